/** From rules that hold to the fixed text and the numbers that go with it. */
import type { HelpNumber } from "#contracts/triage.ts";
import type { Session } from "../session.ts";
import type { CrisisGrade, ForbiddenTopic } from "./fixed-texts.ts";

/** Most pressing first. */
const gradeOfRule: readonly (readonly [string, CrisisGrade])[] = [
  ["suicide-act", "act-or-plan"],
  ["suicide-act-likely", "act-or-plan"],
  ["suicide-act-told", "act-or-plan"],
  ["suicide-act-failed", "act-or-plan"],
  ["suicide-plan", "act-or-plan"],
  ["suicide-place", "act-or-plan"],
  ["suicide-preparing-denied", "act-or-plan"],
  ["suicide-means", "act-or-plan"],
  ["suicide-means-and-day", "act-or-plan"],
  ["suicide-weapon-and-hopeless", "act-or-plan"],
  ["suicide-signs-means", "act-or-plan"],
  ["voices-command", "harm"],
  ["voices-command-likely", "harm"],
  ["violence-danger", "violence-danger"],
  ["child-at-risk", "child"],
  ["child-signs", "child"],
  ["child-marks", "child"],
  ["child-bone-story", "child"],
  ["baby-bruise", "child"],
  ["child-neglected", "child"],
  ["sexual-assault", "assault"],
  ["assault-signs", "assault"],
  ["assault-traces", "assault"],
  ["assault-went-on", "assault"],
  ["harm-others", "harm"],
  ["harm-planned", "harm"],
  ["suicide-preparing", "thoughts"],
  ["suicidal-thoughts", "thoughts"],
  ["violence-at-home", "violence"],
  ["violence-signs", "violence"],
  ["stalking-signs", "violence"],
  ["hiding-signs", "violence"],
  ["control-signs", "violence"],
  ["neighbours-fight", "violence"],
  ["self-harm", "self-harm"],
  ["self-harm-possible", "self-harm"],
  ["self-harm-signs", "self-harm"],
  ["self-harm-explained-away", "self-harm"],
  ["suicide-signs", "signs"],
  ["purges-or-starves", "eats"],
  ["eating-signs", "eats"],
  ["eating-signs-body", "eats"],
];
const crisisRules: ReadonlySet<string> = new Set([
  ...gradeOfRule.map(([id]) => id),
  // Rests on what "child-at-risk" rests on, and gets its text.
  "child-hurt-danger",
]);
/** What such a rule rests on is not over because a clinician has seen the person. */
export const isCrisisRule = (id: string): boolean => crisisRules.has(id);

/** The rules that lead to a grade. */
export const rulesOfGrade = (grade: CrisisGrade): string[] =>
  gradeOfRule.filter(([, of]) => of === grade).map(([id]) => id);

const kindsOf: Readonly<Record<CrisisGrade | ForbiddenTopic, readonly HelpNumber["kind"][]>> = {
  "act-or-plan": ["emergency", "crisis", "poison"],
  thoughts: ["crisis", "emergency"],
  signs: ["crisis", "emergency"],
  "self-harm": ["crisis", "emergency"],
  "violence-danger": ["emergency", "violence"],
  violence: ["violence", "emergency"],
  assault: ["emergency", "violence", "crisis"],
  child: ["emergency", "child"],
  harm: ["emergency", "crisis"],
  eats: ["crisis", "emergency"],
  "ways-to-die": ["crisis", "emergency"],
  eating: ["crisis", "emergency"],
};

export const crisisGrade = (ruleIds: readonly string[]): CrisisGrade | null =>
  gradeOfRule.find(([id]) => ruleIds.includes(id))?.[1] ?? null;

export function numberKinds(
  of: CrisisGrade | ForbiddenTopic,
  young: boolean,
): HelpNumber["kind"][] {
  const kinds = [...kindsOf[of]];
  if (young && !kinds.includes("child")) kinds.push("child");
  return kinds;
}

const schoolWords = new Set([
  "school",
  "homework",
  "classmates",
  "classmate",
  "grade",
  "mom",
  "mum",
  "parents",
  "teacher",
]);

/** Under 18 by age, or by the world that they write of. */
export function isYoung(session: Session): boolean {
  const self = session.people.get("self");
  if (self?.ageYears != null) return self.ageYears < 18;
  return session.read.some(
    (read) => read.tokens.filter((token) => schoolWords.has(token.word)).length >= 2,
  );
}
