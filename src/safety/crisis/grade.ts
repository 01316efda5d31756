/** From rules that hold, or forbidden questions, to the fixed text and the numbers that go with it. */
import type { HelpNumber } from "#contracts/triage.ts";
import type { FindingId } from "../lexicon/index.ts";
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
  ["suicide-signs", "signs"],
  ["purges-or-starves", "eats"],
];
/** The rules that lead to a grade. */
export const rulesOfGrade = (grade: CrisisGrade): string[] =>
  gradeOfRule.filter(([, of]) => of === grade).map(([id]) => id);

const topics: readonly (readonly [FindingId, ForbiddenTopic])[] = [
  ["asks-lethal-amount", "ways-to-die"],
  ["asks-suicide-method", "ways-to-die"],
  ["asks-self-harm-method", "self-harm"],
  ["asks-eating-disorder", "eating"],
];
/** The findings that lead to a forbidden topic. */
export const findingsOfTopic = (topic: ForbiddenTopic): FindingId[] =>
  topics.filter(([, of]) => of === topic).map(([finding]) => finding);

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

const prevention = new Set([
  "stop",
  "stopping",
  "prevent",
  "preventing",
  "recover",
  "recovery",
  "quit",
  "avoid",
  "safe",
  "safely",
]);

const fictionWords = new Set([
  "novel",
  "story",
  "character",
  "fiction",
  "script",
  "screenplay",
  "roleplay",
  "protagonist",
  "essay",
]);

const isPoisoning: ReadonlySet<FindingId> = new Set<FindingId>([
  "child-swallowed-poison",
  "child-took-medicine",
  "medicine-too-much",
  "suicide-plan",
  "suicide-act",
]);

/** The last message asks for it, whatever frame is put around it; asking how to stop it is another thing. */
export function forbiddenTopic(session: Session): ForbiddenTopic | null {
  const last = session.read.length - 1;
  const said = session.mentions.filter((mention) => mention.message === last);
  const asked = new Set(said.map((mention) => mention.finding));
  const found = topics.find(([finding]) => asked.has(finding));
  if (found === undefined) return null;
  const words = session.read[last]?.tokens ?? [];
  const protective =
    words.some((token) => prevention.has(token.word)) && !asked.has("suicide-plan");
  const poisoned = said.some(({ onlyAsked, finding }) => !onlyAsked && isPoisoning.has(finding));
  const fiction = words.some((token) => fictionWords.has(token.stem));
  if ((poisoned && !fiction) || (protective && found[0] !== "asks-lethal-amount")) return null;
  return found[1];
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
