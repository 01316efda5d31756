/** What is meant by "say that more simply": the answer before, and the question that it answered. */
import { isPlainerRequest } from "#contracts/plainer.ts";
import type { Turn } from "../prompt/condense-history.ts";
import { nothingSimpler } from "./plainer-groups.ts";

export type ToSayAgain = {
  question: string;
  answer: string;
  /** Without that question, its answer and any request to say it again; later words of the person stay: they may forbid an amount. */
  history: Turn[];
};

/** Null when nothing was answered yet. `history` is oldest first, without the request itself. */
export function toSayAgain(history: readonly Turn[]): ToSayAgain | null {
  const asks = ({ role, text }: Turn) => role === "user" && !isPlainerRequest(text);
  const answered = history.findLastIndex(
    ({ role, text }) => role === "assistant" && !text.includes(nothingSimpler),
  );
  const asked = history.slice(0, Math.max(0, answered)).findLastIndex(asks);
  const [question, answer] = [history[asked], history[answered]];
  if (question === undefined || answer === undefined) return null;
  const earlier = history.slice(0, asked).filter(({ text }) => !isPlainerRequest(text));
  const later = history.slice(asked + 1).filter(asks);
  return {
    question: question.text,
    answer: answer.text.replace(/\s?\[\d+\]/g, ""),
    history: [...earlier, ...later],
  };
}

export const nothingToSayAgain =
  "There is no answer before this one that I could say more simply. What would you like to know?";
