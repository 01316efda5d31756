/** Up to three questions whose answer could change the disposition. */
import type { Triage } from "#contracts/triage.ts";
import { picturesOf } from "./evaluate.ts";
import { generalQuestions, whatChanged, yesOrNo } from "./general-questions.ts";
import { normalise } from "./language/normalise.ts";
import { type FindingRef, findingIds, findingOf } from "./lexicon/index.ts";
import { rules } from "./rules/index.ts";
import type { Rule } from "./rules/rule.ts";
import type { Session } from "./session.ts";

type Question = Triage["questions"][number];

const most = 3;

/** Emergency rules with one complaint present and only one with a question of its own missing. */
function nearMisses(session: Session, fired: ReadonlySet<string>): Question[] {
  const questions = new Map<string, Question>();
  const named = new Set<FindingRef>(session.mentions.map(({ finding }) => finding));
  for (const { mentions } of picturesOf(session)) {
    const present = new Set<FindingRef>(mentions.keys());
    for (const { id, all } of pictures) {
      const [missing, second] = all.filter((ref) => !present.has(ref));
      if (missing === undefined || second !== undefined || fired.has(id) || named.has(missing))
        continue;
      const text = questionOf.get(missing);
      if (text !== undefined) questions.set(text, { ruleId: id, text, options: yesOrNo });
    }
  }
  return [...questions.values()];
}

/** The emergencies that more than one finding makes. */
const pictures = rules.filter(
  ({ disposition, all }) => disposition === "emergency" && all.length > 1,
);
const questionOf = new Map<FindingRef, string>(
  findingIds.flatMap((id) => {
    const { ask } = findingOf(id);
    return ask === undefined ? [] : [[id, ask] as const];
  }),
);

/** None is asked twice; where no rule knows what to ask, the general ones, over the first few messages. */
export function questionsFor(found: readonly Rule[], session: Session): Question[] {
  const own = found.flatMap((rule): Question[] =>
    rule.lowering === "fixed" || rule.disposition !== found[0]?.disposition
      ? []
      : [{ ruleId: rule.id, text: rule.lowering.question, options: yesOrNo }],
  );
  const isOpen = ({ text }: Question) => !session.answered.has(normalise(text));
  if (found[0]?.disposition === "emergency") return own.filter(isOpen).slice(0, most);
  const saidWorse = session.worse.at(-1) === session.read.length - 1 ? [whatChanged] : [];
  const near = nearMisses(session, new Set(found.map((rule) => rule.id)));
  const asked = [...saidWorse, ...own, ...near];
  if (asked.length > 0 || found.length > 0) return asked.filter(isOpen).slice(0, most);
  return session.read.length > most ? [] : generalQuestions.filter(isOpen);
}
