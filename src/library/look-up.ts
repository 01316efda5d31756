/** Reads passages by id, documents and the list of sources from an open library file. */
import type { OpenLibraryFile } from "./open-library-file.ts";
import type { StoredPassage } from "./passage-queries.ts";
import { numberIn, type Row, textIn } from "./row-values.ts";
import type { SourceCount } from "./thread-messages.ts";

/** In the order of the ids; an id that is not there is left out. */
export function passagesById(library: OpenLibraryFile, ids: readonly string[]): StoredPassage[] {
  const find = library.db.prepare(
    "SELECT number AS row FROM placements WHERE id = ? ORDER BY number LIMIT 1",
  );
  const places: Row[] = [];
  for (const id of ids) {
    const place = find.get(id);
    if (place !== undefined) places.push(place);
  }
  return passagesIn(library, places);
}

/** In the order of the page; empty when there is no such document. */
export function passagesOfDocument(library: OpenLibraryFile, documentId: string): StoredPassage[] {
  const rows = library.db
    .prepare(
      `SELECT p.number AS row FROM documents d JOIN placements p ON p.document = d.number
       WHERE d.id = ? ORDER BY d.source, p.number`,
    )
    .all(documentId);
  return passagesIn(library, rows);
}

function passagesIn(library: OpenLibraryFile, places: readonly Row[]): StoredPassage[] {
  return places.flatMap((place) => {
    const passage = library.passageAt(numberIn(place, "row"));
    return passage === null ? [] : [passage];
  });
}

/** Identical texts count once. */
export function countSources(library: OpenLibraryFile): SourceCount[] {
  const rows = library.db
    .prepare(
      `SELECT d.source, count(DISTINCT p.text) AS passages, count(DISTINCT d.number) AS documents
       FROM documents d JOIN placements p ON p.document = d.number GROUP BY d.source ORDER BY d.source`,
    )
    .all();
  return rows.map((row) => ({
    source: textIn(row, "source"),
    passages: numberIn(row, "passages"),
    documents: numberIn(row, "documents"),
  }));
}
