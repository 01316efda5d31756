/** Deleting a chat session: at once, or with a moment in which it can be brought back. */
import type { DeletedSession, Session } from "#contracts/chat.ts";
import type { SessionId, UserId } from "#contracts/ids.ts";
import { crashPoint } from "#platform/crash-point.ts";
import { ProblemError } from "../../http/problem.ts";
import type { ChatDependencies } from "../chat-dependencies.ts";
import { deleteSessionRows, type WhichRows } from "../chat-store.ts";
import { presentSession } from "../present.ts";
import { stopOwnReply } from "../stop-reply.ts";
import {
  type DeletedRow,
  findDeleted,
  findUnfinished,
  markDeleted,
  unmarkDeleted,
} from "./deletion-store.ts";

/** Long enough to notice a slip; short for who deletes because somebody else may look. */
export const keptMs = 60_000;

/** For good. The rows go first; what may still be under way for them finds nothing to write to. */
export async function deleteSession(
  chat: ChatDependencies,
  userId: UserId,
  sessionId: SessionId,
): Promise<void> {
  if (!(await eraseSession(chat, userId, sessionId, "all"))) throw new ProblemError("not_found");
}

/** False when there was no such session. */
export async function eraseSession(
  { database, memory, answerLog, control }: ChatDependencies,
  userId: UserId,
  sessionId: SessionId,
  which: WhichRows,
): Promise<boolean> {
  const replies = await deleteSessionRows(database, userId, sessionId, which);
  if (!replies) return false;
  crashPoint("delete-committed");
  for (const replyId of replies) control.publish({ type: "reply-cancelled", replyId });
  control.publish({ type: "session-deleted", sessionId });
  await memory.forget(sessionId);
  await Promise.all(replies.map((replyId) => answerLog.delete(replyId)));
  return true;
}

/** Nobody sees it from now on, and nothing of it is answered any more. */
export async function deleteSoon(
  chat: ChatDependencies,
  userId: UserId,
  sessionId: SessionId,
): Promise<DeletedSession> {
  const row = await markDeleted(chat.database, userId, sessionId, keptMs);
  if (!row) throw new ProblemError("not_found");
  await chat.memory.forget(sessionId);
  for (const replyId of await findUnfinished(chat.database, userId, sessionId)) {
    await stopOwnReply(chat, userId, replyId);
  }
  return present(row);
}

/** As it was; what was stopped stays stopped, and can be asked for again. */
export async function restoreSession(
  { database, vault }: ChatDependencies,
  userId: UserId,
  sessionId: SessionId,
): Promise<Session> {
  const row = await unmarkDeleted(database, userId, sessionId);
  if (!row) throw new ProblemError("not_found");
  return presentSession(row, await vault.person(userId));
}

export async function listDeleted(
  { database }: ChatDependencies,
  userId: UserId,
): Promise<DeletedSession[]> {
  const rows = await findDeleted(database, userId);
  return rows.map(present);
}

const present = ({ id, left }: DeletedRow): DeletedSession => ({
  sessionId: id,
  erasedInMs: Math.max(0, left),
});
