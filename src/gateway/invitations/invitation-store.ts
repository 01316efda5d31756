/** SQL of invitations. */
import { type Kysely, sql } from "kysely";
import type { InvitationId, UserId } from "#contracts/ids.ts";
import type { InvitationsTable, Schema } from "#database/schema.ts";
import type { PresentedInvitation } from "./invitation-token.ts";

/** How long one that is used or over is still listed. */
const listedForMs = 30 * 24 * 60 * 60_000;

export async function insertInvitation(
  trx: Kysely<Schema>,
  invitation: InvitationsTable,
): Promise<void> {
  await trx.insertInto("invitations").values(invitation).execute();
}

/** One that is good now. */
export function findOpenInvitation(
  db: Kysely<Schema>,
  { id, secretHash }: PresentedInvitation,
  now: number,
): Promise<InvitationsTable | undefined> {
  return db
    .selectFrom("invitations")
    .selectAll()
    .where("id", "=", id)
    .where("secret_hash", "=", secretHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
}

/** True for as many of all who bring it while it is good as it has uses. */
export async function markInvitationUsed(
  trx: Kysely<Schema>,
  id: InvitationId,
  { userId, now }: { userId: UserId; now: number },
): Promise<boolean> {
  const good = trx
    .updateTable("invitations")
    .where("id", "=", id)
    .where("used_at", "is", null)
    .where("expires_at", ">", now);
  const oneOfMore = await good
    .set({ uses_left: sql`uses_left - 1` })
    .where("uses_left", ">", 1)
    .executeTakeFirst();
  if (oneOfMore.numUpdatedRows > 0n) return true;
  const last = await good.set({ uses_left: 0, used_at: now, used_by: userId }).executeTakeFirst();
  return last.numUpdatedRows > 0n;
}

/** Newest first. */
export function listInvitations(db: Kysely<Schema>): Promise<InvitationsTable[]> {
  return db.selectFrom("invitations").selectAll().orderBy("id", "desc").execute();
}

export async function deleteInvitation(trx: Kysely<Schema>, id: InvitationId): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom("invitations")
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function deleteOldInvitations(trx: Kysely<Schema>, now: number): Promise<void> {
  await trx
    .deleteFrom("invitations")
    .where("expires_at", "<", now - listedForMs)
    .execute();
}

export async function insertInvitedSignUp(
  trx: Kysely<Schema>,
  signUp: { user_id: UserId; invitation_id: InvitationId },
): Promise<void> {
  await trx.insertInto("invited_sign_ups").values(signUp).execute();
}

/** The invitation that the person signed up with; null when they needed none. */
export async function takeInvitedSignUp(
  trx: Kysely<Schema>,
  userId: UserId,
): Promise<InvitationId | null> {
  const taken = await trx
    .deleteFrom("invited_sign_ups")
    .where("user_id", "=", userId)
    .returning("invitation_id")
    .executeTakeFirst();
  return taken?.invitation_id ?? null;
}
