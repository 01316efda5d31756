/** How many characters of a prompt each part may take, so that all of it and the answer fit the model's window. */

/** Tokens of the answer that is shown. */
export const maxOutputTokens = 900;
/** Fewer characters than English has to a token on average (about four), so that odd words still fit. */
const charactersPerToken = 3.5;
/** More passages than this help no answer, however large the window. */
const mostOfPassages = 8000;
const mostOfHistory = 12_000;
const shareOfPassages = 0.7;

export type PromptRoom = { passages: number; history: number };

/** `windowTokens` holds prompt and answer; `fixed` are the characters of rules, question and what is known. */
export function promptRoom(windowTokens: number, fixed: number): PromptRoom {
  const room = Math.max(0, (windowTokens - maxOutputTokens) * charactersPerToken - fixed);
  const passages = Math.min(mostOfPassages, Math.floor(room * shareOfPassages));
  return { passages, history: Math.min(mostOfHistory, Math.floor(room - passages)) };
}
