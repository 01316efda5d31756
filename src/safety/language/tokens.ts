/**
 * A message as tokens: stems with the sentence and clause that they stand in. Patterns never reach across a
 * sentence, and most not across a clause, so that "my back hurts, my chest is fine" has no chest pain in it.
 */
import { fillers } from "../lexicon/words.ts";
import { normalise } from "./normalise.ts";
import { longestRemembered, stem } from "./stem.ts";

export type Token = {
  /** As written, in lower case; misspelled words put right. */
  word: string;
  stem: string;
  filler: boolean;
  readonly sentence: number;
  readonly clause: number;
  /** True when a comma or another soft break stands before it. */
  readonly afterBreak: boolean;
  /** True on the tokens of a sentence that ends with a question mark. */
  asked: boolean;
};

const hardBreak = new Set([
  "but",
  "although",
  "though",
  "however",
  "except",
  "because",
  "while",
  "whereas",
  "then",
  "yet",
]);
const subjects = new Set(["i", "he", "she", "they", "we", "it", "there", "now"]);
const joins = new Set(["and", "or", "so", "also", "plus"]);
const possessives = new Set(["my", "his", "her", "their", "our"]);
const stateVerbs = new Set([
  "is",
  "are",
  "was",
  "has",
  "have",
  "feel",
  "feels",
  "felt",
  "looks",
  "look",
  "keeps",
  "hurts",
  "hurt",
  "will",
  "can",
  "went",
  "started",
  "got",
  "gets",
  "had",
  "seems",
  "does",
]);
const beforeSubject = new Set([
  "wish",
  "hope",
  "feel",
  "know",
  "say",
  "said",
  "sure",
  "guess",
  "believe",
  "afraid",
  "scared",
  "worried",
  "sorry",
  "told",
  "says",
  "noticed",
  "if",
  "when",
  "that",
  "think",
  "do",
  "am",
  "can",
  "should",
  "have",
  "did",
  "could",
  "will",
  "whenever",
  "as",
  "where",
  "what",
  "how",
  "why",
  "until",
  "after",
  "before",
  "than",
  "like",
  "would",
  "may",
  "must",
  "since",
  "which",
  "thing",
  "time",
  "everything",
  "and",
  "or",
  "so",
  "but",
  "because",
  "while",
  "then",
  "is",
  "all",
  "does",
  "was",
  "might",
]);

/** Words (numbers keep their point, slash and sign), or one mark that ends a sentence or breaks a clause. */
const piece = /\s-+\s|\d+(?:[.,]\d+)?|[a-z\u00df-\uffff]+|[.!?\n]+|[,;:()"/%\u00b0-]/g;

const reports = new Set(
  "say says said saying think thinks thought tell tells told believe believes reckon reckons insist insists swear swears".split(
    " ",
  ),
);
const relatives = new Set(
  `family mother mom mum mommy father dad daddy parent parents husband wife partner boyfriend girlfriend spouse friend friends
  brother sister son daughter grandmother grandma gran nan grandfather grandpa aunt uncle roommate flatmate boss mate
  colleague colleagues neighbour neighbor everyone everybody`.split(/\s+/),
);

/** "… My family says it's nothing": what somebody thinks of it is said apart, with or without a full stop before it. */
function opensOpinion(words: readonly string[], at: number): boolean {
  const isOwners = possessives.has(words[at] ?? "");
  const who = isOwners ? at + 1 : at;
  if (!relatives.has(words[who] ?? "") || !reports.has(words[who + 1] ?? "")) return false;
  const previous = words[at - 1] ?? "";
  return isOwners ? !joinsOpinion.has(previous) : everybody.has(words[who] ?? "");
}
const everybody = new Set(["everyone", "everybody"]);
const joinsOpinion = new Set([...joins, ...hardBreak, "as", "what", "that", "if", "when", "like"]);

function opensClause(words: readonly string[], at: number): boolean {
  const word = words[at] ?? "";
  if (hardBreak.has(word)) return true;
  const previous = words[at - 1] ?? "";
  if (word === "i" && !beforeSubject.has(previous)) return true;
  if (
    word === "no" &&
    previous !== "or" &&
    previous !== "there" &&
    previous !== "have" &&
    previous !== "is"
  )
    return true;
  if (word === "denies" || word === "denied") return true;
  if (!joins.has(word)) return false;
  const next = words[at + 1] ?? "";
  if (subjects.has(next)) return true;
  return possessives.has(next) && words.slice(at + 2, at + 5).some((w) => stateVerbs.has(w));
}

type Form = { readonly word: string; readonly stem: string; readonly filler: boolean };
/** Words met before, taken apart; bounded, and only in memory. */
const forms = new Map<string, Form>();
const mostForms = 20_000;

function formOf(word: string): Form {
  const before = forms.get(word);
  if (before !== undefined) return before;
  const form = { word, stem: stem(word), filler: fillers.has(word) };
  if (forms.size >= mostForms) forms.clear();
  if (word.length <= longestRemembered) forms.set(word, form);
  return form;
}

const ends = new Set([".", "!", "?", "\n"]);
const breaks = new Set([",", ";", ":", "(", ")", '"', "-"]);
/** A dash between spaces: the one piece that has its dash behind something. */
const isDash = (word: string): boolean => word.charAt(1) === "-";

export function tokenise(text: string): Token[] {
  const words = normalise(text).match(piece) ?? [];
  const tokens: Token[] = [];
  let sentence = 0;
  let clause = 0;
  let broken = false;
  let from = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const sign = word.charCodeAt(0) < 64;
    if (sign && ends.has(word.charAt(0))) {
      if (word.includes("?"))
        for (let i = from; i < tokens.length; i += 1) {
          const token = tokens[i];
          if (token !== undefined) token.asked = true;
        }
      from = tokens.length;
      sentence += 1;
      clause += 1;
      broken = false;
      continue;
    }
    if (breaks.has(word) || isDash(word)) {
      if (
        word !== "-" &&
        word !== '"' &&
        !(word === "," && joins.has(words[at + 2] ?? "") && !subjects.has(words[at + 1] ?? ""))
      )
        clause += 1;
      if (word !== "-") broken = true;
      continue;
    }
    if (!sign && tokens.length > from && opensOpinion(words, at)) {
      from = tokens.length;
      sentence += 1;
      clause += 1;
    } else if (!sign && opensClause(words, at)) clause += 1;
    const form = formOf(word);
    tokens.push({
      word: form.word,
      stem: form.stem,
      filler: form.filler,
      sentence,
      clause,
      afterBreak: broken,
      asked: false,
    });
    broken = false;
  }
  return tokens;
}
