/** A visit summary cut in steps, the least important first, until it fits on one page; and what was left out. Pure. */
import type { VisitSummary } from "#contracts/chat.ts";

/** How many of each are shown at most; `words`: characters of one message. */
type Limits = {
  sources: number;
  words: number;
  lines: number;
  questions: number;
  notes: number;
  advice: number;
  outcomes: number;
  people: number;
};

const everything: Limits = {
  sources: 40,
  words: 4000,
  lines: 100,
  questions: 12,
  notes: 20,
  advice: 40,
  outcomes: 20,
  people: 10,
};

const steps: readonly Partial<Limits>[] = [
  {},
  { sources: 6 },
  { words: 1200, lines: 40 },
  { sources: 4, words: 700, lines: 20 },
  { lines: 12, advice: 8, outcomes: 6 },
  { words: 450, questions: 8, notes: 5 },
  { lines: 8, words: 320, advice: 5 },
  { lines: 6, sources: 3, questions: 6, outcomes: 3 },
  { lines: 4, words: 240, notes: 3, advice: 3, people: 4 },
  { lines: 3, words: 180, questions: 4, sources: 2, outcomes: 2 },
  { lines: 2, words: 140, questions: 3, notes: 2, advice: 2, people: 2 },
  { lines: 1, words: 100, questions: 2, notes: 1, advice: 1, sources: 0, outcomes: 1, people: 1 },
];
export const lastStep = steps.length - 1;

export type LeftOut = {
  lines: number;
  words: boolean;
  advice: number;
  outcomes: number;
  questions: number;
  notes: number;
  sources: number;
  facts: boolean;
};
export type CutSummary = { shown: VisitSummary; leftOut: LeftOut };

/** Each step leaves out what the one before it does, and more. The newest messages and the newest advice stay longest. */
export function cutToFit(summary: VisitSummary, step: number): CutSummary {
  const limits: Limits = { ...everything };
  for (const one of steps.slice(0, step + 1)) Object.assign(limits, one);
  const { words } = limits;
  // The first message is the complaint, and isn't told twice.
  const later = summary.timeline.slice(1);
  const timeline = later.slice(-limits.lines);
  const facts = words * 2;
  const shown: VisitSummary = {
    ...summary,
    complaint: cut(summary.complaint, words * 2),
    timeline: timeline.map(({ at, text }) => ({ at, text: cut(text, words) })),
    dispositions: summary.dispositions.slice(-limits.advice).map((advice) => ({
      ...advice,
      reasons: within(advice.reasons, words),
    })),
    outcomes: summary.outcomes.slice(-limits.outcomes),
    people: summary.people.slice(0, limits.people).map((person) => ({
      ...person,
      known: within(person.known, facts),
      medicines: within(person.medicines, facts),
      allergies: within(person.allergies, facts),
    })),
    medicines: within(summary.medicines, facts),
    medicineNotes: summary.medicineNotes.slice(0, limits.notes),
    questions: summary.questions.slice(0, limits.questions),
    sources: summary.sources.slice(0, limits.sources),
  };
  return {
    shown,
    leftOut: compare(
      summary,
      shown,
      [summary.complaint, ...timeline.map((line) => line.text)],
      later.length,
    ),
  };
}

function compare(
  { dispositions, outcomes, questions, medicineNotes, sources, people, medicines }: VisitSummary,
  shown: VisitSummary,
  said: readonly string[],
  lines: number,
): LeftOut {
  const saidNow = [shown.complaint, ...shown.timeline.map(({ text }) => text)];
  const facts = (of: Pick<VisitSummary, "people" | "medicines">) =>
    of.people.flatMap(({ known, medicines: taken, allergies }) => [
      ...known,
      ...taken,
      ...allergies,
    ]).length + of.medicines.length;
  return {
    lines: lines - shown.timeline.length,
    words: said.some((text, n) => text !== saidNow[n]),
    advice: dispositions.length - shown.dispositions.length,
    outcomes: outcomes.length - shown.outcomes.length,
    questions: questions.length - shown.questions.length,
    notes: medicineNotes.length - shown.medicineNotes.length,
    sources: sources.length - shown.sources.length,
    facts: facts({ people, medicines }) > facts(shown) || people.length > shown.people.length,
  };
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const whole = text.slice(0, longest);
  return `${whole.slice(0, Math.max(whole.lastIndexOf(" "), longest - 40)).trimEnd()} …`;
}

/** As many of them as make so many characters. */
function within(items: readonly string[], longest: number): string[] {
  let length = 0;
  return items.filter((item) => {
    length += item.length + 2;
    return length <= longest;
  });
}
