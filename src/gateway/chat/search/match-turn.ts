/** Whether one question with its answer is what is looked for: each word stands in its title, its question or its answer. */
import type { SearchHit } from "#contracts/finding.ts";
import { findWord } from "./find-words.ts";
import { fold } from "./fold.ts";

/** The answer is Markdown, and empty while there is none. */
export type OpenedTurn = { title: string; question: string; answer: string };

/** Where to show them: in the question, or in the answer where that has more of them; `title`: in neither. */
export type FoundIn = SearchHit["in"] | "title";

export function findInTurn(turn: OpenedTurn, words: readonly string[]): FoundIn | null {
  const inTitle = wordsIn(turn.title, words);
  const inQuestion = wordsIn(turn.question, words);
  const inAnswer = wordsIn(turn.answer, words);
  const found = new Set([...inTitle, ...inQuestion, ...inAnswer]);
  if (found.size < words.length) return null;
  if (inAnswer.length > inQuestion.length) return "answer";
  return inQuestion.length > 0 ? "question" : "title";
}

function wordsIn(text: string, words: readonly string[]): string[] {
  const folded = fold(text);
  return words.filter((word) => findWord(folded, word) !== -1);
}
