/** Adding and removing a source: each writes a new library file and then puts it in use in one step. */
import { rmSync } from "node:fs";
import { noteAdded } from "./added-at.ts";
import type { DraftDocument } from "./draft.ts";
import { canBeCarriedOver, isReadable, readMarks } from "./file-marks.ts";
import { withImportLock } from "./import-lock.ts";
import {
  createLibraryBuilder,
  type FinishedLibrary,
  type LibraryBuilder,
} from "./library-builder.ts";
import {
  currentLibraryFile,
  newBuildingFile,
  putInUse,
  removeLeftovers,
} from "./library-folder.ts";
import { readDraftsExcept } from "./read-drafts.ts";
import { noteWithdrawn } from "./withdrawn-passages.ts";

export interface SkippedItem {
  readonly name: string;
  readonly why: string;
}
export interface ImportResult {
  readonly version: string;
  readonly documents: number;
  readonly passages: number;
  /** So many of the passages repeat another of the library, word for word or nearly: an answer lists one of them. */
  readonly folded: number;
  readonly skipped: readonly SkippedItem[];
}
export interface SourceImport {
  readonly source: string;
  /** What the source is made from, where that can be told, see `ensureStarterLibrary`. */
  readonly mark?: string | undefined;
  /** The documents, and a place to report what they leave out. */
  documents(report: { skipped(name: string, why: string): void }): AsyncIterable<DraftDocument>;
  readonly onProgress?: ((documents: number) => void) | undefined;
}

/** Nothing could be read from what was given; the library in use is unchanged. */
export class EmptyImport extends Error {
  readonly skipped: readonly SkippedItem[];
  constructor(skipped: readonly SkippedItem[]) {
    super("Nothing to import was found there.");
    this.skipped = skipped;
  }
}

/** Replaces what the library holds of this source. Whatever fails, the library in use stays as it was. */
export async function importSource(folder: string, wanted: SourceImport): Promise<ImportResult> {
  const skipped: SkippedItem[] = [];
  let documents = 0;
  let passages = 0;
  const { version, folded } = await rebuild(folder, wanted.source, async (builder) => {
    const report = { skipped: (name: string, why: string) => void skipped.push({ name, why }) };
    for await (const document of wanted.documents(report)) {
      if (builder.add(wanted.source, document)) {
        documents += 1;
        passages += document.passages.length;
        wanted.onProgress?.(documents);
      } else {
        const why = document.passages.length === 0 ? "it holds no text" : "its id came twice";
        skipped.push({ name: document.id, why });
      }
    }
    if (documents === 0) throw new EmptyImport(skipped);
    if (wanted.mark !== undefined) builder.mark(wanted.source, wanted.mark);
  });
  const foldedHere = folded.get(wanted.source) ?? 0;
  return { version, documents, passages, folded: foldedHere, skipped };
}

/** The mark of a source that a person added or removed by hand: a start does not undo that. */
export const byHand = "by hand";

/** Gives the new version. */
export async function removeSource(folder: string, source: string): Promise<string> {
  const removed = await rebuild(folder, source, async (builder) => builder.mark(source, byHand));
  return removed.version;
}

function rebuild(
  folder: string,
  source: string,
  fill: (builder: LibraryBuilder) => Promise<void>,
): Promise<FinishedLibrary> {
  return withImportLock(folder, async () => {
    removeLeftovers(folder);
    const current = currentLibraryFile(folder);
    const building = newBuildingFile(folder);
    const builder = createLibraryBuilder(building);
    let finished = false;
    try {
      await fill(builder);
      if (current !== null && canBeCarriedOver(current)) carryOver(builder, current, source);
      const built = builder.finish();
      finished = true;
      if (current !== null && isReadable(current)) noteWithdrawn(building, current);
      putInUse(folder, building, built.version);
      noteAdded(folder, source);
      return built;
    } finally {
      if (!finished) builder.abandon();
      rmSync(building, { force: true });
    }
  });
}

/**
 * Takes over the other sources as they are, also from the format before. A file of a later version of this program is
 * not read: its sources have to be added again, as `library list` then shows.
 */
function carryOver(builder: LibraryBuilder, current: string, except: string): void {
  for (const { source, document } of readDraftsExcept(current, except))
    builder.add(source, document);
  for (const [source, mark] of readMarks(current)) {
    if (source !== except) builder.mark(source, mark);
  }
}
