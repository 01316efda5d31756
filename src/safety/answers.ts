/** Answers to a rule's own question: the only words, beside "I have been seen", that lower a disposition. */
import type { Profile } from "#contracts/profile.ts";
import { rulesThatHold } from "./evaluate.ts";
import type { Chosen } from "./findings/chosen-person.ts";
import { normalise } from "./language/normalise.ts";
import type { Rule } from "./rules/rule.ts";
import { createReader, type Reader } from "./said.ts";
import { type Message, readSession } from "./session.ts";
import { bareAnswer, tappedAnswer } from "./tapped.ts";

export type Answers = ReadonlyMap<string, "yes" | "no">;

function answerTo(question: string, text: string, onlyQuestion: boolean): "yes" | "no" | null {
  const [plain, asked] = [normalise(text), normalise(question)];
  if (plain.startsWith(asked)) return bareAnswer(plain.slice(asked.length));
  return onlyQuestion ? bareAnswer(text) : null;
}

/** A bare "yes" or "no" counts only where one question alone was open. */
export function answeredRules(
  messages: readonly Message[],
  profile: Profile | null,
  now: number,
  chosen: readonly Chosen[] = [],
  reader: Reader = createReader(),
): Answers {
  const answers = new Map<string, "yes" | "no">();
  messages.forEach((message, index) => {
    if (index === 0 || (bareAnswer(message.text) === null && tappedAnswer(message.text) === null))
      return;
    const open = rulesThatHold(
      readSession(messages.slice(0, index), profile, now, chosen, reader),
      now,
    ).filter((rule) => rule.lowering !== "fixed");
    const pressing = open.filter((rule) => rule.disposition === open[0]?.disposition);
    for (const rule of open) {
      if (rule.lowering === "fixed") continue;
      const answer = answerTo(
        rule.lowering.question,
        message.text,
        pressing.length === 1 && rule === pressing[0],
      );
      if (answer !== null) answers.set(rule.id, answer);
    }
  });
  return answers;
}

/** The rule as the answer leaves it: none, where the answer ends it. */
export function lowered(rule: Rule, answers: Answers): Rule[] {
  if (rule.lowering === "fixed" || answers.get(rule.id) !== rule.lowering.when) return [rule];
  const { to, withinHours } = rule.lowering;
  return to === null ? [] : [{ ...rule, disposition: to, withinHours }];
}
