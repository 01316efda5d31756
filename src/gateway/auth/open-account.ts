/** The last step of every sign-up that needs no mail: the account, what comes with it, and the first device. */
import type { Kysely } from "kysely";
import type { Schema } from "#database/schema.ts";
import type { Client } from "../http/client.ts";
import { ProblemError } from "../http/problem.ts";
import { type Admission, redeemInvitation } from "../invitations/admission.ts";
import { makeFirstOperator } from "../operator/first-operator.ts";
import type { Accounts } from "./accounts.ts";
import { writeAudit } from "./audit/audit.ts";
import { type OpenedDevice, openDevice } from "./devices/open-device.ts";
import type { SignedInDevice } from "./enter.ts";
import {
  findUserState,
  insertUser,
  type StoredUser,
  sealUser,
  type UserRow,
} from "./user-store.ts";

type Opening = {
  user: StoredUser;
  admission: Admission;
  client: Client;
  /** 1 for an account that begins with a second factor. */
  strict?: 0 | 1;
  /** What else belongs to the account from its first moment. */
  alongside?: (trx: Kysely<Schema>) => Promise<void>;
};

/** Throws `email_taken`, `invitation_needed`, and what `alongside` throws; nothing stays then. */
export async function openAccount(accounts: Accounts, opening: Opening): Promise<SignedInDevice> {
  const { vault, events } = accounts;
  const { user } = opening;
  // The key is there before the person is.
  await vault.createPerson(user.id);
  try {
    const row = await sealUser(vault, user);
    const { device, role } = await store(accounts, row, opening);
    events.authEvent(success(device));
    return { user: { ...user, role }, device };
  } catch (fault) {
    // A connection that broke at the commit doesn't tell whether it was one: only nobody's key is deleted.
    const state = await findUserState(accounts.database.read, user.id);
    if (state === undefined) await vault.erasePerson(user.id);
    throw fault;
  }
}

function store(
  accounts: Accounts,
  user: UserRow,
  { admission, client, strict = 0, alongside }: Opening,
): Promise<{ device: OpenedDevice; role: UserRow["role"] }> {
  const now = user.created_at;
  return accounts.database.write(async (trx) => {
    if (!(await insertUser(trx, user))) throw new ProblemError("email_taken");
    await redeemInvitation(accounts, trx, admission, user.id);
    await alongside?.(trx);
    const isOperator = await makeFirstOperator(accounts, trx, user.id);
    const device = await openDevice(trx, { userId: user.id, client, now, strict });
    await writeAudit(trx, success(device), { client, at: now });
    return { device, role: isOperator ? "operator" : user.role };
  });
}

const success = ({ userId, deviceId }: OpenedDevice) =>
  ({ event: "sign-up", outcome: "success", userId, deviceId }) as const;
