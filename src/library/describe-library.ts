/** What is in the library in use, source by source, for whoever runs the server. */
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import type { LibraryDetails, LibrarySource } from "#contracts/operator-library.ts";
import { readAdded } from "./added-at.ts";
import { isReadable } from "./file-marks.ts";
import { currentLibraryFile, versionOf } from "./library-folder.ts";
import { withdrawnPassages } from "./withdrawn-passages.ts";

/** Of publishers and licences of one source, so many are named. */
const named = 4;

const sourceRow = z.object({ source: z.string(), documents: z.number(), passages: z.number() });
const namesRow = z.object({ name: z.string() });

/** Null where there is no library that this program can read. */
export function describeLibrary(folder: string): LibraryDetails | null {
  const file = currentLibraryFile(folder);
  if (file === null || !isReadable(file)) return null;
  const withdrawn = Map.groupBy(withdrawnPassages(folder), ({ source }) => source);
  const sources = readSources(file, folder, (source) => withdrawn.get(source)?.length ?? 0);
  const held = new Set(sources.map(({ source }) => source));
  const gone = [...withdrawn]
    .filter(([source]) => !held.has(source))
    .map(([source, passages]) => ({ source, withdrawn: passages.length }));
  return { version: versionOf(file), sources, gone };
}

function readSources(
  file: string,
  folder: string,
  withdrawnOf: (source: string) => number,
): LibrarySource[] {
  const added = readAdded(folder);
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = db
      .prepare(
        `SELECT source, count(*) AS documents, sum(held) AS passages FROM (
           SELECT source, (SELECT count(*) FROM placements WHERE document = documents.number) AS held
           FROM documents
         ) GROUP BY source ORDER BY source`,
      )
      .all();
    return rows.map((raw) => {
      const { source, documents, passages } = sourceRow.parse(raw);
      return {
        source,
        documents,
        passages,
        publishers: namesIn(db, "publisher", source),
        licences: namesIn(db, "licence", source),
        addedAt: added[source] ?? null,
        withdrawn: withdrawnOf(source),
      };
    });
  } finally {
    db.close();
  }
}

/** The most frequent ones first. */
function namesIn(db: DatabaseSync, column: "publisher" | "licence", source: string): string[] {
  const rows = db
    .prepare(
      `SELECT ${column} AS name FROM documents WHERE source = ? AND ${column} <> ''
       GROUP BY ${column} ORDER BY count(*) DESC, ${column} LIMIT ${named}`,
    )
    .all(source);
  return rows.map((row) => namesRow.parse(row).name);
}
