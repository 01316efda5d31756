/** Brings the topics that ship with the project into the library folder, when they are not there yet. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { byHand, importSource, type SkippedItem } from "./change-library.ts";
import { isReadable, readMarks } from "./file-marks.ts";
import { importStarter } from "./importers/starter.ts";
import { currentLibraryFile, versionOf } from "./library-folder.ts";

export interface StarterState {
  readonly version: string;
  readonly skipped: readonly SkippedItem[];
}

export const starterTopics = fileURLToPath(new URL("./starter/", import.meta.url));

/**
 * Imports the shipped topics on the first start and after they changed; other sources stay, and so does what
 * a person did to the starter source by hand. `topics` is the folder
 * of Markdown files; a damaged one is named in `skipped` and the others are used.
 */
export async function ensureStarterLibrary(
  folder: string,
  topics = starterTopics,
): Promise<StarterState> {
  const current = currentLibraryFile(folder);
  const mark = hashOfTopics(topics);
  const before = current !== null && isReadable(current) ? readMarks(current).get("starter") : null;
  if (current !== null && (before === mark || before === byHand)) {
    return { version: versionOf(current), skipped: [] };
  }
  const { version, skipped } = await importSource(folder, {
    source: "starter",
    mark,
    documents: (report) => importStarter(topics, report),
  });
  return { version, skipped };
}

/** Counts up when the importer makes other passages, or other names, of the same topics. */
const importerRevision = 3;

function hashOfTopics(topics: string): string {
  const hash = createHash("sha256").update(`importer ${importerRevision}\n`);
  for (const name of readdirSync(topics)
    .filter((file) => file.endsWith(".md"))
    .sort()) {
    hash.update(`${name}\n`).update(readFileSync(join(topics, name)));
  }
  return hash.digest("hex").slice(0, 16);
}
