/**
 * Questions that a model proposes to ask the person, taken out of the end of its answer. Each is checked by its form
 * alone: it asks, in one short sentence, about how the person is. What advises, soothes, names an amount or asks who
 * somebody is, is dropped without a word. The rules' own questions stand before them and are never displaced.
 */
import { isOpenQuestionsHeading } from "#contracts/open-questions.ts";
import { hasAmount } from "./amounts.ts";
import type { Sentence } from "./sentences.ts";
import { lowersUrgency, saysWaitOrStop, speaksToSystem } from "./wording.ts";

/** Rules' and model's together. */
const mostQuestions = 3;
const mostProposed = 2;
/** More than are ever asked, because a later check may drop some. */
const mostKept = 6;
const longest = 120;

/** The rules' questions, then what a model proposed besides, as far as there is room. */
export function questionsToAsk(own: readonly string[], proposed: readonly string[]): string[] {
  const asked = new Set(own.map(wordsOnly));
  const more = [...new Set(proposed)].filter((text) => !asked.has(wordsOnly(text)));
  return [...own, ...more.slice(0, mostProposed)].slice(0, Math.max(mostQuestions, own.length));
}

const wordsOnly = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, " ")
    .trim();

const headingWords = "please tell me";

/** Reads the section of questions; from the first line that is no item of its list, the answer goes on. */
export class ProposedQuestions {
  #open = false;
  #line: Sentence[] = [];
  readonly #accepted: string[] = [];

  get accepted(): readonly string[] {
    return this.#accepted;
  }

  /** What may not be shown before it is known whether it is this section's heading. */
  mayBegin(pending: string): boolean {
    if (this.#open) return true;
    const words = pending
      .replace(/^[\s#*_>]+/, "")
      .replace(/\s+/g, " ")
      .toLowerCase();
    return words.startsWith(headingWords) || headingWords.startsWith(words);
  }

  /** The sentences that are no part of the section, in their order. `text` is the first one's plain text. */
  take(sentence: Sentence, text: string): Sentence[] {
    if (!this.#open) {
      this.#open = isOpenQuestionsHeading(text);
      return this.#open ? [] : [sentence];
    }
    this.#line.push(sentence);
    return sentence.gap.includes("\n") ? this.#endLine() : [];
  }

  end(): Sentence[] {
    return this.#endLine();
  }

  #endLine(): Sentence[] {
    const line = this.#line;
    this.#line = [];
    const text = line.map((each) => each.text + each.gap).join("");
    const item = /^\s*(?:[-*+•]|\d+[.)])\s+(.*)$/s.exec(text.trimEnd())?.[1];
    if (item !== undefined) {
      if (this.#accepted.length < mostKept && isAskable(item)) this.#accepted.push(item);
      return [];
    }
    this.#open = line.length === 0;
    return line.length === 1 && isOpenQuestionsHeading(text) ? [] : line;
  }
}

/** True for a short question about how somebody is, and for nothing else. */
export function isAskable(text: string): boolean {
  return (
    text.length <= longest &&
    form.test(text) &&
    about.test(text) &&
    ![suggests, asksWho, isForRules].some((pattern) => pattern.test(text)) &&
    !hasAmount(text) &&
    !lowersUrgency(text) &&
    !saysWaitOrStop(text) &&
    !speaksToSystem(text)
  );
}

/** One sentence of plain words: no digits, no second sentence, no markup. */
const form =
  /^(Do|Does|Did|Is|Are|Was|Were|Have|Has|Had|How|When|Where|What|Which|Since when|Can) [\p{L} ,'’-]+\?$/u;
const about = /\b(you|your|it|there|they|their|he|his|she|her|the (child|baby|pain|rash))\b/i;
/** Questions that tell: advice, opinion, comfort. */
const suggests =
  /\b(should|shouldn['’]t|must|would|could|might|maybe|perhaps|why|did you know|(do|does|did) (you|he|she|they) (know|realise|realize|think|agree|want)|have you (considered|thought)|(what|how) (if|about)|try|tried|trying|is (it|this|that) (just|only|ok|okay|fine|safe|normal|possible)|just|only|normal|okay|fine|harmless|nothing|sure|better (to|off)|isn['’]t|aren['’]t|don['’]t|can['’]t you|need to|going to)\b/i;
/** No answer about health needs them. */
const asksWho =
  /\b(name|names|address|e-?mail|password|phone|telephone|card|account|code|token|bank|live|insurance|website|link)\b/i;
/** Only fixed texts speak of them. */
const isForRules =
  /\b(suicid\w*|kill|killing|harm|die|dying|dead|overdose|weigh|weight|calories|purge|purging|abuse|abused)\b/i;
