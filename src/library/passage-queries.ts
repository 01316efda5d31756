/** What an open library file holds in a row: the facts that ranking needs, and the passage itself. */
import type { DatabaseSync } from "node:sqlite";
import { keepRecent } from "./keep-recent.ts";
import { numberIn, textIn, textsIn } from "./row-values.ts";

/** A passage as the file holds it; whoever receives it from the thread checks it against the contract. */
export type StoredPassage = Readonly<Record<string, unknown>>;

export interface StoredDocument {
  /** Its rows stand together: the builder writes document after document. */
  readonly first: number;
  readonly last: number;
  /** The words of its title as they are indexed, each with the number of passages that hold it. */
  readonly titleStems: readonly (readonly [stem: string, passages: number])[];
}

const mostKeptHeadings = 2_000;
const mostKeptDocuments = 6_000;
const mostKeptPassages = 500;

export function passageQueries(db: DatabaseSync) {
  const heading = db.prepare("SELECT heading FROM placements WHERE number = ?");
  const document = db.prepare(
    `SELECT title_stems, (SELECT min(number) FROM placements WHERE document = ?1) AS first,
       (SELECT max(number) FROM placements WHERE document = ?1) AS last
     FROM documents WHERE number = ?1`,
  );
  return {
    /** In lower case. */
    headingOf: keepRecent(mostKeptHeadings, (row: number): string =>
      textIn(heading.get(row), "heading").toLowerCase(),
    ),
    storedDocument: keepRecent(mostKeptDocuments, (number: number): StoredDocument => {
      const found = document.get(number);
      return {
        first: numberIn(found, "first"),
        last: numberIn(found, "last"),
        titleStems: stemCounts(textIn(found, "title_stems")),
      };
    }),
    /** The passage that stands in this row, with the ids of all items of its source that have its text. */
    passageAt: keepRecent(mostKeptPassages, passageReader(db)),
  };
}

function passageReader(db: DatabaseSync): (row: number) => StoredPassage | null {
  const passage = db.prepare(
    `SELECT p.id, d.source, d.id AS documentId, p.source_ids AS sourceIds, d.title, p.heading, p.section,
       t.text, d.synonyms, d.publisher, coalesce(p.url, d.url) AS url, d.licence, d.language,
       d.written_on AS writtenOn, d.review_by AS reviewBy, d.reviewed_by AS reviewedBy,
       p.rests_on AS restsOn, p.text AS textNumber
     FROM placements p JOIN documents d ON d.number = p.document JOIN texts t ON t.number = p.text
     WHERE p.number = ?`,
  );
  const sharers = db.prepare(
    `SELECT p.source_ids AS sourceIds FROM placements p JOIN documents d ON d.number = p.document
     WHERE p.text = ? AND d.source = ? ORDER BY p.number`,
  );
  return (row) => {
    const found = passage.get(row);
    if (found === undefined) return null;
    const { restsOn, textNumber, ...plain } = found;
    const shared = sharers.all(numberIn(found, "textNumber"), textIn(found, "source"));
    const ids = [found, ...shared].flatMap((one) => textsIn(one, "sourceIds"));
    return {
      ...plain,
      sourceIds: [...new Set(ids)],
      synonyms: textsIn(found, "synonyms"),
      ...(typeof restsOn === "string" && { restsOn: JSON.parse(restsOn) }),
    };
  };
}

function stemCounts(json: string): [string, number][] {
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list.map((pair) => [String(pair[0]), Number(pair[1])]) : [];
}
