/** Reads the files of a tar stream one after the other (POSIX ustar, with pax and GNU long names). */
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";

export interface TarFile {
  readonly name: string;
  readonly content: Buffer;
}

const blockSize = 512;
/** Larger members are passed over: no page of text comes near it. */
const largestFile = 16 * 1024 * 1024;

/** The regular files of a `.tar.gz`. Throws when the archive is cut short or is not one. */
export async function* readTarGz(path: string): AsyncGenerator<TarFile> {
  const gunzip = createGunzip();
  const file = createReadStream(path);
  file.on("error", (fault) => gunzip.destroy(fault));
  const reader = blockReader(file.pipe(gunzip));
  let longName: string | null = null;
  for (;;) {
    const header = await reader.take(blockSize);
    if (header === null || header.every((byte) => byte === 0)) return;
    const size = readSize(header);
    const kind = String.fromCharCode(header[156] ?? 0);
    const padded = Math.ceil(size / blockSize) * blockSize;
    if (size > largestFile) {
      await reader.skip(padded);
      continue;
    }
    const content = (await reader.take(padded)) ?? Buffer.alloc(0);
    if (content.length < size) throw new Error("the archive is cut short");
    const body = content.subarray(0, size);
    if (kind === "L") longName = cString(body);
    else if (kind === "x") longName = paxPath(body) ?? longName;
    else {
      if (kind === "0" || kind === "\0") yield { name: longName ?? nameIn(header), content: body };
      longName = null;
    }
  }
}

function readSize(header: Buffer): number {
  const size = Number.parseInt(cString(header.subarray(124, 136)).trim() || "0", 8);
  if (!Number.isSafeInteger(size) || header.toString("latin1", 257, 262) !== "ustar") {
    throw new Error("the archive is not a tar archive, or is damaged");
  }
  return size;
}

function nameIn(header: Buffer): string {
  const prefix = cString(header.subarray(345, 500));
  const name = cString(header.subarray(0, 100));
  return prefix === "" ? name : `${prefix}/${name}`;
}

function cString(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString("utf8", 0, end === -1 ? bytes.length : end);
}

function paxPath(body: Buffer): string | null {
  return /\d+ path=([^\n]*)\n/.exec(body.toString("utf8"))?.[1] ?? null;
}

function blockReader(stream: AsyncIterable<Buffer>) {
  const source = stream[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  async function take(size: number): Promise<Buffer | null> {
    while (held.length < size) {
      const next = await source.next();
      if (next.done === true) break;
      held = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
    }
    if (held.length === 0 && size > 0) return null;
    const taken = held.subarray(0, size);
    held = held.subarray(size);
    return taken;
  }
  async function skip(size: number): Promise<void> {
    for (let left = size; left > 0; ) {
      const taken = await take(Math.min(left, 64 * 1024));
      if (taken === null) return;
      left -= taken.length;
    }
  }
  return { take, skip };
}
