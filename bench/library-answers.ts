/**
 * Prints library answers as a person sees them, over the starter library, to be read by people:
 *   node bench/library-answers.ts "my back hurts" "what is gout"     (or, without any: the tuning questions)
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { Citation } from "#contracts/passage.ts";
import { type Library, openLibrary } from "#library/library.ts";
import { ensureStarterLibrary } from "#library/starter-library.ts";
import { triage } from "#safety/triage.ts";
import { libraryAnswer } from "#worker/grounding/library-answer.ts";

const questionLine = z.object({ split: z.string(), message: z.string() });

function tuningQuestions(): string[] {
  const lines = readFileSync(new URL("everyday-questions.jsonl", import.meta.url), "utf8");
  return lines
    .trim()
    .split("\n")
    .map((line) => questionLine.parse(JSON.parse(line)))
    .flatMap(({ split, message }) => (split === "tuning" ? [message] : []));
}

async function printAnswer(library: Library, question: string): Promise<void> {
  const found = triage({ messages: [{ text: question, at: 0 }], now: 0 });
  const answer = libraryAnswer({
    question,
    triage: found,
    passages: await library.search(question, { limit: 8, floor: true }),
    related: (documentId) => library.document(documentId),
  });
  let text = "";
  const sources: Citation[] = [];
  for await (const part of answer) {
    if (part.type === "reply-delta") text += part.text;
    if (part.type === "reply-source") sources.push(part);
  }
  console.log(`\n${"=".repeat(100)}\n> ${question}`);
  console.log(
    `  ${found.kind}, ${found.disposition}, ${text.split(/\s+/).length} words, rules: ${found.rules.map(({ id }) => id).join(" ")}\n`,
  );
  console.log(text);
  for (const { n, title, publisher, url } of sources)
    console.log(`  [${n}] ${title} · ${publisher} · ${url}`);
}

const folder = mkdtempSync(join(tmpdir(), "healify-answers-"));
try {
  await ensureStarterLibrary(folder);
  const library = await openLibrary(folder);
  try {
    const asked = process.argv.slice(2);
    for (const question of asked.length > 0 ? asked : tuningQuestions())
      await printAnswer(library, question);
  } finally {
    await library.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
