/**
 * The response cache: for questions that carry nothing of the person (src/worker/plan-answer.ts decides). Keyed by an
 * HMAC over the normalised question and everything that the answer depends on, never by similarity: near-equal
 * questions can have opposite answers. Concurrent equal questions of this worker share one making, which ends when
 * its last asker leaves. Nobody is told that somebody else asked.
 */
import { z } from "zod";
import { citationSchema } from "#contracts/passage.ts";
import { replyCheckSchema } from "#contracts/reply-events.ts";
import type { Cache } from "#platform/cache/cache.ts";
import { crashPoint } from "#platform/crash-point.ts";
import type { MasterKeys } from "#vault/master-keys.ts";
import type { Answer, AnswerPart } from "./answer.ts";
import { SharedAnswer } from "./shared-answer.ts";

const timeToLiveMs = 24 * 60 * 60_000;

const partSchema: z.ZodType<AnswerPart> = z.discriminatedUnion("type", [
  z.object({ type: z.literal("reply-delta"), text: z.string() }),
  citationSchema.extend({ type: z.literal("reply-source") }),
  replyCheckSchema.extend({ type: z.literal("reply-check") }),
  z.object({ type: z.literal("usage"), inputTokens: z.number(), outputTokens: z.number() }),
]);

/** All that an answer depends on. */
export type AnswerKey = {
  question: string;
  model: string;
  promptVersion: string;
  libraryVersion: string;
  /** All of it, as JSON. */
  triage: string;
  language: string;
};

export type CachedAnswer = { answer: Answer; cached: boolean };

export class ResponseCache {
  readonly #cache: Cache;
  readonly #keys: MasterKeys;
  readonly #making = new Map<string, SharedAnswer>();

  constructor(cache: Cache, keys: MasterKeys) {
    this.#cache = cache;
    this.#keys = keys;
  }

  /** The stored answer, or one that is being made, or a new one from `make`, stored once it is whole. */
  async answer(
    parts: AnswerKey,
    make: (signal: AbortSignal) => Answer,
    signal: AbortSignal,
  ): Promise<CachedAnswer> {
    const key = this.#keyOf(parts);
    const underWay = this.#underWay(key);
    if (underWay) return { answer: underWay.read(signal), cached: true };
    const stored = await this.#read(key);
    if (stored) return { answer: replay(stored), cached: true };
    // Somebody may have begun while the cache was being asked.
    const begun = this.#underWay(key);
    if (begun) return { answer: begun.read(signal), cached: true };
    return { answer: this.#begin(key, make).read(signal), cached: false };
  }

  #underWay(key: string): SharedAnswer | null {
    const shared = this.#making.get(key);
    return shared && !shared.abandoned ? shared : null;
  }

  #begin(key: string, make: (signal: AbortSignal) => Answer): SharedAnswer {
    const shared = new SharedAnswer(make, (whole) => {
      if (this.#making.get(key) === shared) this.#making.delete(key);
      if (whole) this.#store(key, whole);
    });
    this.#making.set(key, shared);
    return shared;
  }

  #keyOf(parts: AnswerKey): string {
    const { model, promptVersion, libraryVersion, triage, language } = parts;
    const question = normalise(parts.question);
    const basis = [model, promptVersion, libraryVersion, triage, language];
    return `answer:${this.#keys.lookup("answer", question, ...basis)}`;
  }

  async #read(key: string): Promise<AnswerPart[] | null> {
    const sealed = await this.#cache.get(key);
    if (!sealed) return null;
    try {
      const text = this.#keys.openForInstallation(sealed, key);
      return z.array(partSchema).parse(JSON.parse(text));
    } catch {
      // Sealed under another secret, or written by another version: made anew.
      return null;
    }
  }

  #store(key: string, parts: readonly AnswerPart[]): void {
    const sealed = this.#keys.sealForInstallation(JSON.stringify(parts), key);
    void this.#cache.set(key, sealed, timeToLiveMs).then(() => crashPoint("answer-cached"));
  }
}

/**
 * Only what can't change the meaning: spacing, composed or decomposed letters, a capital at the start. Other capitals
 * can ("ALL" is a leukaemia, "PID" an infection), and so can compatibility forms (10², 1½).
 */
function normalise(question: string): string {
  const spaced = question.normalize("NFC").replaceAll(/\s+/g, " ").trim();
  return spaced.replace(/^\p{Lu}(?=[\p{Ll} ])/u, (first) => first.toLowerCase());
}

async function* replay(parts: readonly AnswerPart[]): Answer {
  yield* parts;
}
