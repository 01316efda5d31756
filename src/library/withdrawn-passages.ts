/**
 * The passages that the library once held and holds no more, because their source was removed or says something else
 * now: answers that cited one of them rest on a text that its publisher took back or changed.
 */
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { passageIdSchema } from "#contracts/ids.ts";
import { diffLibraries } from "./library-diff.ts";
import { currentLibraryFile } from "./library-folder.ts";

const withdrawnSchema = z.object({
  id: passageIdSchema,
  source: z.string(),
  documentId: z.string(),
  title: z.string(),
  /** YYYY-MM-DD, UTC. */
  since: z.string(),
  /** The passage that stands in its place now; null where the text is gone. */
  replacedBy: passageIdSchema.nullable(),
});
export type WithdrawnPassage = z.infer<typeof withdrawnSchema>;

/** Of the library in use in this folder, by id; empty where there is none. */
export function withdrawnPassages(folder: string): WithdrawnPassage[] {
  const file = currentLibraryFile(folder);
  return file === null ? [] : readWithdrawn(file);
}

function readWithdrawn(file: string): WithdrawnPassage[] {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = db
      .prepare(
        `SELECT id, source, document_id AS documentId, title, since, replaced_by AS replacedBy
         FROM withdrawn ORDER BY id`,
      )
      .all();
    return rows.map((row) => withdrawnSchema.parse(row));
  } finally {
    db.close();
  }
}

/** Writes into a finished file what it no longer holds of the one before it, and what that one had lost already. */
export function noteWithdrawn(built: string, before: string, now = new Date()): void {
  const since = now.toISOString().slice(0, 10);
  const lost = diffLibraries(before, built).flatMap(({ removed, changed }) =>
    [...removed, ...changed].flatMap(
      ({ before: id, now: replacedBy, source, documentId, title }) =>
        id === null ? [] : [{ id, source, documentId, title, since, replacedBy }],
    ),
  );
  const db = new DatabaseSync(built);
  try {
    db.exec("BEGIN");
    const add = db.prepare(
      `INSERT OR IGNORE INTO withdrawn SELECT ?1, ?2, ?3, ?4, ?5, ?6
       WHERE NOT EXISTS (SELECT 1 FROM placements WHERE id = ?1)`,
    );
    for (const { id, source, documentId, title, since, replacedBy } of [
      ...readWithdrawn(before),
      ...lost,
    ])
      add.run(id, source, documentId, title, since, replacedBy);
    db.exec("COMMIT");
  } finally {
    db.close();
  }
}
