/** Writes what a search would else have to work out for every question: facts of rows, and the best rows of common words. */
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { consumerMeanings } from "./consumer-words.ts";
import { bm25, commonPassages } from "./library-schema.ts";
import { stopWords } from "./stop-words.ts";

/** Further down its list a word has next to no say in what is found. */
const mostRowsOfWord = 4_000;

export function indexRows(db: DatabaseSync): void {
  indexRowFacts(db);
  indexBestRows(db);
}

const placement = z.object({ document: z.number(), text: z.number(), source_ids: z.string() });

/** Of each row, by its number: its document, its text or the first that says the same, and the answer of its document that it is part of. */
function indexRowFacts(db: DatabaseSync): void {
  const documents = [0];
  const texts = [0];
  const answers = [0];
  const answerNumbers = new Map<string, number>();
  let documentBefore = 0;
  const rows = db.prepare(
    `SELECT p.document, t.fold AS text, p.source_ids FROM placements p JOIN texts t ON t.number = p.text ORDER BY p.number`,
  );
  for (const raw of rows.iterate()) {
    const { document, text, source_ids: ids } = placement.parse(raw);
    if (document !== documentBefore) answerNumbers.clear();
    documentBefore = document;
    const answer = answerNumbers.get(ids) ?? answerNumbers.size;
    answerNumbers.set(ids, answer);
    documents.push(document);
    texts.push(text);
    answers.push(answer);
  }
  const add = db.prepare("INSERT INTO row_facts VALUES (?, ?)");
  for (const [name, numbers] of Object.entries({ documents, texts, answers }))
    add.run(name, bytesOf(Uint32Array.from(numbers)));
}

function indexBestRows(db: DatabaseSync): void {
  const read = db.prepare(`SELECT rowid, ${bm25} FROM passage_words WHERE passage_words MATCH ?`);
  read.setReturnArrays(true);
  const add = db.prepare("INSERT INTO best_rows VALUES (?, ?, ?)");
  for (const stems of commonSearches(db)) {
    const all = Object.values(read.all(`"${stems}"`)).map((pair): [number, number] => [
      Number(pair[0]),
      Number(pair[1]),
    ]);
    const best = all.toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, mostRowsOfWord);
    best.sort((a, b) => a[0] - b[0]);
    const rows = Uint32Array.from(best, ([row]) => row);
    const scores = Float32Array.from(best, ([, score]) => score);
    add.run(stems, bytesOf(rows), bytesOf(scores));
  }
}

/** Common stems, and the sequences of them that are looked for as one: names and our own table's phrases. */
function commonSearches(db: DatabaseSync): ReadonlySet<string> {
  const stem = z.object({ term: z.string() });
  const rows = db.prepare("SELECT term FROM passage_stems WHERE doc >= ?").all(commonPassages);
  const common = new Set(rows.map((row) => stem.parse(row).term));
  const name = z.object({ name: z.string() });
  const names = db.prepare("SELECT DISTINCT name FROM names").all();
  const stemOf = stemReader(db);
  const sequences = [
    ...names.map((row) => name.parse(row).name.split(" ")),
    ...consumerMeanings.flat().map((words) => words.map(stemOf)),
  ];
  return new Set([
    ...common.difference(stopWords),
    ...sequences
      .filter((stems) => stems.length > 1 && stems.every((one) => common.has(one)))
      .map((stems) => stems.join(" ")),
  ]);
}

function stemReader(db: DatabaseSync): (word: string) => string {
  const find = db.prepare("SELECT stem FROM words WHERE word = ?");
  return (word) => z.object({ stem: z.string() }).safeParse(find.get(word)).data?.stem ?? word;
}

/** As this machine writes them: little-endian on every machine that Node runs on. */
const bytesOf = (numbers: Uint32Array | Float32Array): Uint8Array =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
