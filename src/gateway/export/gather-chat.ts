/** One chat with all that is kept of it; null when it was deleted since. */
import type { ExportedChat, ExportedMessage } from "#contracts/export.ts";
import type { SessionId, UserId } from "#contracts/ids.ts";
import { questionContextSchema } from "#contracts/question-context.ts";
import { messageContextContext } from "#vault/contexts.ts";
import { readSession } from "../chat/read-session.ts";
import { presentFollowUp } from "../follow-up/follow-up-dependencies.ts";
import { openRecord } from "../follow-up/follow-up-store.ts";
import { ProblemError } from "../http/problem.ts";
import type { ExportDependencies } from "./export-dependencies.ts";
import { contextsOf, followUpRowsOf } from "./export-store.ts";

export async function gatherChat(
  deps: ExportDependencies,
  userId: UserId,
  sessionId: SessionId,
): Promise<ExportedChat | null> {
  const { database, vault } = deps;
  const detail = await readSession(deps, userId, sessionId).catch((fault: unknown) => {
    if (fault instanceof ProblemError && fault.code === "not_found") return null;
    throw fault;
  });
  if (!detail) return null;
  const [contexts, followUps, person] = await Promise.all([
    contextsOf(database, sessionId),
    followUpRowsOf(database, userId, sessionId),
    vault.person(userId),
  ]);
  const contextOf = new Map(contexts.map((row) => [row.id, row.context_sealed]));
  return {
    ...detail,
    messages: detail.messages.map((message): ExportedMessage => {
      if (message.role === "assistant") return message;
      const sealed = contextOf.get(message.id);
      if (!sealed) return { ...message, context: null };
      const text = person.open(sealed, messageContextContext(message.id));
      return { ...message, context: questionContextSchema.parse(JSON.parse(text)) };
    }),
    followUps: followUps.map((row) => ({
      ...presentFollowUp(row.id, openRecord(row, person)),
      askedByMail: row.mailed === 1,
    })),
  };
}
