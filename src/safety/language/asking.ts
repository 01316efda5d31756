/**
 * Does a sentence ask for knowledge ("what are the signs of a stroke?") or imagine ("if I get a fever"), or does it
 * tell what is so? A question about one's own present trouble ("why does my chest hurt?") tells.
 */
import type { Token } from "./tokens.ts";

const openers = new Set([
  "what",
  "how",
  "can",
  "could",
  "does",
  "do",
  "is",
  "are",
  "why",
  "which",
  "when",
  "should",
  "would",
  "will",
  "who",
  "where",
  "did",
  "may",
  "am",
  "was",
  "tell",
  "explain",
  "define",
  "describe",
  "list",
  "whats",
  "hows",
  "any",
  "isnt",
  "arent",
]);
const leadIns = new Set([
  "ok",
  "okay",
  "so",
  "and",
  "also",
  "hi",
  "hello",
  "hey",
  "please",
  "but",
  "well",
  "just",
  "wait",
  "or",
  "thanks",
  "then",
  "doctor",
  "question",
  "no",
  "yes",
  "um",
  "oh",
  "curious",
  "wondering",
]);
const asks = new Set([
  "symptom",
  "symptoms",
  "sign",
  "signs",
  "cause",
  "causes",
  "treatment",
  "difference",
  "meaning",
  "definition",
]);
const conditionals = new Set([
  "if",
  "unless",
  "whenever",
  "suppose",
  "imagine",
  "hypothetically",
  "incase",
]);
const having = new Set([
  "have",
  "having",
  "had",
  "has",
  "feel",
  "feeling",
  "felt",
  "got",
  "get",
  "getting",
  "experiencing",
  "noticed",
  "started",
  "woke",
  "keep",
  "keeps",
  "been",
  "am",
  "vomited",
  "fainted",
  "collapsed",
  "fell",
  "swallowed",
  "took",
  "ate",
  "drank",
  "cut",
  "hit",
  "burned",
  "lost",
  "coughing",
  "bleeding",
  "vomiting",
]);
const presents = new Set([
  "now",
  "today",
  "tonight",
  "since",
  "started",
  "suddenly",
  "currently",
  "already",
  "ago",
  "still",
  "yesterday",
  "hurts",
  "worst",
  "help",
  "keeps",
]);
const owners = new Set(["my", "his", "her", "our", "their"]);

function opener(words: readonly string[]): string | null {
  for (const word of words.slice(0, 5)) {
    // "Can't keep anything down" has lost its subject; it isn't a question.
    if (openers.has(word)) return words[words.indexOf(word) + 1] === "not" ? null : word;
    if (!leadIns.has(word)) return null;
  }
  return null;
}

/** "I have a question": nothing that one has. */
const asksAway = (tokens: readonly Token[], at: number): boolean =>
  [0, 1, 2].some((far) => /^questions?$/.test(tokens[at + far]?.word ?? ""));

const inverting = new Set(
  "do does can could should would will may might am is are did was have".split(" "),
);

/** For a statement of one's own before the finding: "I have …", "my … is", "he's been …". */
function tellsOwn(
  tokens: readonly Token[],
  from: number,
  start: number,
  end: number,
  question: boolean,
): boolean {
  for (let i = start; i >= from && start - i <= 12; i -= 1) {
    const word = tokens[i]?.word ?? "";
    const next = tokens[i + 1]?.word ?? "";
    const before = tokens[i - 1]?.word ?? "";
    const subject =
      word === "i" || word === "he" || word === "she" || word === "we" || word === "they";
    const inverted = inverting.has(before);
    if (subject && !inverted && having.has(next) && !asksAway(tokens, i + 2)) return true;
    if (subject && !question && i < start) return true;
    if (owners.has(word) && start - i <= 3 && i <= start) return true;
  }
  return tokens.slice(start, end + 1).some((t) => owners.has(t.word));
}

/** Words of a sentence that are looked at before and after: a message without a full stop may be one sentence. */
const farthest = 60;

/** An opener and the word after it lie no further on. */
const opening = 5;

function hasWord(tokens: readonly Token[], from: number, to: number, word: string): boolean {
  for (let i = from; i <= to; i += 1) if (tokens[i]?.word === word) return true;
  return false;
}

function openerOf(tokens: readonly Token[], from: number): string | null {
  const sentence = tokens[from]?.sentence;
  const first = tokens.slice(from, from + opening + 1).filter((t) => t.sentence === sentence);
  return opener(first.map((t) => t.word));
}

/** True when the words from `start` to `end` are only asked about or imagined. */
export function isOnlyAsked(tokens: readonly Token[], start: number, end: number): boolean {
  const sentence = tokens[start]?.sentence;
  let from = start;
  while (from > 0 && start - from < farthest && tokens[from - 1]?.sentence === sentence) from -= 1;
  let to = end;
  while (to - end < farthest && tokens[to + 1]?.sentence === sentence) to += 1;
  for (let i = start - 1; i >= from; i -= 1) {
    const word = tokens[i]?.word ?? "";
    const likened = word === "if" && ["as", "like"].includes(tokens[i - 1]?.word ?? "");
    if (conditionals.has(word) && !likened) {
      const since = tokens.slice(i, start).some((t) => t.clause > (tokens[i]?.clause ?? 0) + 1);
      const whether = ["wondering", "wonder", "know", "see", "sure", "asking", "check"].includes(
        tokens[i - 1]?.word ?? "",
      );
      if (!since && !whether) return true;
    }
    if (
      word === "when" &&
      (tokens[i - 1]?.word === "should" ||
        (tokens[i - 1]?.word === "or" && openerOf(tokens, from) !== null) ||
        (tokens[start]?.asked === true &&
          ["i", "you", "someone"].includes(tokens[i + 1]?.word ?? "")))
    )
      return true;
  }
  const has = (word: string) => hasWord(tokens, from, to, word);
  const first = openerOf(tokens, from);
  const question = tokens[start]?.asked === true || first !== null;
  let topic = false;
  for (let i = from; i < start && !topic; i += 1) topic = asks.has(tokens[i]?.word ?? "");
  if (!question) return topic && to - from < 8 && !tellsOwn(tokens, from, start, end, false);
  if (tellsOwn(tokens, from, start, end, true)) return topic && has("of") && !has("my");
  if (topic) return true;
  const told = tokens.slice(from, to + 1).some((t, i) => presents.has(t.word) && i > 0);
  // "Chest pain and sweating?" asks for help with what is there.
  if (first === null) return false;
  return !(told && tokens[start]?.clause !== tokens[from]?.clause) && !(told && has("help"));
}

const reporters = new Set(["says", "said", "thinks", "think", "told", "believes"]);
/** "My family says it's nothing": an opinion, no complaint. */
const reports = (sentence: readonly Token[]): boolean =>
  sentence.some((token) => reporters.has(token.word));

const auxiliaries = new Set([
  "should",
  "can",
  "could",
  "is",
  "will",
  "do",
  "does",
  "are",
  "would",
  "may",
]);
const askers = new Set(["i", "it", "you", "there", "this", "that", "we", "they"]);
/** "… should I", "… is it": a question without its mark. */
const inverts = (words: readonly string[]): boolean =>
  words.some(
    (word, at) =>
      auxiliaries.has(word) && askers.has(words[at + 1] ?? "") && !askers.has(words[at - 1] ?? ""),
  );

/** "Sore toe for two days, what do I do": asks for help with what was told before it. */
const tellsFirst = (words: readonly string[]): boolean =>
  opener(words) === null &&
  !words.some((word) => conditionals.has(word)) &&
  /\w+ \w+.* what (?:do|should|can|could) (?:i|we) do\b/.test(words.join(" "));

const hints = new Set(
  `if whether or correct right okay ok safe normal would could should can will any anything which what when how why
  where who does do is are did am maybe contagious prescribe prescribed treatment recommend recommended dosage mg
  antibiotic difference`.split(/\s+/),
);
const subjects = new Set(["i", "he", "she", "we", "they"]);

/** Tells what is so with a person: "my …", "she has …", "since Monday". What is only imagined ("if I …") tells nothing. */
function tellsOfSomeone(words: readonly string[]): boolean {
  const imagined = words.some((word) => conditionals.has(word));
  return words.some(
    (word, at) =>
      (presents.has(word) && word !== "now" && word !== "help" && word !== "still") ||
      (!imagined && owners.has(word)) ||
      (!imagined &&
        subjects.has(word) &&
        !auxiliaries.has(words[at - 1] ?? "") &&
        having.has(words[at + 1] ?? "")),
  );
}

/** A question that has lost its mark: "so flonase and zyrtec are both ok". */
const asksWithoutMark = (words: readonly string[]): boolean =>
  words.some((word) => hints.has(word)) && !tellsOfSomeone(words);

/** True when the whole message asks: every sentence is a question or a greeting. */
export function asksOnly(tokens: readonly Token[]): boolean {
  const sentences = new Map<number, Token[]>();
  for (const token of tokens) {
    const sentence = sentences.get(token.sentence);
    if (sentence === undefined) sentences.set(token.sentence, [token]);
    else sentence.push(token);
  }
  return [...sentences.values()].every((sentence) => {
    const words = sentence.map((t) => t.word);
    return (
      sentence[0]?.asked === true ||
      (sentence.length <= 8 && words.slice(0, 3).some((word) => asks.has(word))) ||
      (reports(sentence) && words.length <= 8) ||
      opener(words) !== null ||
      (inverts(words) && !tellsFirst(words)) ||
      asksWithoutMark(words) ||
      words.every((w) => leadIns.has(w))
    );
  });
}
