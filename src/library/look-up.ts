/** Reads passages by id, documents and the list of sources from an open library file. */
import { z } from "zod";
import type { Passage } from "#contracts/passage.ts";
import type { OpenLibraryFile } from "./open-library-file.ts";
import type { SourceCount } from "./thread-messages.ts";

const place = z.object({ row: z.number(), text: z.number() });

/** In the order of the ids; an id that is not there is left out. */
export function passagesById(library: OpenLibraryFile, ids: readonly string[]): Passage[] {
  const find = library.db.prepare(
    `SELECT min(p.number) AS row, p.text FROM texts t JOIN placements p ON p.text = t.number
     WHERE t.id = ? GROUP BY p.text`,
  );
  return ids.flatMap((id) => passageIn(library, find.get(id)));
}

/** In the order of the page; empty when there is no such document. */
export function passagesOfDocument(library: OpenLibraryFile, documentId: string): Passage[] {
  const rows = library.db
    .prepare(
      `SELECT p.number AS row, p.text FROM documents d JOIN placements p ON p.document = d.number
       WHERE d.id = ? ORDER BY d.source, p.number`,
    )
    .all(documentId);
  return rows.flatMap((row) => passageIn(library, row));
}

function passageIn(library: OpenLibraryFile, found: unknown): Passage[] {
  if (found === undefined) return [];
  const { row, text } = place.parse(found);
  const passage = library.passageAt(row, text);
  return passage === null ? [] : [passage];
}

const countRow = z.object({ source: z.string(), passages: z.number(), documents: z.number() });

/** Identical texts count once. */
export function countSources(library: OpenLibraryFile): SourceCount[] {
  const rows = library.db
    .prepare(
      `SELECT d.source, count(DISTINCT p.text) AS passages, count(DISTINCT d.number) AS documents
       FROM documents d JOIN placements p ON p.document = d.number GROUP BY d.source ORDER BY d.source`,
    )
    .all();
  return rows.map((row) => countRow.parse(row));
}
