/** Questions that only a fixed text may answer: named outright, or made of a question, a deadly end and a means. */
import type { Mention } from "../findings/read-message.ts";
import type { Token } from "../language/tokens.ts";
import type { FindingId } from "../lexicon/index.ts";
import type { Session } from "../session.ts";
import type { ForbiddenTopic } from "./fixed-texts.ts";

const topics: readonly (readonly [FindingId, ForbiddenTopic])[] = [
  ["asks-lethal-amount", "ways-to-die"],
  ["asks-suicide-method", "ways-to-die"],
  ["asks-self-harm-method", "self-harm"],
  ["asks-eating-disorder", "eating"],
];
/** The parts of a question that names no such thing outright. */
const parts: readonly (readonly [FindingId, ForbiddenTopic])[] = [
  ["deadly-end", "ways-to-die"],
  ["deadly-unseen", "ways-to-die"],
  ["deadly-way", "ways-to-die"],
  ["asks-unnoticed", "self-harm"],
  ["asks-unnoticed", "eating"],
];
/** The findings that lead to a forbidden topic. */
export const findingsOfTopic = (topic: ForbiddenTopic): FindingId[] =>
  [...topics, ...parts].filter(([, of]) => of === topic).map(([finding]) => finding);

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

/** What one stops to die, not to live: "if I stop eating and drinking". */
const needed = new Set(
  "eat drink food water insulin dialysi breath heart tak take medicin tablet".split(" "),
);

/** What happened to somebody when it is told as done: "if I took" and "how many would" are no such telling. */
const isPoisoning: ReadonlySet<FindingId> = new Set<FindingId>([
  "child-swallowed-poison",
  "child-took-medicine",
  "medicine-too-much",
]);
const isAct: ReadonlySet<FindingId> = new Set<FindingId>(["suicide-plan", "suicide-act"]);
const done = new Set(
  "took taken swallowed drank drunk ate eaten had overdosed gave given injected".split(" "),
);
const imagined = new Set("if hypothetically theoretically suppose".split(" "));
const asking = new Set(
  "how what which where who when is does do can could would should way ways method methods tell explain describe true know wondering ask asking asks best".split(
    " ",
  ),
);

const sentencesThatAsk = (words: readonly Token[]): ReadonlySet<number> =>
  new Set(
    words.filter(({ asked, word }) => asked || asking.has(word)).map(({ sentence }) => sentence),
  );

/** A sentence that asks, which names a deadly end or a way, and what could do it anywhere in the message. */
function asksToDie(words: readonly Token[], said: readonly Mention[]): boolean {
  const asked = new Set(said.map((mention) => mention.finding));
  if (asked.has("deadly-otherwise")) return false;
  const asks = sentencesThatAsk(words);
  return said.some(
    ({ finding, sentence }) =>
      asks.has(sentence ?? -1) &&
      (finding === "deadly-way" ||
        ((finding === "deadly-end" || finding === "deadly-unseen") && asked.has("asked-means"))),
  );
}

const hidden: readonly (readonly [ForbiddenTopic, FindingId, readonly FindingId[]])[] = [
  ["self-harm", "harm-otherwise", ["harm-marks", "harm-act"]],
  ["eating", "eats-otherwise", ["eats-less", "eats-undone", "eats-by-rule", "eats-insulin-out"]],
];

/** A sentence that asks how nobody would notice marks, or what is not eaten. */
function asksToHide(words: readonly Token[], said: readonly Mention[]): ForbiddenTopic | null {
  const asks = sentencesThatAsk(words);
  const unnoticed = said.filter(
    ({ finding, sentence }) => finding === "asks-unnoticed" && asks.has(sentence ?? -1),
  );
  const found = hidden.find(
    ([, otherwise, things]) =>
      said.every(({ finding }) => finding !== otherwise) &&
      said.some(
        ({ finding, sentence }) =>
          things.includes(finding) && unnoticed.some((other) => other.sentence === sentence),
      ),
  );
  return found?.[0] ?? null;
}

/** The last message asks for it, whatever frame is put around it; asking how to stop it is another thing. */
export function forbiddenTopic(session: Session): ForbiddenTopic | null {
  const last = session.read.length - 1;
  const said = session.mentions.filter((mention) => mention.message === last);
  const asked = new Set(said.map((mention) => mention.finding));
  const words = session.read[last]?.tokens ?? [];
  const named = topics.find(([finding]) => asked.has(finding));
  const topic = named?.[1] ?? (asksToDie(words, said) ? "ways-to-die" : asksToHide(words, said));
  if (topic === null) return null;
  const protective =
    words.some(
      (token, at) =>
        prevention.has(token.word) &&
        (topic !== "ways-to-die" ||
          !words.slice(at + 1, at + 4).some(({ stem }) => needed.has(stem))),
    ) &&
    !asked.has("suicide-plan") &&
    !asked.has("asks-unnoticed");
  const told = (sentence: number | undefined) => {
    const own = words
      .filter((token) => token.sentence === sentence)
      .flatMap(({ word }) => word.split(" "));
    const at = own.findIndex((word) => done.has(word));
    return at >= 0 && !own.slice(0, at).some((word) => imagined.has(word));
  };
  const poisoned = said.some(
    ({ onlyAsked, finding, sentence }) =>
      !onlyAsked && (isAct.has(finding) || (isPoisoning.has(finding) && told(sentence))),
  );
  const fiction = words.some((token) => fictionWords.has(token.stem));
  if ((poisoned && !fiction) || (protective && named?.[0] !== "asks-lethal-amount")) return null;
  return topic;
}
