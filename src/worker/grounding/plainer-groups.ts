/**
 * A library answer said more simply (SAFETY, answers from sources 8): fewer of the same quotes. Of a description the
 * plainest paragraph stays; where somebody described a problem, what to do about it stands for it. Nothing is added,
 * and nothing goes that says what to do, when to get help, how to take a medicine, or what to beware of: shorter must
 * never mean less safe.
 */
import type { PassageSection } from "#contracts/passage.ts";
import { readingGrade } from "#library/reading-level.ts";
import type { AnswerGroup } from "./answer-plan.ts";
import type { QuoteUnit } from "./quote-units.ts";

export const nothingSimpler =
  "I have nothing simpler than the answer above. A pharmacist, a nurse or a doctor can explain it in their own words. What it says about when to get help still holds.";

/** At most so much of the words may stay, and so much may the reading grade rise by leaving some out. */
const shareThatStays = 0.9;
const gradeMayRise = 0.5;

const urges =
  /\b(never|avoid|unless|do not|don['’]t|stop|danger\w*|harm\w*|emergenc\w*|urgent\w*|doctor|hospital|ambulance|call)\b/i;
const limits =
  /\b(not?|can['’]t|except|without|only|serious\w*|severe\w*|risks?|worse|at least|at most)\b/i;

const mustStay = (unit: QuoteUnit): boolean => {
  const describes = describing.has(unit.passage.section);
  if (!describes && !further.has(unit.passage.section)) return true;
  return urges.test(unit.text) || (!describes && limits.test(unit.text));
};
const describing: ReadonlySet<PassageSection> = new Set(["what-it-is", "causes"]);
const further: ReadonlySet<PassageSection> = new Set(["other", "prevention", "treatment"]);

/**
 * Null when that is no simpler than `before`: the answer as it was given, without citations.
 * @param describesProblem what the person asked is about how they feel, not about the subject
 */
export function plainerGroups(
  groups: readonly AnswerGroup[],
  before: string,
  describesProblem: boolean,
): AnswerGroup[] | null {
  const toDo = groups.some(({ units }) => units.some(isToDo));
  const plainer = groups
    .map(({ heading, units }) => ({ heading, units: plainest(units, describesProblem && toDo) }))
    .filter(({ units }) => units.length > 0);
  const all = groups.flatMap(({ units }) => units);
  const kept = plainer.flatMap(({ units }) => units);
  return kept.length > 0 && isSimpler(kept, all, before) ? plainer : null;
}

const isToDo = ({ passage }: QuoteUnit): boolean => passage.section === "what-you-can-do";

function plainest(units: readonly QuoteUnit[], mayBeEmpty: boolean): QuoteUnit[] {
  const must = units.filter(mustStay);
  if (must.length > 0 || mayBeEmpty) return must;
  const grades = new Map(units.map((unit) => [unit, readingGrade(unit.text)] as const));
  const grade = (unit: QuoteUnit) => grades.get(unit) ?? 0;
  return units.toSorted((a, b) => grade(a) - grade(b) || a.size - b.size).slice(0, 1);
}

function isSimpler(kept: readonly QuoteUnit[], all: readonly QuoteUnit[], before: string): boolean {
  const said = all.filter(({ text }) => before.includes(text));
  // Other words: a model's, or of a library that has changed since.
  if (said.length === 0)
    return gradeOf(kept) < readingGrade(before) && sizeOf(kept) < shareThatStays * wordsIn(before);
  return (
    sizeOf(kept) <= shareThatStays * sizeOf(said) && gradeOf(kept) <= gradeOf(said) + gradeMayRise
  );
}

const gradeOf = (units: readonly QuoteUnit[]): number =>
  readingGrade(units.map(({ text }) => text).join("\n\n"));
const sizeOf = (units: readonly QuoteUnit[]): number =>
  units.reduce((sum, { size }) => sum + size, 0);
const wordsIn = (text: string): number => text.match(/\S+/g)?.length ?? 0;
