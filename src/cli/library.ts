/** `healify library list | remove | search`. Results go to `output`, progress and remarks to `remarks`. */
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { z } from "zod";
import type { RankedPassage } from "#contracts/passage.ts";
import { removeSource, type SkippedItem } from "#library/change-library.ts";
import { type Library, openLibrary } from "#library/library.ts";
import { ensureStarterLibrary } from "#library/starter-library.ts";
import { withdrawnPassages } from "#library/withdrawn-passages.ts";
import { CommandFault } from "./command-fault.ts";

export interface CommandStreams {
  readonly input: Readable;
  readonly output: Writable;
  readonly remarks: Writable;
}

const mostSkippedShown = 20;
/** More than the ten that the command promises, so that a reader can look further down. */
export const passagesPerQuestion = 20;

export function tellSkipped(skipped: readonly SkippedItem[], remarks: Writable): void {
  for (const { name, why } of skipped.slice(0, mostSkippedShown))
    remarks.write(`skipped ${name}: ${why}\n`);
  const more = skipped.length - mostSkippedShown;
  if (more > 0) remarks.write(`… and ${more} more\n`);
}

export async function listLibrary(folder: string, streams: CommandStreams): Promise<void> {
  await prepare(folder, streams);
  await withLibrary(folder, async (library) => {
    for (const { source, documents, passages } of await library.sources()) {
      streams.output.write(`${source}\t${documents} documents\t${passages} passages\n`);
    }
    streams.output.write(`library\t${library.version}\n`);
  });
}

export async function removeFromLibrary(
  folder: string,
  source: string,
  streams: CommandStreams,
): Promise<void> {
  await prepare(folder, streams);
  await withLibrary(folder, (library) => mustHold(library, source));
  const version = await removeSource(folder, source);
  streams.output.write(`${source} is removed. Library ${version} is in use.\n`);
  tellWithdrawn(folder, source, streams);
}

/** Answers that cited one of these rest on a text that is not there any more. */
export function tellWithdrawn(folder: string, source: string, { output }: CommandStreams): void {
  const gone = withdrawnPassages(folder).filter((passage) => passage.source === source);
  if (gone.length === 0) return;
  output.write(
    `${gone.length} passages of ${source} that answers may have cited are withdrawn or changed: see "healify library diff".\n`,
  );
}

const searchLine = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

/** Reads JSON lines `{id, text}` and writes a line `{id, passages}` for each. */
export async function searchInLibrary(
  folder: string,
  source: string | undefined,
  streams: CommandStreams,
): Promise<void> {
  await prepare(folder, streams);
  await withLibrary(folder, async (library) => {
    if (source !== undefined) await mustHold(library, source);
    let number = 0;
    for await (const line of createInterface({
      input: streams.input,
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      number += 1;
      if (line.trim() === "") continue;
      const { id, text } = readLine(line, number);
      const found = await library.search(text, {
        limit: passagesPerQuestion,
        ...(source !== undefined && { source }),
      });
      streams.output.write(`${JSON.stringify({ id, passages: found.map(shownPassage) })}\n`);
    }
  });
}

function readLine(line: string, number: number): z.infer<typeof searchLine> {
  try {
    return searchLine.parse(JSON.parse(line));
  } catch {
    throw new CommandFault(`Line ${number} is not JSON of the form {"id": "…", "text": "…"}.`);
  }
}

function shownPassage({ rank, score, passage }: RankedPassage) {
  const { title, publisher, url, sourceIds } = passage;
  return { rank, score: Number(score.toFixed(3)), title, publisher, url, sourceIds };
}

async function mustHold(library: Library, source: string): Promise<void> {
  const held = (await library.sources()).map((counted) => counted.source);
  if (held.includes(source)) return;
  throw new CommandFault(`The library holds no source "${source}": it holds ${held.join(", ")}.`);
}

/** A fresh installation has its starter topics before anything else is asked of its library. */
export async function prepare(folder: string, { remarks }: CommandStreams): Promise<void> {
  const { skipped } = await ensureStarterLibrary(folder);
  tellSkipped(skipped, remarks);
}

async function withLibrary(
  folder: string,
  use: (library: Library) => Promise<void>,
): Promise<void> {
  const library = await openLibrary(folder);
  try {
    await use(library);
  } finally {
    await library.close();
  }
}
