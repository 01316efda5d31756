/** Renaming a chat session, and keeping profiles out of it. */
import type { PatchSessionBody, Session } from "#contracts/chat.ts";
import type { SessionId, UserId } from "#contracts/ids.ts";
import { titleContext } from "#vault/contexts.ts";
import { ProblemError } from "../http/problem.ts";
import type { ChatDependencies } from "./chat-dependencies.ts";
import { updateSession } from "./chat-store.ts";
import { presentSession } from "./present.ts";

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
