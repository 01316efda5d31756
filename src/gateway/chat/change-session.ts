/** Renaming a chat session, keeping profiles out of it, and completing it. */
import type { PatchSessionBody, Session, VisitSummary } from "#contracts/chat.ts";
import type { SessionId, UserId } from "#contracts/ids.ts";
import { summaryContext, titleContext } from "#vault/contexts.ts";
import { ProblemError } from "../http/problem.ts";
import type { ChatDependencies } from "./chat-dependencies.ts";
import { findSession, readConversation, updateSession } from "./chat-store.ts";
import { presentSession } from "./present.ts";
import { presentConversation } from "./read-session.ts";
import { visitSummary } from "./visit-summary.ts";

export async function changeSession(
  { database, vault }: ChatDependencies,
  userId: UserId,
  sessionId: SessionId,
  { title, usesProfile }: PatchSessionBody,
): Promise<Session> {
  const person = await vault.person(userId);
  const row = await updateSession(database, userId, sessionId, {
    ...(title === undefined ? {} : { title_sealed: person.seal(title, titleContext(sessionId)) }),
    ...(usesProfile === undefined ? {} : { uses_profile: usesProfile ? 1 : 0 }),
  });
  if (!row) throw new ProblemError("not_found");
  return presentSession(row, person);
}

/** Writes the visit summary; completing again writes it anew. A later message opens the session again. */
export async function completeSession(
  { database, vault }: ChatDependencies,
  userId: UserId,
  sessionId: SessionId,
): Promise<{ session: Session; summary: VisitSummary }> {
  if (!(await findSession(database, userId, sessionId))) throw new ProblemError("not_found");
  const person = await vault.person(userId);
  const messages = presentConversation(await readConversation(database, sessionId), person);
  const summary = visitSummary(messages, new Date().toISOString());
  const row = await updateSession(database, userId, sessionId, {
    state: "completed",
    summary_sealed: person.seal(JSON.stringify(summary), summaryContext(sessionId)),
  });
  if (!row) throw new ProblemError("not_found");
  return { session: presentSession(row, person), summary };
}
