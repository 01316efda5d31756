/** The safety card as text for a terminal. */
import type { AnswerFigures, TriageFigures } from "#contracts/safety-card.ts";
import { dispositions } from "#contracts/triage.ts";
import type { FalseAlarms } from "./false-alarms.ts";
import type { RetrievalFigures } from "./retrieval-figures.ts";

type Share = { right: number; n: number };

const share = ({ right, n }: Share) =>
  n === 0 ? "not measured" : `${right} of ${n} (${((100 * right) / n).toFixed(1)} %)`;

const columns = [...dispositions, "none"] as const;

export function triageText(figures: TriageFigures): string[] {
  const { table, missedBy, groups } = figures;
  const row = (cells: readonly (string | number)[]) =>
    `  ${cells.map((cell) => String(cell).padEnd(11)).join("")}`.trimEnd();
  return [
    row(["expected", ...columns]),
    ...dispositions.map((expected) =>
      row([expected, ...columns.map((one) => table[expected][one])]),
    ),
    `  red flags: sensitivity ${share(figures.sensitivity)}, specificity ${share(figures.specificity)}`,
    `  emergencies missed by one level ${missedBy.one}, two ${missedBy.two}, three ${missedBy.three}, without a disposition ${missedBy.none}`,
    `  over-referred ${share(figures.overReferred)}`,
    `  crisis answered as one ${share(figures.crisis)}; distress not answered as one ${share(figures.distress)}`,
    `  as expected by group: ${Object.entries(groups)
      .map(([name, group]) => `${name} ${share(group)}`)
      .join("; ")}`,
  ];
}

/** One line, to compare with the same under another perturbation. */
export function triageLine({ sensitivity, specificity, crisis, distress }: TriageFigures): string {
  return `sensitivity ${share(sensitivity)}, specificity ${share(specificity)}, crisis ${share(crisis)}, distress ${share(distress)}`;
}

export function alarmLine({ n, urgent, alarms }: FalseAlarms): string {
  const per = n === 0 ? "not measured" : `${((1000 * alarms.length) / n).toFixed(1)} per 1,000`;
  return `${alarms.length} of ${n} answered as an emergency or a crisis (${per}); urgent ${urgent}`;
}

export function retrievalLine(figures: RetrievalFigures): string {
  const { n, hitAt1, hitAt5, hitAt10, mrrAt10, recallAt10 } = figures;
  return `hit@1 ${hitAt1}, hit@5 ${hitAt5}, hit@10 ${hitAt10} of ${n}; MRR@10 ${mrrAt10.toFixed(3)}, recall@10 ${recallAt10.toFixed(3)}`;
}

export function answerLine(figures: AnswerFigures): string {
  const { questions, answered, sentences, medianGrade, gradeEightOrBelow } = figures;
  return `${answered} of ${questions} answered; sentences found in their source ${share(sentences)}; reading grade median ${medianGrade ?? "not measured"}, 8 or below ${share(gradeEightOrBelow)}`;
}
