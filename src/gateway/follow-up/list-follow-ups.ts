/** What a person told about the answers of one chat session. */
import type { FollowUp } from "#contracts/follow-up.ts";
import type { SessionId, UserId } from "#contracts/ids.ts";
import { type FollowUpDependencies, presentFollowUp } from "./follow-up-dependencies.ts";
import { findOfSession, openRecord } from "./follow-up-store.ts";

/** Empty for a session that isn't there, or is somebody else's. */
export async function listFollowUps(
  { database, vault }: FollowUpDependencies,
  userId: UserId,
  sessionId: SessionId,
): Promise<FollowUp[]> {
  const rows = await findOfSession(database, userId, sessionId);
  const person = await vault.person(userId);
  return rows.map((row) => presentFollowUp(row.id, openRecord(row, person)));
}
