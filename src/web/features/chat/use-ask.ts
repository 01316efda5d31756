import { useCallback } from "react";
import type { SessionId } from "#contracts/ids.ts";
import { askQuestion } from "./send-question.ts";

/** Asks in a chat as if it had been written. */
export function useAsk(sessionId: SessionId): (text: string) => void {
  return useCallback((text) => askQuestion(sessionId, text), [sessionId]);
}
