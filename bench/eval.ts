/**
 * The safety card: `npm run eval -- [files]`. Without a file it measures the sets that come with the project.
 *
 *   --vignettes FILE    any JSON lines {id, messages: [...] | text, profile?, country?, expected}; may be repeated
 *   --clinicaflow FILE  ClinicaFlow's vignettes
 *   --kqa FILE          real questions {Question}, none of them a crisis: false alarms
 *   --medquad PATH --liveqa FILE   retrieval over the whole of MedQuAD
 *   --texts             show the words of what is listed, not its id alone
 *   --json FILE         the same as JSON
 *   --card              write what the product shows of itself (src/gateway/safety-card/measured.json)
 *
 * `expected` is a disposition, `crisis`, `crisis-emergency` or `not-crisis`. Outcomes of asking again are the
 * installation's own: see /safety there.
 */
import { readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import {
  type AnswerFigures,
  type Measured,
  measuredSchema,
  type TriageFigures,
} from "#contracts/safety-card.ts";
import { measuredFile } from "#gateway/safety-card/read-measured.ts";
import { rulesVersion } from "#safety/rules-version.ts";
import { answerFigures } from "./eval/answer-figures.ts";
import { alarmLine, answerLine, retrievalLine, triageLine, triageText } from "./eval/card-text.ts";
import { type EvalCase, readClinicaflow, readVignettes } from "./eval/cases.ts";
import { type FalseAlarms, findAlarms, readQuestions } from "./eval/false-alarms.ts";
import { firstRuns } from "./eval/first-runs.ts";
import { readJsonLines } from "./eval/json-lines.ts";
import { asWritten, perturbations } from "./eval/perturbations.ts";
import { type RetrievalFigures, readMessages, retrievalFigures } from "./eval/retrieval-figures.ts";
import { withLibrary } from "./eval/temporary-library.ts";
import { type Judged, judge, triageFigures } from "./eval/triage-figures.ts";
import { readOptions } from "./measure/read-options.ts";

const values = readOptions({
  vignettes: { type: "string", multiple: true, default: [] },
  clinicaflow: { type: "string" },
  kqa: { type: "string" },
  medquad: { type: "string" },
  liveqa: { type: "string" },
  texts: { type: "boolean", default: false },
  json: { type: "string" },
  card: { type: "boolean", default: false },
});

const say = (line: string) => void process.stdout.write(`${line}\n`);
const ownFolder = fileURLToPath(new URL("../tests/safety/vignettes/", import.meta.url));
const ownSets = readdirSync(ownFolder)
  .filter((name) => name.endsWith(".jsonl"))
  .sort();
const own = ownSets.map((name) => ({ name, cases: readVignettes(join(ownFolder, name)) }));

type Perturbed<T> = Record<string, T>;

function measureTriage(name: string, cases: readonly EvalCase[]): Perturbed<TriageFigures> {
  say(`\nTriage: ${name}, n ${cases.length}, rules ${rulesVersion}`);
  const figures: Perturbed<TriageFigures> = {};
  for (const [how, change] of Object.entries(perturbations)) {
    const judged = judge(cases, change);
    const found = triageFigures(judged);
    figures[how] = found;
    if (how === asWritten) {
      for (const line of triageText(found)) say(line);
      tellMissed(judged);
    } else say(`  ${how}: ${triageLine(found)}`);
  }
  return figures;
}

function tellMissed(judged: readonly Judged[]): void {
  const missed = judged.filter(
    ({ one: { expected }, right }) =>
      !right && (expected === "emergency" || expected.startsWith("crisis")),
  );
  for (const { one, found } of missed)
    say(
      `  missed: ${one.id} ${one.expected} → ${found.disposition ?? "none"}${shownText(one.messages.join(" / "))}`,
    );
}

const shownText = (text: string) => (values.texts ? `: ${text}` : "");

function measureAlarms(file: string): Perturbed<FalseAlarms> {
  const questions = readQuestions(file);
  say(`\nFalse alarms: ${basename(file)}, each to be judged by hand`);
  const figures: Perturbed<FalseAlarms> = {};
  for (const [how, change] of Object.entries(perturbations)) {
    const found = findAlarms(questions, change);
    figures[how] = {
      ...found,
      alarms: found.alarms.map((alarm) => ({ ...alarm, text: values.texts ? alarm.text : "" })),
    };
    say(`  ${how}: ${alarmLine(found)}`);
    if (how !== asWritten) continue;
    for (const { id, kind, rules, text } of found.alarms)
      say(`    ${id} ${kind} [${rules.join(", ")}]${shownText(text)}`);
  }
  return figures;
}

async function measureRetrieval(
  medquad: string,
  liveqa: string,
): Promise<Perturbed<RetrievalFigures>> {
  const messages = readMessages(liveqa);
  say(`\nRetrieval: ${basename(liveqa)} over the starter library and the whole of MedQuAD`);
  return withLibrary(medquad, async (library) => {
    const figures: Perturbed<RetrievalFigures> = {};
    for (const [how, change] of Object.entries(perturbations)) {
      const found = await retrievalFigures(library, messages, change);
      figures[how] = found;
      say(`  ${how}: ${retrievalLine(found)}`);
    }
    return figures;
  });
}

const everydayLine = z.object({ text: z.string(), about: z.string() });
/** Those that the library can be expected to know something of. */
const everydayQuestions = () =>
  readJsonLines(new URL("thirty-questions.jsonl", import.meta.url), everydayLine).flatMap(
    ({ text, about }) => (about === "health" ? [text] : []),
  );

async function measureAnswers(): Promise<Perturbed<AnswerFigures>> {
  const questions = everydayQuestions();
  say("\nAnswers without a model, over the starter library: everyday questions");
  return withLibrary(undefined, async (library) => {
    const figures: Perturbed<AnswerFigures> = {};
    for (const [how, change] of Object.entries(perturbations)) {
      const found = await answerFigures(library, questions, change);
      figures[how] = found;
      say(`  ${how}: ${answerLine(found)}`);
    }
    return figures;
  });
}

function writeCard(triage: Perturbed<TriageFigures>, answers: Perturbed<AnswerFigures>): void {
  const { [asWritten]: plain, ...perturbed } = triage;
  const measured: Measured = measuredSchema.parse({
    rulesVersion,
    measuredOn: new Date().toISOString().slice(0, 10),
    sets: own.map(({ name, cases }) => ({ name, n: cases.length })),
    firstRuns,
    triage: plain,
    perturbed,
    libraryAnswers: answers[asWritten],
  });
  writeFileSync(measuredFile, `${JSON.stringify(measured, null, 2)}\n`);
  say(`\nWritten: ${basename(fileURLToPath(measuredFile))}`);
}

/** Each kind of file under its own name. */
const told: {
  rulesVersion: string;
  triage: Record<string, Perturbed<TriageFigures>>;
  falseAlarms?: Perturbed<FalseAlarms>;
  retrieval?: Perturbed<RetrievalFigures>;
  answers?: Perturbed<AnswerFigures>;
} = { rulesVersion, triage: {} };
const ownCases = own.flatMap(({ cases }) => cases);
const ownFigures = measureTriage(ownSets.join(" and "), ownCases);
told.triage.own = ownFigures;
for (const file of values.vignettes)
  told.triage[basename(file)] = measureTriage(basename(file), readVignettes(file));
if (values.clinicaflow !== undefined)
  told.triage.clinicaflow = measureTriage(
    basename(values.clinicaflow),
    readClinicaflow(values.clinicaflow),
  );
if (values.kqa === undefined) say("\nFalse alarms: not measured (--kqa)");
else told.falseAlarms = measureAlarms(values.kqa);
if (values.medquad === undefined || values.liveqa === undefined)
  say("\nRetrieval: not measured (--medquad and --liveqa)");
else told.retrieval = await measureRetrieval(values.medquad, values.liveqa);
const answers = await measureAnswers();
told.answers = answers;
say(
  "\nAnswers with a model: not measured. Outcomes of asking again: each installation's own, at /safety.",
);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(told, null, 2)}\n`);
if (values.card) writeCard(ownFigures, answers);
