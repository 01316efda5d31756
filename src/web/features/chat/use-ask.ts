import { useQueryClient } from "@tanstack/react-query";
import type { SessionId } from "#contracts/ids.ts";
import { newQuestion, sendQuestion } from "./send-question.ts";

/** Asks in a chat as if it had been written. */
export function useAsk(sessionId: SessionId): (text: string) => void {
  const queries = useQueryClient();
  return (text) => void sendQuestion(queries, newQuestion(sessionId, text));
}
