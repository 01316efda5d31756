/**
 * What the operator can do to an account: the same from the page and from the command line. Nothing here opens what a
 * person wrote. Disabled and erased people are signed out everywhere, and their access tokens are refused (rule 36).
 */
import type { Kysely } from "kysely";
import type { ErasureReceipt } from "#contracts/auth.ts";
import type { DeviceId, UserId } from "#contracts/ids.ts";
import type { AccountChange } from "#contracts/operator.ts";
import type { Schema } from "#database/schema.ts";
import type { Accounts } from "../auth/accounts.ts";
import { writeAudit } from "../auth/audit/audit.ts";
import { markDevicesRevoked, tellDevicesRevoked } from "../auth/devices/revoke-device.ts";
import { eraseUser } from "../auth/erasure/erase-account.ts";
import { isBeingErased } from "../auth/erasure/erasure-store.ts";
import { deleteChallenges } from "../auth/second-factor/challenge-store.ts";
import { removeAllFactors } from "../auth/second-factor/remove-factors.ts";
import { findUser, lockUserRow, type UserRow, updateUser } from "../auth/user-store.ts";
import type { AuthEventName } from "../events.ts";
import type { Client } from "../http/client.ts";
import { ProblemError } from "../http/problem.ts";

export type Acting = {
  /** Null on the command line. */
  by: UserId | null;
  /** Only who was told that nobody operates the server then may go on. */
  evenLastOperator?: boolean;
};

/** From where the operator works is nobody's business in another person's record. */
export const operatorsClient: Client = {
  network: "",
  addressPrefix: "",
  userAgent: "",
  deviceName: "",
};

type Change = (accounts: Accounts, userId: UserId, acting: Acting) => Promise<void>;

/** Each throws `not_found`, `wrong_state`; those that take an operator away, `last_operator`. */
export const accountChangers: Record<AccountChange, Change> = {
  disable: (accounts, userId, acting) =>
    changeRow(accounts, userId, {
      event: "account-disabled",
      acting,
      endsOperation: true,
      from: ({ state }) => state === "active",
      to: { state: "disabled" },
      signsOut: true,
    }),
  enable: (accounts, userId, acting) =>
    changeRow(accounts, userId, {
      event: "account-enabled",
      acting,
      from: ({ state }) => state === "disabled",
      to: { state: "active" },
    }),
  promote: (accounts, userId, acting) =>
    changeRow(accounts, userId, {
      event: "operator-made",
      acting,
      from: ({ state, role }) => state === "active" && role === "person",
      to: { role: "operator" },
    }),
  demote: (accounts, userId, acting) =>
    changeRow(accounts, userId, {
      event: "operator-unmade",
      acting,
      endsOperation: true,
      from: ({ role }) => role === "operator",
      to: { role: "person" },
    }),
  async "reset-2fa"(accounts, userId, acting) {
    if (!(await findUser(accounts, userId))) throw new ProblemError("not_found");
    await removeAllFactors(accounts, userId, operatorsClient);
    accounts.events.operatorActed({ event: "factors-reset", userId, by: acting.by });
  },
};

/** Throws `not_found`, `last_operator`. */
export async function eraseByOperator(
  accounts: Accounts,
  userId: UserId,
  acting: Acting,
): Promise<ErasureReceipt> {
  const { database, clock, events } = accounts;
  await database.write(async (trx) => {
    await requireAnotherOperator(accounts, trx, userId, acting);
    // From here on they count no more as one.
    await updateUser(trx, userId, { role: "person", updated_at: clock() });
  });
  const user = await findUser(accounts, userId);
  if (!user) throw new ProblemError("not_found");
  const receipt = await eraseUser(accounts, user, operatorsClient);
  events.operatorActed({ event: "account-erased", userId, by: acting.by });
  return receipt;
}

type RowChange = {
  event: AuthEventName;
  acting: Acting;
  endsOperation?: boolean;
  from: (user: UserRow) => boolean;
  to: Partial<Pick<UserRow, "state" | "role">>;
  signsOut?: boolean;
};

async function changeRow(accounts: Accounts, userId: UserId, change: RowChange): Promise<void> {
  const { database, clock, events } = accounts;
  const { event, acting, endsOperation = false, from, to, signsOut = false } = change;
  const at = clock();
  const audited = {
    event,
    outcome: "success",
    userId,
    deviceId: null,
    reason: acting.by === null ? "command-line" : "operator",
  } as const;
  const revoked = await database.write(async (trx): Promise<DeviceId[]> => {
    if (endsOperation) await requireAnotherOperator(accounts, trx, userId, acting);
    const user = await lockUserRow(database, trx, userId);
    if (!user || (await isBeingErased(trx, userId))) throw new ProblemError("not_found");
    if (!from(user)) throw new ProblemError("wrong_state");
    await updateUser(trx, userId, { ...to, updated_at: at });
    await writeAudit(trx, audited, { client: operatorsClient, at });
    return signsOut ? signOut(accounts, trx, userId, event) : [];
  });
  await tellDevicesRevoked(accounts, userId, revoked);
  events.authEvent(audited);
  events.operatorActed({ event, userId, by: acting.by });
}

async function signOut(
  accounts: Accounts,
  trx: Kysely<Schema>,
  userId: UserId,
  reason: string,
): Promise<DeviceId[]> {
  await deleteChallenges(trx, userId);
  return markDevicesRevoked(accounts, trx, userId, { reason, client: operatorsClient });
}

/** All operators are locked in one order, so that two who take each other's role away don't both succeed. */
async function requireAnotherOperator(
  { database }: Pick<Accounts, "database">,
  trx: Kysely<Schema>,
  userId: UserId,
  { evenLastOperator = false }: Acting,
): Promise<void> {
  const operators = await database
    .lockRows(
      trx
        .selectFrom("users")
        .select("id")
        .where("role", "=", "operator")
        .where("state", "=", "active")
        .orderBy("id"),
    )
    .execute();
  const isLast = operators.length === 1 && operators[0]?.id === userId;
  if (isLast && !evenLastOperator) throw new ProblemError("last_operator", lastOperator);
}

const lastOperator = {
  detail: "Make somebody else the operator first, or use the command line, which asks once more.",
};
