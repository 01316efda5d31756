/** Fetches a file of a public institute over https, with a bound on its size and on how long it may stand still. */
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export interface FetchLimits {
  readonly mostBytes: number;
  /** Longest silence of the other side, in milliseconds. */
  readonly silenceMs: number;
}

/** What the other side did wrong, as a sentence for the one who runs the server. */
export class FetchFault extends Error {}

/** The page as text. Throws `FetchFault`. */
export async function fetchText(url: URL, limits: FetchLimits): Promise<string> {
  const pieces: Uint8Array[] = [];
  await readBody(
    url,
    limits,
    () => undefined,
    async (body) => {
      for await (const piece of body) pieces.push(piece);
    },
  );
  return Buffer.concat(pieces).toString("utf8");
}

/** Writes the file; what was written before a fault stays, for the caller to remove. Throws `FetchFault`. */
export async function fetchFile(
  url: URL,
  file: string,
  limits: FetchLimits,
  onProgress: (bytes: number, of: number | null) => void,
): Promise<void> {
  await readBody(url, limits, onProgress, (body) =>
    pipeline(Readable.from(body), createWriteStream(file, { mode: 0o600 })),
  );
}

type Body = AsyncIterable<Uint8Array>;

async function readBody(
  url: URL,
  limits: FetchLimits,
  onProgress: (bytes: number, of: number | null) => void,
  use: (body: Body) => Promise<void>,
): Promise<void> {
  mustBeSafe(url);
  const giveUp = new AbortController();
  const silence = setTimeout(
    () =>
      giveUp.abort(new FetchFault(`${url.host} said nothing for ${limits.silenceMs / 1000} s.`)),
    limits.silenceMs,
  );
  try {
    const response = await fetch(url, { signal: giveUp.signal });
    mustBeSafe(new URL(response.url));
    if (!response.ok || response.body === null)
      throw new FetchFault(`${url.href} answered ${response.status}.`);
    const of = Number(response.headers.get("content-length")) || null;
    await use(
      bounded(response.body, url, limits, (bytes) => {
        silence.refresh();
        onProgress(bytes, of);
      }),
    );
  } catch (fault) {
    giveUp.abort();
    if (fault instanceof FetchFault) throw fault;
    throw new FetchFault(`${url.href} can't be fetched (${reasonOf(fault)}).`);
  } finally {
    clearTimeout(silence);
  }
}

async function* bounded(
  body: Body,
  url: URL,
  { mostBytes }: FetchLimits,
  onBytes: (bytes: number) => void,
): Body {
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > mostBytes)
      throw new FetchFault(`${url.href} is larger than ${mostBytes / 1e6} MB.`);
    onBytes(bytes);
    yield piece;
  }
}

/** Texts about health come encrypted, also after a redirect; this machine itself may serve them plainly. */
function mustBeSafe({ protocol, hostname, href }: URL): void {
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  if (protocol === "https:" || (protocol === "http:" && isHere)) return;
  throw new FetchFault(`${href} is not an https address.`);
}

/** fetch() hides what happened in the cause. */
function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  return fault.cause instanceof Error ? fault.cause.message : fault.message;
}
