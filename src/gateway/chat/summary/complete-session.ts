/** Completing a chat session: writes the visit summary, anew each time. A later message opens the session again. */
import type { Session, VisitSummary } from "#contracts/chat.ts";
import type { MessageId, SessionId, UserId } from "#contracts/ids.ts";
import { type QuestionContext, questionContextSchema } from "#contracts/question-context.ts";
import { messageContextContext, summaryContext } from "#vault/contexts.ts";
import type { PersonSeal } from "#vault/vault.ts";
import { findOfSession, openRecord } from "../../follow-up/follow-up-store.ts";
import { ProblemError } from "../../http/problem.ts";
import type { MessageRow } from "../accept-question.ts";
import type { ChatDependencies } from "../chat-dependencies.ts";
import { findSession, readConversation, updateSession } from "../chat-store.ts";
import { isoTime, presentSession } from "../present.ts";
import { presentConversation } from "../read-session.ts";
import { visitSummary } from "./visit-summary.ts";

export async function completeSession(
  { database, vault }: ChatDependencies,
  userId: UserId,
  sessionId: SessionId,
): Promise<{ session: Session; summary: VisitSummary }> {
  if (!(await findSession(database, userId, sessionId))) throw new ProblemError("not_found");
  const person = await vault.person(userId);
  const [conversation, told] = await Promise.all([
    readConversation(database, sessionId),
    findOfSession(database, userId, sessionId),
  ]);
  const outcomes = told.flatMap((row) => openRecord(row, person).outcomes);
  const summary = visitSummary({
    messages: presentConversation(conversation, person),
    contexts: openContexts(conversation.messages, person),
    outcomes: outcomes
      .sort((a, b) => a.at - b.at)
      .map(({ at, outcome }) => ({ at: isoTime(at), outcome })),
    completedAt: new Date().toISOString(),
  });
  const row = await updateSession(database, userId, sessionId, {
    state: "completed",
    summary_sealed: person.seal(JSON.stringify(summary), summaryContext(sessionId)),
  });
  if (!row) throw new ProblemError("not_found");
  return { session: presentSession(row, person), summary };
}

/** With the profile as it was then. */
function openContexts(
  rows: readonly MessageRow[],
  person: PersonSeal,
): ReadonlyMap<MessageId, QuestionContext> {
  return new Map(
    rows.flatMap(({ id, context_sealed }) => {
      if (context_sealed === null) return [];
      const text = person.open(context_sealed, messageContextContext(id));
      return [[id, questionContextSchema.parse(JSON.parse(text))] as const];
    }),
  );
}
