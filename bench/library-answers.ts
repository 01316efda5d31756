/**
 * Prints library answers as a person sees them, over the starter library, to be read by people:
 *   node bench/library-answers.ts "my back hurts" "what is gout"
 *   node bench/library-answers.ts --thirty [--units 50]    the thirty questions, and units drawn from the answers
 * Without any question: the tuning questions. It ends with how many were answered and how hard they are to read.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { Citation } from "#contracts/passage.ts";
import { type Library, openLibrary } from "#library/library.ts";
import { readingGrade } from "#library/reading-level.ts";
import { ensureStarterLibrary } from "#library/starter-library.ts";
import { triage } from "#safety/triage.ts";
import { SeededRandom } from "#tests/support/seeded-random.ts";
import { libraryAnswer } from "#worker/grounding/library-answer.ts";

/** As many as the worker reads. */
const passagesRead = 12;

type Asked = { question: string; about: "health" | "other" };
type Told = Asked & { head: string; text: string; sources: Citation[] };

const tuningLine = z.object({ split: z.string(), message: z.string() });
const thirtyLine = z.object({ text: z.string(), about: z.enum(["health", "other"]) });

const linesOf = (file: string): unknown[] =>
  readFileSync(new URL(file, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));

const tuningQuestions = (): Asked[] =>
  linesOf("everyday-questions.jsonl")
    .map((line) => tuningLine.parse(line))
    .flatMap(({ split, message }) =>
      split === "tuning" ? [{ question: message, about: "health" }] : [],
    );

const thirtyQuestions = (): Asked[] =>
  linesOf("thirty-questions.jsonl")
    .map((line) => thirtyLine.parse(line))
    .map(({ text, about }) => ({ question: text, about }));

async function answerOf(library: Library, asked: Asked): Promise<Told> {
  const { question } = asked;
  const found = triage({ messages: [{ text: question, at: 0 }], now: 0 });
  const answer = libraryAnswer({
    question,
    triage: found,
    passages: await library.search(question, { limit: passagesRead, floor: true }),
    related: (documentId) => library.document(documentId),
  });
  let text = "";
  const sources: Citation[] = [];
  for await (const part of answer) {
    if (part.type === "reply-delta") text += part.text;
    if (part.type === "reply-source") sources.push(part);
  }
  const rules = found.rules.map(({ id }) => id).join(" ");
  const head = `${found.kind}, ${found.disposition}, ${text.split(/\s+/).length} words, grade ${gradeOf(text).toFixed(1)}, rules: ${rules}`;
  return { ...asked, head, text, sources };
}

/** A citation is no word that a reader reads. */
const gradeOf = (text: string): number => readingGrade(text.replace(/ ?\[\d+\]/g, ""));

function printAnswer({ question, head, text, sources }: Told): void {
  console.log(`\n${"=".repeat(100)}\n> ${question}\n  ${head}\n\n${text}`);
  for (const { n, title, publisher, url } of sources)
    console.log(`  [${n}] ${title} · ${publisher} · ${url}`);
}

function printFigures(told: readonly Told[]): void {
  for (const about of ["health", "other"] as const) {
    const those = told.filter((each) => each.about === about);
    const answered = those.filter(({ sources }) => sources.length > 0);
    console.log(
      `\n${about}: ${those.length} asked, ${answered.length} answered, ${those.length - answered.length} nothing found`,
    );
  }
  const grades = told.map(({ text }) => gradeOf(text)).sort((a, b) => a - b);
  const steps = [1, 2, 3, 4, 5, 6, 7, 8].map((step) => {
    const n = grades.filter((grade) => grade >= step && grade < step + 1).length;
    return `grade ${step} to ${step + 1}: ${n}`;
  });
  console.log(`${steps.join(" · ")} · above 8: ${grades.filter((grade) => grade > 8).length}`);
  const middle = grades[Math.floor(grades.length / 2)] ?? 0;
  console.log(
    `lowest ${grades[0]?.toFixed(1)}, median ${middle.toFixed(1)}, highest ${grades.at(-1)?.toFixed(1)}`,
  );
}

/** What stands before a citation, back to the citation or heading before it: what was quoted as one piece. */
function printUnits(told: readonly Told[], count: number): void {
  const units = told.flatMap(({ question, text, sources }) =>
    text.split(/\n\n(?=## )/).flatMap((part) => {
      const [heading, ...rest] = part.split("\n\n");
      const pieces = rest.join("\n\n").matchAll(/([\s\S]*?) \[(\d+)\](?: \([^)]*\))?(?:\n\n|$)/g);
      return Array.from(pieces, ([, unit = "", n]) => ({
        question,
        heading,
        unit: unit.trim(),
        id: sources.find((source) => String(source.n) === n)?.passageId ?? "?",
      }));
    }),
  );
  const drawn = new SeededRandom(20_261_123).shuffled(units).slice(0, count);
  console.log(`\n${units.length} units quoted, ${drawn.length} drawn`);
  for (const [i, { question, heading, unit, id }] of drawn.entries())
    console.log(`\n--- ${i + 1} · ${id} · ${heading} · (${question})\n${unit}`);
}

const { values, positionals } = parseArgs({
  options: { thirty: { type: "boolean" }, units: { type: "string", default: "0" } },
  allowPositionals: true,
});
const given = positionals.map((question): Asked => ({ question, about: "health" }));
const asked = values.thirty ? thirtyQuestions() : given.length > 0 ? given : tuningQuestions();
const folder = mkdtempSync(join(tmpdir(), "healify-answers-"));
try {
  await ensureStarterLibrary(folder);
  const library = await openLibrary(folder);
  try {
    const told: Told[] = [];
    for (const each of asked) told.push(await answerOf(library, each));
    for (const each of told) printAnswer(each);
    printFigures(told);
    if (values.units !== "0") printUnits(told, Number(values.units));
  } finally {
    await library.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
