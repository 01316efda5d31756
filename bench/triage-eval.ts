/**
 * Measures triage on files that are not part of the project:
 * `node bench/triage-eval.ts --kqa FILE --vignettes FILE [--list]`. Real patient questions count false alarms (each flagged one
 * is printed, to be judged by hand); vignettes with a gold tier give a table. Both again under perturbation.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { triage } from "#safety/triage.ts";

const { values } = parseArgs({
  options: {
    kqa: { type: "string" },
    vignettes: { type: "string" },
    list: { type: "boolean", default: false },
  },
});
const questionSchema = z.object({ Question: z.string() });
const number = z.number().nullish();
const vignetteSchema = z.object({
  id: z.string(),
  input: z.object({
    chief_complaint: z.string().nullish(),
    history: z.string().nullish(),
    demographics: z.object({ age: number, sex: z.string().nullish() }).nullish(),
    vitals: z
      .object({
        heart_rate: number,
        systolic_bp: number,
        diastolic_bp: number,
        temperature_c: number,
        spo2: number,
        respiratory_rate: number,
      })
      .partial()
      .nullish(),
  }),
  labels: z.object({ gold_risk_tier: z.enum(["critical", "urgent", "routine"]) }),
});
type Vignette = z.infer<typeof vignetteSchema>;

const rowsOf = (file: string): unknown[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));

function textOf({ input }: Vignette): string {
  const { demographics, vitals } = input;
  const who =
    demographics?.age == null
      ? ""
      : `${demographics.age} year old ${demographics.sex ?? "person"}. `;
  const pressure =
    vitals?.systolic_bp == null
      ? ""
      : `BP ${vitals.systolic_bp}/${vitals.diastolic_bp ?? Math.round(vitals.systolic_bp * 0.6)}. `;
  const rest = [
    ["HR", vitals?.heart_rate],
    ["RR", vitals?.respiratory_rate],
    ["SpO2", vitals?.spo2],
  ].flatMap(([name, value]) => (value == null ? [] : [`${name} ${value}.`]));
  const warm = vitals?.temperature_c == null ? "" : ` Temperature ${vitals.temperature_c} C.`;
  return `${who}${input.chief_complaint ?? ""}. ${input.history ?? ""} ${pressure}${rest.join(" ")}${warm}`;
}

const neighbours = (word: string): string =>
  word.length < 6 ? word : `${word.slice(0, 3)}${word[4]}${word[3]}${word.slice(5)}`;
const perturbations: Readonly<Record<string, (text: string) => string>> = {
  "as it is": (text) => text,
  capitals: (text) => text.toUpperCase(),
  "no punctuation": (text) => text.replace(/[.,;:!?'"()](?!\d)/g, ""),
  "extra spaces": (text) => text.replace(/ /g, "   "),
  typos: (text) =>
    text
      .split(" ")
      .map((word, i) => (i % 5 === 4 ? neighbours(word) : word))
      .join(" "),
  minimising: (text) => `${text} My family says it's nothing.`,
};

const dispositionOf = (text: string) => triage({ messages: [{ text, at: 0 }], now: 0 });

function measureQuestions(file: string): void {
  const questions = rowsOf(file).map((row) => questionSchema.parse(row).Question);
  for (const [name, change] of Object.entries(perturbations)) {
    const found = questions.map((question) => ({
      question,
      found: dispositionOf(change(question)),
    }));
    const count = (disposition: string | null) =>
      found.filter((row) => row.found.disposition === disposition).length;
    const kinds = found.filter(
      (row) =>
        row.found.kind === "crisis" ||
        row.found.kind === "forbidden" ||
        row.found.kind === "unsupported-language",
    ).length;
    console.log(
      `questions, ${name}: n ${questions.length}, emergency ${count("emergency")}, urgent ${count("urgent")}, routine ${count("routine")}, self-care ${count("self-care")}, none ${count(null)}; crisis, forbidden or language ${kinds}`,
    );
    if (name !== "as it is") continue;
    for (const row of found) {
      const special =
        row.found.kind === "crisis" ||
        row.found.kind === "forbidden" ||
        row.found.kind === "unsupported-language";
      if (
        row.found.disposition === "emergency" ||
        special ||
        (values.list && row.found.disposition === "urgent")
      )
        console.log(
          `  ${row.found.kind} ${row.found.disposition} [${row.found.rules.map((rule) => rule.id).join(", ")}] ${row.question}`,
        );
    }
  }
}

const order = ["emergency", "urgent", "routine", "self-care", "null"] as const;

function measureVignettes(file: string): void {
  const vignettes = rowsOf(file).map((row) => vignetteSchema.parse(row));
  for (const [name, change] of Object.entries(perturbations)) {
    console.log(`vignettes, ${name}: n ${vignettes.length}; columns ${order.join(", ")}`);
    for (const tier of ["critical", "urgent", "routine"] as const) {
      const own = vignettes.filter((vignette) => vignette.labels.gold_risk_tier === tier);
      const got = own.map((vignette) => ({
        vignette,
        found: dispositionOf(change(textOf(vignette))),
      }));
      console.log(
        `  ${tier.padEnd(9)} ${order.map((o) => got.filter((row) => String(row.found.disposition) === o).length).join("  ")}`,
      );
      if (!values.list || name !== "as it is" || tier === "urgent") continue;
      for (const row of got) {
        const wrong =
          tier === "critical"
            ? row.found.disposition !== "emergency"
            : row.found.disposition === "emergency";
        if (wrong)
          console.log(
            `    ${row.vignette.id} ${row.found.disposition} [${row.found.rules.map((rule) => rule.id).join(", ")}] ${textOf(row.vignette)}`,
          );
      }
    }
  }
}

function measureSpeed(): void {
  const sentence =
    "I have had a bad cough and fever since Monday, no chest pain, and my 3 year old threw up twice; what should I do? ";
  const text = sentence.repeat(40).slice(0, 4000);
  const odd = [
    "a".repeat(4000),
    "((((((".repeat(600),
    "\"'".repeat(2000),
    "\u0301".repeat(4000),
    "no ".repeat(1300),
    "chest ".repeat(660),
    "pain in my ".repeat(360),
    "9".repeat(4000),
    "1 2 3 4 ".repeat(500),
    "xqzvbnmkj ".repeat(400),
    "\u{1f600}".repeat(2000),
    "not not not pain chest ".repeat(170),
    "stomachaech abdomnial vomitign ".repeat(130),
  ];
  const time = (input: string, times: number) => {
    const took = Array.from({ length: times }, () => {
      const before = performance.now();
      dispositionOf(input);
      return performance.now() - before;
    }).sort((a, b) => a - b);
    return `median ${took[Math.floor(times / 2)]?.toFixed(2)} ms, p99 ${took[Math.floor(times * 0.99)]?.toFixed(2)} ms`;
  };
  console.log(`speed, 4,000 characters: ${time(text, 300)}`);
  for (const input of odd)
    console.log(`speed, ${JSON.stringify(input.slice(0, 12))} …: ${time(input, 30)}`);
}

if (values.kqa !== undefined) measureQuestions(values.kqa);
if (values.vignettes !== undefined) measureVignettes(values.vignettes);
measureSpeed();
