/** Reads the documents of a library file back as drafts, to carry them into the next file. */
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { passageSectionSchema, readSourceSchema } from "#contracts/passage.ts";
import type { DraftDocument, DraftPassage } from "./draft.ts";

const strings = z.array(z.string());
const documentRow = z.object({
  number: z.number(),
  source: z.string(),
  id: z.string(),
  title: z.string(),
  synonyms: z.string(),
  publisher: z.string(),
  url: z.string(),
  licence: z.string(),
  language: z.string(),
  written_on: z.string().nullable(),
  review_by: z.string().nullable(),
  reviewed_by: z.string().nullable(),
});
const placementRow = z.object({
  heading: z.string(),
  section: passageSectionSchema,
  text: z.string(),
  source_ids: z.string(),
  rests_on: z.string().nullable(),
  url: z.string().nullable(),
});

export interface StoredDraft {
  readonly source: string;
  readonly document: DraftDocument;
}

/** Every document but those of one source. */
export function* readDraftsExcept(file: string, source: string): Generator<StoredDraft> {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const placements = db.prepare(
      `SELECT p.heading, p.section, t.text, p.source_ids, p.rests_on, p.url
       FROM placements p JOIN texts t ON t.number = p.text WHERE p.document = ? ORDER BY p.number`,
    );
    const documents = db.prepare("SELECT * FROM documents WHERE source <> ? ORDER BY number");
    for (const raw of documents.iterate(source)) {
      const row = documentRow.parse(raw);
      const passages = placements.all(row.number).map(passageOf);
      yield { source: row.source, document: documentOf(row, passages) };
    }
  } finally {
    db.close();
  }
}

function documentOf(
  row: z.infer<typeof documentRow>,
  passages: readonly DraftPassage[],
): DraftDocument {
  return {
    id: row.id,
    title: row.title,
    synonyms: strings.parse(JSON.parse(row.synonyms)),
    publisher: row.publisher,
    url: row.url,
    licence: row.licence,
    language: row.language,
    writtenOn: row.written_on,
    reviewBy: row.review_by,
    reviewedBy: row.reviewed_by,
    passages,
  };
}

function passageOf(raw: unknown): DraftPassage {
  const row = placementRow.parse(raw);
  return {
    heading: row.heading,
    section: row.section,
    text: row.text,
    sourceIds: strings.parse(JSON.parse(row.source_ids)),
    restsOn:
      row.rests_on === null ? undefined : z.array(readSourceSchema).parse(JSON.parse(row.rests_on)),
    url: row.url ?? undefined,
  };
}
