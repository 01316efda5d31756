/** Lets a model's text through, sentence by sentence checked; see sentence-check.ts and early-release.ts. */
import type { AnswerPart } from "../answer.ts";
import type { NumberedPassage } from "../prompt/prompt-blocks.ts";
import type { AnswerText } from "./answer-text.ts";
import { Citations, citedNumbers, rewriteCitations } from "./citations.ts";
import { releasable } from "./early-release.ts";
import { ProposedQuestions } from "./proposed-questions.ts";
import { type CheckContext, checkSentence } from "./sentence-check.ts";
import { type Sentence, splitSentences, takeSentences } from "./sentences.ts";

export class CheckedText {
  readonly #answer: AnswerText;
  readonly #context: CheckContext;
  readonly #passages: ReadonlyMap<number, NumberedPassage>;
  readonly #citations = new Citations();
  /** The unfinished sentence, and how much of it was let out already. */
  #pending = "";
  #released = 0;
  #lastNotice: { text: string; from: number; to: number } | null = null;
  #lastGap = "";
  readonly #questions = new ProposedQuestions();

  constructor(answer: AnswerText, passages: readonly NumberedPassage[], context: CheckContext) {
    this.#answer = answer;
    this.#context = context;
    this.#passages = new Map(passages.map((each) => [each.n, each]));
  }

  /** What the model proposes to ask the person, each checked; none of it is in the text. */
  get proposedQuestions(): readonly string[] {
    return this.#questions.accepted;
  }

  /** The white space that the text ends with. */
  get lastGap(): string {
    return this.#lastGap;
  }

  *push(text: string): Iterable<AnswerPart> {
    this.#pending += text;
    const { finished, rest } = takeSentences(this.#pending);
    for (const sentence of finished) yield* this.#take(sentence);
    this.#pending = rest;
    // At urgent and above any sentence may turn out to lie below the floor: whole sentences only.
    if (!this.#context.pressing) yield* this.#releaseEarly();
  }

  *end(): Iterable<AnswerPart> {
    for (const sentence of splitSentences(this.#pending)) yield* this.#take(sentence);
    this.#pending = "";
    for (const sentence of this.#questions.end()) yield* this.#finish(sentence);
  }

  *#take(sentence: Sentence): Iterable<AnswerPart> {
    const plain = rewriteCitations(withoutAddresses(sentence.text), () => null);
    for (const other of this.#questions.take(sentence, plain)) yield* this.#finish(other);
  }

  *#releaseEarly(): Iterable<AnswerPart> {
    if (this.#questions.mayBegin(this.#pending)) return;
    const length = releasable(this.#pending);
    if (length <= this.#released) return;
    yield this.#answer.delta(this.#pending.slice(this.#released, length));
    this.#released = length;
  }

  *#finish({ text, gap }: Sentence): Iterable<AnswerPart> {
    const released = this.#released;
    this.#released = 0;
    const clean = withoutAddresses(text);
    if (clean.trim() !== "") yield* this.#judge(clean, released);
    if (gap !== "") yield this.#answer.delta(gap);
    this.#lastGap = gap;
  }

  *#judge(sentence: string, released: number): Iterable<AnswerPart> {
    const from = this.#answer.length - released;
    const cited = citedNumbers(sentence).flatMap((n) => this.#passages.get(n) ?? []);
    const claim = rewriteCitations(sentence, () => null);
    const check = checkSentence(claim, cited, this.#context);
    if (check.verdict === "withheld") {
      yield* this.#withhold(sentence, released, check.notice);
      return;
    }
    this.#lastNotice = null;
    const shown = new Map<number, number>();
    for (const { n, passage } of cited) {
      const { n: number, source } = this.#citations.cite(passage);
      shown.set(n, number);
      if (source !== null) yield { type: "reply-source", ...source };
    }
    const rest = rewriteCitations(sentence.slice(released), (n) => shown.get(n) ?? null);
    if (rest !== "") yield this.#answer.delta(rest);
    yield this.#answer.check(
      from,
      check.verdict,
      check.numbers.flatMap((n) => shown.get(n) ?? []),
    );
  }

  /** A beginning that was let out stands there for good: it is broken off where everybody can see it. */
  *#withhold(sentence: string, released: number, notice: string): Iterable<AnswerPart> {
    const marker = /^\s*(?:[-*+•]|\d+[.)])\s+/.exec(sentence)?.[0] ?? "";
    if (released === 0 && this.#lastNotice?.text === notice) {
      const { from, to } = this.#lastNotice;
      yield { type: "reply-check", from, to, verdict: "withheld" };
      return;
    }
    const from = this.#answer.length - released;
    yield this.#answer.delta(released > 0 ? `… ${notice}` : `${marker}${notice}`);
    this.#lastNotice = { text: notice, from, to: this.#answer.length };
    yield this.#answer.check(from, "withheld");
  }
}

/** A model has no addresses to give but its sources, which have cards of their own: no links, images or tags. */
function withoutAddresses(text: string): string {
  return text
    .replace(/!\[[^\]]*\](\([^)]*\)?)?/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)?/g, "$1")
    .replace(/<\/?[a-z!][^>]*>?/gi, "")
    .replace(/\b(?:https?:\/\/|www\.)\S+/gi, "");
}
