/** The operator lets somebody in: a link that makes one account, for one address or for whoever has it; or a few. */

import type { InvitationId, UserId } from "#contracts/ids.ts";
import { defaultInvitationDays, type Invitation } from "#contracts/operator.ts";
import type { InvitationsTable } from "#database/schema.ts";
import { emailMac } from "#vault/identity.ts";
import type { Accounts } from "../auth/accounts.ts";
import { type AuditedEvent, writeAudit } from "../auth/audit/audit.ts";
import type { Client } from "../http/client.ts";
import {
  deleteInvitation,
  deleteOldInvitations,
  insertInvitation,
  listInvitations,
} from "./invitation-store.ts";
import { newInvitationToken } from "./invitation-token.ts";

const dayMs = 24 * 60 * 60_000;

type Deps = Pick<Accounts, "database" | "vault" | "clock" | "events">;
/** The operator who is signed in; null on the command line. */
export type Inviter = { by: UserId | null; client: Client };
export type Inviting = Inviter & {
  email?: string | undefined;
  days?: number | undefined;
  /** How many accounts it makes. */
  uses?: number | undefined;
};

/** `path` carries the token behind the #, which no server and no log on the way gets to see. */
export async function invite(
  deps: Deps,
  { by, client, email, days = defaultInvitationDays, uses = 1 }: Inviting,
): Promise<{ invitation: Invitation; path: string }> {
  const { database, vault, clock } = deps;
  const { id, secretHash, token } = newInvitationToken();
  const at = clock();
  const row: InvitationsTable = {
    id,
    secret_hash: secretHash,
    email_mac: email === undefined ? null : emailMac(vault.masterKeys, email),
    created_by: by,
    created_at: at,
    expires_at: at + days * dayMs,
    uses_left: uses,
    used_at: null,
    used_by: null,
  };
  await database.write(async (trx) => {
    await deleteOldInvitations(trx, at);
    await insertInvitation(trx, row);
    await writeAudit(trx, audited("invitation-made", by), { client, at });
  });
  deps.events.authEvent(audited("invitation-made", by));
  return { invitation: present(row, at), path: `/sign-up#invitation=${token}` };
}

export async function readInvitations({
  database,
  clock,
}: Pick<Deps, "database" | "clock">): Promise<Invitation[]> {
  const rows = await listInvitations(database.read);
  return rows.map((row) => present(row, clock()));
}

/** False when there is none with this id. Whoever signed up with it stays. */
export async function withdrawInvitation(
  { database, clock, events }: Deps,
  id: InvitationId,
  { by, client }: Inviter,
): Promise<boolean> {
  const at = clock();
  const found = await database.write(async (trx) => {
    if (!(await deleteInvitation(trx, id))) return false;
    await writeAudit(trx, audited("invitation-withdrawn", by), { client, at });
    return true;
  });
  if (found) events.authEvent(audited("invitation-withdrawn", by));
  return found;
}

const audited = (event: AuditedEvent["event"], userId: UserId | null): AuditedEvent => ({
  event,
  outcome: "success",
  userId,
  deviceId: null,
});

function present(row: InvitationsTable, now: number): Invitation {
  const unused = row.expires_at > now ? "open" : "over";
  return {
    id: row.id,
    state: row.used_at === null ? unused : "used",
    forOneAddress: row.email_mac !== null,
    usesLeft: row.uses_left,
    createdAt: new Date(row.created_at).toISOString(),
    expiresAt: new Date(row.expires_at).toISOString(),
  };
}
