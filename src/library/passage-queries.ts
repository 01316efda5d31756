/** What an open library file holds in a row: the facts that ranking needs, and the passage itself. */
import type { DatabaseSync } from "node:sqlite";
import { keepRecent } from "./keep-recent.ts";
import { numberIn, textIn, textsIn } from "./row-values.ts";

/** A passage as the file holds it; whoever receives it from the thread checks it against the contract. */
export type StoredPassage = Readonly<Record<string, unknown>>;

/** The words of a title as they are indexed, each with the number of passages that hold it. */
export type TitleStems = readonly (readonly [stem: string, passages: number])[];

const mostKeptTitles = 6_000;
const mostKeptPassages = 500;

export function passageQueries(db: DatabaseSync) {
  const title = db.prepare("SELECT title_stems FROM documents WHERE number = ?");
  return {
    /** In lower case. */
    headingOf: readHeadings(db),
    titleStemsOf: keepRecent(
      mostKeptTitles,
      (document: number): TitleStems => stemCounts(textIn(title.get(document), "title_stems")),
    ),
    /** The passage that stands in this row, with the ids of all items of its source that have its text. */
    passageAt: keepRecent(mostKeptPassages, passageReader(db)),
  };
}

/**
 * All of them in one string: a search compares those of some 220 rows that stand anywhere in the file, and reading them
 * one by one was an eighth of its time. 16,000 answers take 15 ms and 1 MB.
 */
function readHeadings(db: DatabaseSync): (row: number) => string {
  const read = db.prepare("SELECT heading FROM placements ORDER BY number");
  const headings = read.all().map((row) => textIn(row, "heading").toLowerCase());
  const ends = new Uint32Array(headings.length + 1);
  let end = 0;
  for (const [i, heading] of headings.entries()) {
    end += heading.length;
    ends[i + 1] = end;
  }
  const all = headings.join("");
  return (row) => all.slice(ends[row - 1] ?? end, ends[row] ?? end);
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
