/** Completing a chat session: writes the visit summary, anew each time. A later message opens the session again. */
import type { Session, SummedUpPerson, VisitSummary } from "#contracts/chat.ts";
import type { SessionId, UserId } from "#contracts/ids.ts";
import { type QuestionContext, questionContextSchema } from "#contracts/question-context.ts";
import { messageContextContext, summaryContext } from "#vault/contexts.ts";
import type { PersonSeal } from "#vault/vault.ts";
import { findOfSession, openRecord } from "../../follow-up/follow-up-store.ts";
import { ProblemError } from "../../http/problem.ts";
import type { MessageRow, SessionRow } from "../accept-question.ts";
import type { ChatDependencies } from "../chat-dependencies.ts";
import { findSession, readConversation, updateSession } from "../chat-store.ts";
import { isoTime, presentSession } from "../present.ts";
import { presentConversation } from "../read-session.ts";
import { summedUp, whomAbout } from "./summed-up-people.ts";
import { visitSummary } from "./visit-summary.ts";

export async function completeSession(
  chat: ChatDependencies,
  userId: UserId,
  sessionId: SessionId,
): Promise<{ session: Session; summary: VisitSummary }> {
  const { database, vault } = chat;
  const found = await findSession(database, userId, sessionId);
  if (!found) throw new ProblemError("not_found");
  const person = await vault.person(userId);
  const [conversation, told] = await Promise.all([
    readConversation(database, sessionId),
    findOfSession(database, userId, sessionId),
  ]);
  const outcomes = told.flatMap((row) => openRecord(row, person).outcomes);
  const summary = visitSummary({
    messages: presentConversation(conversation, person),
    people: await sumUpPeople(chat, found, conversation.messages, person),
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

async function sumUpPeople(
  { profiles, people }: ChatDependencies,
  { user_id: userId, uses_profile }: SessionRow,
  messages: readonly MessageRow[],
  person: PersonSeal,
): Promise<SummedUpPerson[]> {
  const usesProfile = uses_profile === 1;
  const about = whomAbout(
    messages.flatMap((row) => openQuestionContext(row, person) ?? []),
    usesProfile,
  );
  const ids = about.flatMap(({ id }) => id ?? []);
  const [own, theirs] = await Promise.all([
    usesProfile ? profiles.readInUse(userId) : null,
    usesProfile ? people.find(userId, ids) : [],
  ]);
  return about.map((one) => summedUp(one, { own, people: theirs }, Date.now()));
}

/** With what the rules read of it; null for a question from before that was kept. */
function openQuestionContext(
  { id, context_sealed }: MessageRow,
  person: PersonSeal,
): QuestionContext | null {
  if (context_sealed === null) return null;
  const text = person.open(context_sealed, messageContextContext(id));
  return questionContextSchema.parse(JSON.parse(text));
}
