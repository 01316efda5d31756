/** Real questions, none of them a crisis: what of them is answered as an emergency, to be judged by hand. */
import { z } from "zod";
import { triage } from "#safety/triage.ts";
import { readJsonLines } from "./json-lines.ts";

const questionLine = z
  .object({
    id: z.union([z.string(), z.number()]).optional(),
    Question: z.string().optional(),
    text: z.string().optional(),
  })
  .transform(({ id, Question, text }) => ({ id, text: Question ?? text ?? "" }));

export type AskedQuestion = { id: string; text: string };

/** A question without an id of its own is called by its line. */
export function readQuestions(file: string): AskedQuestion[] {
  return readJsonLines(file, questionLine).map(({ id, text }, i) => ({
    id: String(id ?? `line ${i + 1}`),
    text,
  }));
}

export type Alarm = AskedQuestion & { kind: string; rules: readonly string[] };
export type FalseAlarms = { n: number; urgent: number; alarms: Alarm[] };

export function findAlarms(
  questions: readonly AskedQuestion[],
  change: (text: string) => string,
): FalseAlarms {
  const found = questions.map((asked) => ({
    asked,
    found: triage({ messages: [{ text: change(asked.text), at: 0 }], now: 0 }),
  }));
  return {
    n: found.length,
    urgent: found.filter(({ found: { disposition } }) => disposition === "urgent").length,
    alarms: found.flatMap(({ asked, found: { disposition, kind, rules } }) =>
      disposition === "emergency" || kind === "crisis" || kind === "forbidden"
        ? [{ ...asked, kind, rules: rules.map(({ id }) => id) }]
        : [],
    ),
  };
}
