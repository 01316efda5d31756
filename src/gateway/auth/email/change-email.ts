/**
 * Another e-mail address. Where a mail server is configured it counts once the link that was mailed to it was opened;
 * the address before is told, with a way back. Without one it counts at once, as at sign-up.
 */
import type { Kysely } from "kysely";
import type { DeviceId, UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Principal } from "../../http/app-types.ts";
import type { Client } from "../../http/client.ts";
import { ProblemError } from "../../http/problem.ts";
import { readAccount } from "../account.ts";
import type { Accounts } from "../accounts.ts";
import { type AuditedEvent, writeAudit } from "../audit/audit.ts";
import { lockDevice } from "../devices/device-store.ts";
import { markDevicesRevoked, tellDevicesRevoked } from "../devices/revoke-device.ts";
import { consumeMailToken, deleteMailTokens, findMailToken } from "../mail/mail-token-store.ts";
import { type PresentedMailToken, parseMailToken } from "../mail/mail-tokens.ts";
import { whereOf } from "../mail/notices.ts";
import { requireRecentProof } from "../step-up.ts";
import {
  findUser,
  findUserRowByEmail,
  lockUserRow,
  lockUserState,
  openUserEmail,
  type StoredUser,
  sealUserEmail,
  updateUser,
} from "../user-store.ts";
import { forgetEmailChange } from "./forget-email-change.ts";

type Asked = { email: string; client: Client };

/** Throws `step_up_required`, and `email_taken` where no mail is sent. */
export async function askForEmailChange(
  accounts: Accounts,
  principal: Principal,
  { email, client }: Asked,
): Promise<"sent" | "changed"> {
  await requireRecentProof(accounts, principal);
  const user = await readAccount(accounts, principal);
  if (accounts.verification) {
    await orderConfirmation(accounts, principal, { email, client });
    return "sent";
  }
  if (email === user.email) return "changed";
  const event = { event: "email-changed", outcome: "success", ...principal } as const;
  if (!(await putEmail(accounts, user, { email, client, event }))) {
    throw new ProblemError("email_taken");
  }
  return "changed";
}

/** The same answer whether or not the new address has an account: its owner is told by mail (rule 13). */
async function orderConfirmation(
  accounts: Accounts,
  principal: Principal,
  { email, client }: Asked,
): Promise<void> {
  const { database, clock, events, mails } = accounts;
  const asked = { event: "email-change-asked", outcome: "success", ...principal } as const;
  const { userId, deviceId } = principal;
  await database.write(async (trx) => {
    const state = await lockUserState(database, trx, userId);
    if (state !== "active") throw new ProblemError("invalid_access_token");
    await requireInUse(accounts, trx, deviceId);
    await mails?.order(trx, { kind: "confirm-email", userId, email });
    await writeAudit(trx, asked, { client, at: clock() });
  });
  mails?.wake();
  events.authEvent(asked);
}

/** The device may have been signed out meanwhile, by the person who took their account back. */
async function requireInUse(
  { database }: Pick<Accounts, "database">,
  trx: Kysely<Schema>,
  deviceId: DeviceId,
): Promise<void> {
  const device = await lockDevice(database, trx, deviceId);
  if (device?.revoked_at !== null) throw new ProblemError("invalid_access_token");
}

type Put = {
  email: string;
  client: Client;
  event: AuditedEvent;
  /** The link that allows it, if one has to. */
  token?: PresentedMailToken;
};

/** False when the address is taken, or the link is over. The address before is told. */
export async function putEmail(
  accounts: Accounts,
  user: StoredUser,
  { email, client, event, token }: Put,
): Promise<boolean> {
  const { database, vault, clock, events, mails } = accounts;
  const before = await sealUserEmail(vault, user.id, user.email);
  const next = await sealUserEmail(vault, user.id, email);
  const at = clock();
  const told = { kind: "email-changed", email: user.email, where: whereOf(client), at } as const;
  const change = database.write(async (trx) => {
    const row = await lockUserRow(database, trx, user.id);
    if (row?.state !== "active" || row.email_mac !== before.email_mac) return false;
    if (event.deviceId !== null) await requireInUse(accounts, trx, event.deviceId);
    if (await findUserRowByEmail(trx, vault, email)) return false;
    const used = token && (await consumeMailToken(trx, token, at));
    if (token && used?.email_mac !== row.email_mac) return false;
    const email_verified_at = token ? at : null;
    await updateUser(trx, user.id, { ...next, email_verified_at, updated_at: at });
    // All but the ways back: who changes the address twice must not take the first owner's.
    await deleteMailTokens(trx, user.id, ["reset-password"]);
    await forgetEmailChange(accounts, trx, user.id);
    await writeAudit(trx, event, { client, at });
    await mails?.order(trx, { ...told, userId: user.id });
    return true;
  });
  // Of two who take one address at once the second is refused by the index.
  const put = await change.catch(async (fault) => {
    if (await findUserRowByEmail(database.read, vault, email)) return false;
    throw fault;
  });
  if (!put) return false;
  mails?.wake();
  events.authEvent(event);
  return true;
}

/** By the link that was mailed to the new address. Throws `invalid_link`. */
export async function confirmEmail(
  accounts: Accounts,
  presented: string,
  client: Client,
): Promise<void> {
  const { token, user, email } = await readEmailLink(accounts, "confirm-email", presented);
  const event = emailEvent("email-changed", user.id);
  if (!(await putEmail(accounts, user, { email, client, event, token }))) {
    throw linkOver("confirm-email");
  }
}

/**
 * By the link that was mailed to the address before: puts it back and signs out every device. Whoever changed it may
 * know the password, so a link for a new one is mailed at once. Throws `invalid_link`.
 */
export async function undoEmailChange(
  accounts: Accounts,
  presented: string,
  client: Client,
): Promise<void> {
  const { database, vault, clock, events, mails, verification } = accounts;
  const { token, user, email } = await readEmailLink(accounts, "undo-email-change", presented);
  const back = await sealUserEmail(vault, user.id, email);
  const at = clock();
  const undone = emailEvent("email-change-undone", user.id);
  const revoked = await database.write(async (trx) => {
    const row = await lockUserRow(database, trx, user.id);
    const taken = await findUserRowByEmail(trx, vault, email);
    if (row?.state !== "active" || (taken && taken.id !== user.id)) return null;
    if (!(await consumeMailToken(trx, token, at))) return null;
    // A link that lay in the mail folder proves nobody's mailbox.
    const email_verified_at = verification ? at : null;
    await updateUser(trx, user.id, { ...back, email_verified_at, updated_at: at });
    await deleteMailTokens(trx, user.id, ["reset-password", "undo-email-change"]);
    await forgetEmailChange(accounts, trx, user.id);
    await writeAudit(trx, undone, { client, at });
    const notice = { kind: "notice", notice: "email-change-undone", where: null } as const;
    await mails?.order(trx, { ...notice, userId: user.id, at });
    await mails?.order(trx, { kind: "reset-asked", email, client });
    return markDevicesRevoked(accounts, trx, user.id, { reason: "email-change-undone", client });
  });
  if (!revoked) throw linkOver("undo-email-change");
  mails?.wake();
  await tellDevicesRevoked(accounts, user.id, revoked);
  events.authEvent(undone);
}

type EmailLink = "confirm-email" | "undo-email-change";

const insteadOf: Readonly<Record<EmailLink, string>> = {
  "confirm-email": "Change the address once more to get another.",
  "undo-email-change": "If the address is not yours now, ask whoever runs this server.",
};

const linkOver = (purpose: EmailLink) =>
  new ProblemError("invalid_link", { detail: insteadOf[purpose] });

/** Whose link it is, and the address in it. */
async function readEmailLink(accounts: Accounts, purpose: EmailLink, presented: string) {
  const { database, vault, clock } = accounts;
  const token = parseMailToken(purpose, presented);
  const found = token && (await findMailToken(database.read, token, clock()));
  const user = found && (await findUser(accounts, found.user_id));
  if (!token || !user || !found.new_email_sealed) throw linkOver(purpose);
  return { token, user, email: await openUserEmail(vault, user.id, found.new_email_sealed) };
}

const emailEvent = (event: "email-changed" | "email-change-undone", userId: UserId) =>
  ({ event, outcome: "success", userId, deviceId: null }) as const;
