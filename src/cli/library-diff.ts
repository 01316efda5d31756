/** `healify library diff`: what changed between two library files, passage by passage. */
import { statSync } from "node:fs";
import { type ChangedPassage, diffLibraries } from "#library/library-diff.ts";
import { currentLibraryFile, libraryFile, previousLibraryFile } from "#library/library-folder.ts";
import { CommandFault } from "./command-fault.ts";
import type { CommandStreams } from "./library.ts";

/** `from` and `to` are versions; without them, the library before the one in use, and the one in use. */
export function diffLibrary(
  folder: string,
  from: string | undefined,
  to: string | undefined,
  { output }: CommandStreams,
): void {
  const before = from === undefined ? previousLibraryFile(folder) : libraryFile(folder, from);
  const now = to === undefined ? currentLibraryFile(folder) : libraryFile(folder, to);
  if (before === null || now === null)
    throw new CommandFault("There is no library to compare with: nothing was changed yet.");
  for (const file of [before, now])
    if (statSync(file, { throwIfNoEntry: false }) === undefined)
      throw new CommandFault(`${file} is not there: only the last two libraries are kept.`);
  const differences = diffLibraries(before, now);
  if (differences.length === 0) output.write("No passage differs.\n");
  for (const { source, added, removed, changed } of differences) {
    output.write(
      `${source}\t${added.length} added\t${removed.length} removed\t${changed.length} changed\n`,
    );
    for (const one of removed) output.write(`- ${lineOf(one)}\n`);
    for (const one of changed) output.write(`~ ${lineOf(one)}\n`);
    for (const one of added) output.write(`+ ${lineOf(one)}\n`);
  }
}

function lineOf({ title, heading, before, now }: ChangedPassage): string {
  const ids = [before, now].filter((id) => id !== null).join(" → ");
  return `${ids}\t${title}: ${heading}`;
}
