/**
 * Measures retrieval on messages with known answers, over a whole MedQuAD import in a temporary folder:
 *   node bench/retrieval-eval.ts --medquad <tar.gz or folder> --questions <jsonl> [--timed <jsonl>]
 * Each line of the questions: {id, message, relevant: [{folder, qid, grade}]}; grade 2 and above counts. `timed` are
 * lines {message | text | Question}, whose searches are only timed.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { importSource } from "#library/change-library.ts";
import { importMedquad } from "#library/importers/medquad.ts";
import { type Library, openLibrary } from "#library/library.ts";
import { currentLibraryFile } from "#library/library-folder.ts";
import { ensureStarterLibrary } from "#library/starter-library.ts";
import { spreadOf } from "./measure/percentiles.ts";

const questionLine = z.object({
  id: z.string(),
  message: z.string(),
  relevant: z.array(z.object({ folder: z.string(), qid: z.string(), grade: z.number() })),
});
type Question = z.infer<typeof questionLine>;

const depth = 10;

async function evaluate(
  medquad: string,
  questionsFile: string,
  alsoTimed: string | undefined,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "healify-retrieval-"));
  try {
    await ensureStarterLibrary(folder);
    const started = performance.now();
    const { documents, passages, folded } = await importSource(folder, {
      source: "medquad",
      documents: (report) => importMedquad(medquad, report),
    });
    const seconds = (performance.now() - started) / 1000;
    const file = currentLibraryFile(folder);
    const megabytes = file === null ? 0 : statSync(file).size / 1e6;
    const peak = process.resourceUsage().maxRSS / 1024;
    console.log(
      `import: ${documents} documents, ${passages} passages (${folded} folded), ${seconds.toFixed(1)} s, ` +
        `peak memory ${peak.toFixed(0)} MB, file ${megabytes.toFixed(0)} MB`,
    );
    const library = await openLibrary(folder);
    try {
      await measure(library, readQuestions(questionsFile));
      if (alsoTimed !== undefined) await timeSearches(library, readMessages(alsoTimed));
    } finally {
      await library.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const perturbations: Readonly<Record<string, (text: string) => string>> = {
  "as written": (text) => text,
  capitals: (text) => text.toUpperCase(),
  "no punctuation": (text) => text.replace(/[^\p{L}\p{N}\s]/gu, " "),
  "swapped letters": swapLetters,
};

/** Swaps two inner letters in every fourth word of six letters or more. */
function swapLetters(text: string): string {
  let long = 0;
  return text.replace(/\p{L}{6,}/gu, (word) => {
    long += 1;
    return long % 4 === 0 ? `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}` : word;
  });
}

async function measure(library: Library, questions: readonly Question[]): Promise<void> {
  const started = performance.now();
  await library.search("a first search", { limit: depth });
  console.log(`first search: ${(performance.now() - started).toFixed(0)} ms`);
  const times: number[] = [];
  for (const [name, perturb] of Object.entries(perturbations)) {
    const results = [];
    for (const question of questions) {
      const started = performance.now();
      const found = await library.search(perturb(question.message), {
        limit: depth,
        source: "medquad",
      });
      times.push(performance.now() - started);
      results.push(
        judge(
          question,
          found.map(({ passage }) => passage.sourceIds),
        ),
      );
    }
    report(name, results);
  }
  tellTimes("search", times);
}

/** Each message once, one after the other, after the first few. */
async function timeSearches(library: Library, messages: readonly string[]): Promise<void> {
  const warmUp = 50;
  const times: number[] = [];
  for (const [i, message] of messages.entries()) {
    const started = performance.now();
    await library.search(message, { limit: depth, floor: true });
    if (i >= warmUp) times.push(performance.now() - started);
  }
  tellTimes("search of other messages", times);
}

function tellTimes(name: string, times: readonly number[]): void {
  const { p50, p99 } = spreadOf(times);
  const worst = Math.max(...times);
  console.log(
    `${name}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, worst ${worst.toFixed(1)} ms over ${times.length} searches`,
  );
}

interface Judged {
  readonly id: string;
  /** Place of the first right passage, from 1; null when there is none. */
  readonly first: number | null;
  readonly recall: number;
}

function judge({ id, relevant }: Question, found: readonly (readonly string[])[]): Judged {
  const right = new Set(
    relevant.filter(({ grade }) => grade >= 2).map((item) => `${item.folder}/${item.qid}`),
  );
  const first = found.findIndex((ids) => ids.some((sourceId) => right.has(sourceId)));
  const met = new Set(found.flat().filter((sourceId) => right.has(sourceId)));
  return {
    id,
    first: first === -1 ? null : first + 1,
    recall: right.size === 0 ? 0 : met.size / right.size,
  };
}

function report(name: string, results: readonly Judged[]): void {
  const within = (rank: number) =>
    results.filter(({ first }) => first !== null && first <= rank).length;
  const mean = (value: (judged: Judged) => number) =>
    (results.reduce((sum, judged) => sum + value(judged), 0) / results.length).toFixed(3);
  console.log(
    `${name}: hit@1 ${within(1)}, hit@5 ${within(5)}, hit@10 ${within(10)} of ${results.length}; ` +
      `MRR@10 ${mean(({ first }) => (first === null ? 0 : 1 / first))}, recall@10 ${mean(({ recall }) => recall)}`,
  );
  const missed = results.filter(({ first }) => first === null).map(({ id }) => id);
  if (missed.length > 0) console.log(`  missed: ${missed.join(", ")}`);
}

function readQuestions(file: string): Question[] {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
  return lines.map((line) => questionLine.parse(JSON.parse(line)));
}

const messageLine = z.union([
  z.object({ message: z.string() }).transform(({ message }) => message),
  z.object({ text: z.string() }).transform(({ text }) => text),
  z.object({ Question: z.string() }).transform(({ Question }) => Question),
]);

function readMessages(file: string): string[] {
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => messageLine.parse(JSON.parse(line)));
}

const { values } = parseArgs({
  options: {
    medquad: { type: "string" },
    questions: { type: "string" },
    timed: { type: "string" },
  },
});
if (values.medquad === undefined || values.questions === undefined) {
  console.error(
    "usage: node bench/retrieval-eval.ts --medquad <tar.gz or folder> --questions <jsonl> [--timed <jsonl>]",
  );
  process.exitCode = 2;
} else {
  await evaluate(values.medquad, values.questions, values.timed);
}
