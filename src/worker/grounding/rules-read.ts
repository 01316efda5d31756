/**
 * Whether a yes or a no to a question is something that rules would read. Triage reads the answers to its own questions;
 * a bare "yes" to anybody else's would pass it by, at once or when a later message completes the picture. So what bears on
 * how soon to be seen, only rules may ask.
 */
import { triage } from "#safety/triage.ts";

const minute = 60_000;
/** Says nothing, so that what a statement adds stands out. */
const filler = "Thank you.";

/** `said`: what the person wrote so far, oldest first. */
export function rulesReadAnswerTo(question: string, said: readonly string[]): boolean {
  const without = whatRulesMake([...said, filler]);
  return statements(question).some((one) => !isSame(whatRulesMake([...said, one]), without));
}

/** The rules that fire, and what they ask: a question of theirs tells that a picture has begun. */
function whatRulesMake(said: readonly string[]): ReadonlySet<string> {
  const messages = said.map((text, i) => ({ text, at: i * minute }));
  const { rules, questions } = triage({ messages, now: said.length * minute });
  const asked = questions.filter(({ ruleId }) => ruleId !== null).map(({ text }) => text);
  return new Set([...rules.map(({ id }) => id), ...asked]);
}

const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && one.isSubsetOf(other);

/** "Is your neck stiff?" as the person would say yes to it, and no: "my neck is stiff", "my neck is not stiff". */
function statements(question: string): string[] {
  const plain = question.replace(/\?$/, "");
  const [, verb = "", subject = "", rest = ""] = form.exec(plain) ?? [];
  if (verb === "") return [inFirstPerson(plain)];
  const auxiliary = verb.toLowerCase();
  const affirmed = /^(do|does|did)$/.test(auxiliary) ? rest : `${auxiliary} ${rest}`;
  return [`${subject} ${affirmed}`, `${subject} ${auxiliary} not ${rest}`].map(inFirstPerson);
}
const form =
  /^(Do|Does|Did|Is|Are|Was|Were|Have|Has|Had|Can) ((?:your|the|his|her|their) \w+|there|\w+) (.+)$/;

const inFirstPerson = (text: string): string =>
  text
    .replace(/\byou are\b/gi, "I am")
    .replace(/\byour\b/gi, "my")
    .replace(/\byou\b/gi, "I");
