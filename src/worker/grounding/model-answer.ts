/** An answer by a language model, from passages that it must cite, checked sentence by sentence as it comes. */
import { writeOpenQuestions } from "#contracts/open-questions.ts";
import type { RankedPassage } from "#contracts/passage.ts";
import type { Profile } from "#contracts/profile.ts";
import type { Triage } from "#contracts/triage.ts";
import { type Answer, type AnswerPart, fixedAnswer } from "../answer.ts";
import { type LanguageModel, ModelFault } from "../language-model/language-model.ts";
import type { Turn } from "../prompt/condense-history.ts";
import { buildPrompt, fixedLength } from "../prompt/prompt.ts";
import type { NumberedPassage } from "../prompt/prompt-blocks.ts";
import { maxOutputTokens, promptRoom } from "../prompt/prompt-room.ts";
import { AnswerText } from "./answer-text.ts";
import { CheckedText } from "./checked-text.ts";
import { readAsked } from "./dose-fit.ts";
import { dayOf, isPastReview, isUsable } from "./passage-use.ts";
import { questionsToAsk } from "./proposed-questions.ts";
import { rulesReadAnswerTo } from "./rules-read.ts";
import { splitSentences } from "./sentences.ts";
import { isPressing, urgencyLine } from "./urgency-line.ts";

export type ModelQuestion = {
  model: LanguageModel;
  question: string;
  /** Oldest first, without the question. */
  history: readonly Turn[];
  /** Best first, as the search gave them. */
  passages: readonly RankedPassage[];
  triage: Triage;
  /** Of the one whom it is about. */
  profile: Profile | null;
  /** Nothing is known of them. */
  stranger?: boolean;
  signal: AbortSignal;
  /** The answer that is to be said more simply, without its citations. */
  plainerThan?: string;
  /** The language to write in; "en" where nothing is said. */
  language?: string;
  now?: Date;
};

/** Characters: several times what so many tokens hold. A model that doesn't stop must not fill a worker. */
const usualAnswerLimit = 30_000;
const mostPassages = 8;
/** What a local model often reads in all, for one of which nothing is known. */
const smallWindow = 4096;

/** Throws the ModelFaults of its model, and the signal's reason when that aborts. */
export async function* modelAnswer(asking: ModelQuestion): Answer {
  const { model, question, history, triage, profile, stranger = false, signal } = asking;
  if (triage.fixedText !== null) {
    yield* fixedAnswer(triage.fixedText);
    return;
  }
  const now = asking.now ?? new Date();
  const year = now.getUTCFullYear();
  const { plainerThan = null, language = "en" } = asking;
  const known = { question, triage, profile, plainerThan, language, year };
  const room = promptRoom(model.windowTokens ?? smallWindow, fixedLength(known));
  const passages = selectPassages(asking.passages, room.passages, dayOf(now));
  const { system, messages } = buildPrompt({
    ...known,
    history,
    passages,
    historyRoom: room.history,
  });
  const answer = new AnswerText();
  const checked = new CheckedText(answer, passages, {
    asked: readAsked(question, history, { profile, stranger }, now),
    pressing: isPressing(triage),
    today: dayOf(now),
  });
  const opening = isPressing(triage) ? urgencyLine(triage) : null;
  if (opening !== null) {
    yield answer.delta(opening);
    yield answer.check(0, "no claim");
    yield answer.delta("\n\n");
  }
  const limit = model.answerLimit ?? usualAnswerLimit;
  let length = 0;
  for await (const part of model.stream({ system, messages, maxOutputTokens, signal })) {
    if (part.type === "usage") {
      yield part;
      continue;
    }
    length += part.text.length;
    if (length > limit) throw new ModelFault("model_malformed");
    // One by one: `yield*` over what is at hand already would await each twice.
    for (const told of checked.push(part.text)) yield told;
  }
  for (const told of checked.end()) yield told;
  const said = history.filter(({ role }) => role === "user").map(({ text }) => text);
  for (const told of askBack(answer, triage, checked, [...said, question])) yield told;
}

/** Written by us, so that a model can neither leave out nor displace what the rules ask. */
function* askBack(
  answer: AnswerText,
  { questions, disposition }: Triage,
  { proposedQuestions, lastGap }: CheckedText,
  said: readonly string[],
): Iterable<AnswerPart> {
  const own = questions.map(({ text }) => text);
  // In an emergency nothing more keeps the person here.
  const proposed =
    disposition === "emergency"
      ? []
      : proposedQuestions.filter((text) => !rulesReadAnswerTo(text, said));
  const section = writeOpenQuestions(questionsToAsk(own, proposed));
  if (section === "") return;
  const gap = "\n\n".slice(lastGap.match(/\n/g)?.length ?? 0);
  if (answer.length > 0 && gap !== "") yield answer.delta(gap);
  for (const { text, gap } of splitSentences(section)) {
    const from = answer.length;
    yield answer.delta(text);
    yield answer.check(from, "no claim");
    if (gap !== "") yield answer.delta(gap);
  }
}

/** The best that fit; those that may not be used at all never reach the model. */
function selectPassages(
  ranked: readonly RankedPassage[],
  budget: number,
  today: string,
): NumberedPassage[] {
  const selected: NumberedPassage[] = [];
  let room = budget;
  for (const { passage } of ranked.toSorted((a, b) => a.rank - b.rank)) {
    if (selected.length === mostPassages) break;
    if (!isUsable(passage, today) || passage.text.length > room) continue;
    room -= passage.text.length;
    const n = selected.length + 1;
    selected.push({ n, passage, pastReview: isPastReview(passage, today) });
  }
  return selected;
}
