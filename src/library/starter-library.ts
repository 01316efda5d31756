/** Brings the topics that ship with the project into the library folder, when they are not there yet. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SignOff } from "#contracts/sign-off.ts";
import { byHand, importSource, type SkippedItem } from "./change-library.ts";
import { isReadable, readMarks } from "./file-marks.ts";
import { starterImporter } from "./importers/starter.ts";
import { currentLibraryFile, versionOf } from "./library-folder.ts";
import { readSignOffs } from "./sign-offs.ts";

export interface StarterState {
  readonly version: string;
  readonly skipped: readonly SkippedItem[];
}

export const starterTopics = fileURLToPath(new URL("./starter/", import.meta.url));

/**
 * Imports the shipped topics on the first start, after they changed, and after a clinician signed some; other sources stay, and so does what
 * a person did to the starter source by hand. `topics` is the folder
 * of Markdown files; a damaged one is named in `skipped` and the others are used.
 */
export async function ensureStarterLibrary(
  folder: string,
  topics = starterTopics,
  onDamagedSignOffs?: (file: string) => void,
): Promise<StarterState> {
  const current = currentLibraryFile(folder);
  const signOffs = readSignOffs(folder, onDamagedSignOffs).filter(({ kind }) => kind === "topic");
  const mark = markOf(topics, signOffs);
  const before = current !== null && isReadable(current) ? readMarks(current).get("starter") : null;
  if (current !== null && (before === mark || before === byHand)) {
    return { version: versionOf(current), skipped: [] };
  }
  const { version, skipped } = await importSource(folder, {
    source: "starter",
    mark,
    documents: (report) => starterImporter(signOffs)(topics, report),
  });
  return { version, skipped };
}

/** Counts up when the importer makes other passages, or other names, of the same topics. */
const importerRevision = 3;

function markOf(topics: string, signOffs: readonly SignOff[]): string {
  const hash = createHash("sha256").update(`importer ${importerRevision}\n`);
  if (signOffs.length > 0) hash.update(`${JSON.stringify(signOffs)}\n`);
  for (const name of readdirSync(topics)
    .filter((file) => file.endsWith(".md"))
    .sort()) {
    hash.update(`${name}\n`).update(readFileSync(join(topics, name)));
  }
  return hash.digest("hex").slice(0, 16);
}
