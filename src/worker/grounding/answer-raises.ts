/**
 * Whether a yes or a no to a question could make it more pressing to be seen. Triage reads the answers to its own
 * questions; a bare "yes" to anybody else's would pass it by. So what bears on how soon to be seen, only rules may ask.
 */
import { dispositions } from "#contracts/triage.ts";
import { triage } from "#safety/triage.ts";

const minute = 60_000;

/** `said`: what the person wrote so far, oldest first. */
export function answerRaises(question: string, said: readonly string[]): boolean {
  const before = highestRule(said);
  return statements(question).some((statement) => highestRule([...said, statement]) > before);
}

/** From 0, where no rule fires or only one of self-care, to 3 for an emergency. */
function highestRule(said: readonly string[]): number {
  const messages = said.map((text, i) => ({ text, at: i * minute }));
  const { rules } = triage({ messages, now: said.length * minute });
  const most = dispositions.length - 1;
  return Math.max(0, ...rules.map(({ disposition }) => most - dispositions.indexOf(disposition)));
}

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
