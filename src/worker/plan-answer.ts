/** Chooses how a question is answered: a fixed text, the cache, the model, or the library alone. */

import type { RankedPassage } from "#contracts/passage.ts";
import { isPlainerRequest } from "#contracts/plainer.ts";
import type { Library } from "#library/library.ts";
import { tappedAnswer } from "#safety/tapped.ts";
import { type Answer, fixedAnswer } from "./answer.ts";
import { withWhom } from "./grounding/for-whom.ts";
import { libraryAnswer } from "./grounding/library-answer.ts";
import { modelAnswer } from "./grounding/model-answer.ts";
import { nothingToSayAgain, toSayAgain } from "./grounding/say-again.ts";
import type { LanguageModel } from "./language-model/language-model.ts";
import { promptVersion } from "./prompt/prompt.ts";
import type { Question } from "./question.ts";
import type { ResponseCache } from "./response-cache.ts";

const passagesRead = 12;
/** The interface and the library are English; other languages are told so by triage. */
const language = "en";
/** Below this many characters a later message is looked up together with the question before it. */
const shortFollowUp = 60;

export type AnswerSources = {
  library: Library;
  /** Null when no model is configured. */
  model: LanguageModel | null;
  responses: ResponseCache;
};

/** Resolves once it is stored that the words go to this model; until then none do. */
export type BeforeSending = (model: LanguageModel) => Promise<void>;

export type PlannedAnswer = {
  answer: Answer;
  /** "library", or the model's id: what the reader is told. */
  model: string;
  libraryVersion: string;
  promptVersion: string;
  /** Whether the response cache had it; `none` when it may hold no answer to such a question. */
  cache: "hit" | "miss" | "none";
};

export async function planAnswer(
  sources: AnswerSources,
  question: Question,
  signal: AbortSignal,
  beforeSending: BeforeSending,
): Promise<PlannedAnswer> {
  const { library, model, responses } = sources;
  const told = {
    model: model?.id ?? "library",
    libraryVersion: library.version,
    promptVersion: model ? promptVersion : "none",
  };
  if (question.triage.fixedText !== null) {
    return {
      ...told,
      model: "fixed text",
      promptVersion: "none",
      answer: fixedAnswer(question.triage.fixedText),
      cache: "none",
    };
  }
  const make = (until: AbortSignal) => makeAnswer(sources, question, until, beforeSending);
  if (!isImpersonal(question)) return { ...told, answer: make(signal), cache: "none" };
  const key = {
    ...told,
    // One model's name may be another model at another address.
    model: model ? `${model.id} at ${model.place}` : told.model,
    question: question.text,
    // Notice, numbers and questions stand in the answer: they depend on rules version and country alike.
    triage: JSON.stringify(question.triage),
    language,
  };
  const { answer, cached } = await responses.answer(key, make, signal);
  return { ...told, answer, cache: cached ? "hit" : "miss" };
}

/** Nothing of the person is in it: a first message, no profile in play, no red flag. */
function isImpersonal({ history, profile, stranger, triage }: Question): boolean {
  const redFlag = triage.disposition === "emergency" || triage.disposition === "urgent";
  return history.length === 0 && profile === null && !stranger && !redFlag;
}

async function* makeAnswer(
  { library, model }: AnswerSources,
  question: Question,
  signal: AbortSignal,
  beforeSending: BeforeSending,
): Answer {
  const meant = meantBy(question);
  if (meant === null) {
    yield* fixedAnswer(nothingToSayAgain);
    return;
  }
  const [passages] = await Promise.all([
    findPassages(library, meant, question.profile),
    model ? beforeSending(model) : null,
  ]);
  signal.throwIfAborted();
  const { triage, profile, stranger } = question;
  const asking = { ...meant, question: meant.text, passages, triage, profile, stranger };
  if (!model) {
    const related = (documentId: string) => library.document(documentId);
    yield* libraryAnswer({ ...asking, related });
    return;
  }
  yield* modelAnswer({ ...asking, model, signal });
}

type Meant = Pick<Question, "text" | "history"> & { plainerThan?: string };

/** "Say that more simply" is the question before, asked again; null when there is none. */
function meantBy({ text, history }: Question): Meant | null {
  if (!isPlainerRequest(text)) return { text, history };
  const again = toSayAgain(history);
  return again && { text: again.question, history: again.history, plainerThan: again.answer };
}

/** A short follow-up ("and at night?") means little alone, and of an answer to our own question only the answer is theirs. */
function findPassages(
  library: Library,
  { text, history }: Meant,
  profile: Question["profile"],
): Promise<RankedPassage[]> {
  const before = history.findLast((turn) => turn.role === "user");
  const said = tappedAnswer(text)?.rest ?? text;
  const query = before && said.length < shortFollowUp ? `${said}\n${before.text}` : text;
  return library.search(withWhom(query, { profile }), { limit: passagesRead, floor: true });
}
