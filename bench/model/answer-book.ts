/**
 * What the model of the bench says: a plain sentence first, then the first passage of the prompt sentence by sentence,
 * each cited, up to a number of tokens. The frames of an answer are made once for each passage.
 */
import { answerFromPassage, toTokens } from "#tests/support/model/chat-request.ts";

const opening = "This is what the sources describe about that.";
const withoutPassage =
  "Rest and plenty of water help most people, and it usually gets better within a few days.";
const passageStart = '<passage id=\\"1\\"';
const passageEnd = "</passage>";

export class AnswerBook {
  readonly #tokens: number;
  readonly #answers = new Map<string, readonly Buffer[]>();

  constructor(tokens: number) {
    this.#tokens = tokens;
  }

  /** `body` is the request as it came. The last frame ends the stream. */
  answerTo(body: string): readonly Buffer[] {
    const start = body.indexOf(passageStart);
    const end = start < 0 ? -1 : body.indexOf(passageEnd, start);
    const passage = end < 0 ? "" : body.slice(start, end + passageEnd.length);
    const known = this.#answers.get(passage);
    if (known) return known;
    const frames = framesOf(toTokens(this.#textFrom(passage)).slice(0, this.#tokens));
    this.#answers.set(passage, frames);
    return frames;
  }

  #textFrom(escapedPassage: string): string {
    if (escapedPassage === "") return `${opening} ${`${withoutPassage} `.repeat(this.#tokens)}`;
    const passage: unknown = JSON.parse(`"${escapedPassage}"`);
    const messages = [{ role: "user", text: String(passage) }];
    const request = { model: "bench", messages, wantsUsage: true };
    return `${opening} ${answerFromPassage(request, this.#tokens)}`;
  }
}

function framesOf(tokens: readonly string[]): readonly Buffer[] {
  const usage = { prompt_tokens: 0, completion_tokens: tokens.length, total_tokens: tokens.length };
  const end = [
    frame({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] }),
    frame({ choices: [], usage }),
    "data: [DONE]\n\n",
  ];
  const said = tokens.map((content) =>
    frame({ choices: [{ index: 0, delta: { content }, finish_reason: null }] }),
  );
  return [...said, end.join("")].map((text) => Buffer.from(text));
}

function frame(chunk: object): string {
  const head = { id: "bench", object: "chat.completion.chunk", created: 0, model: "bench" };
  return `data: ${JSON.stringify({ ...head, ...chunk })}\n\n`;
}
