/**
 * A new account. Where no mail server is configured it is used at once, and a taken e-mail is told. With one, every
 * answer is the same, and a mail tells the owner of the address what happened (rules 13, 14).
 */
import { uuidv7 } from "uuidv7";
import { userIdSchema } from "#contracts/ids.ts";
import type { Client } from "../http/client.ts";
import { ProblemError } from "../http/problem.ts";
import { makeFirstOperator } from "../operator/first-operator.ts";
import type { Accounts } from "./accounts.ts";
import { writeAudit } from "./audit.ts";
import type { SignedInDevice } from "./enter.ts";
import { hashGoodPassword } from "./hash-good-password.ts";
import { type OpenedDevice, openDevice } from "./open-device.ts";
import { limitOf, requireFree } from "./prove-password.ts";
import { insertUser, type StoredUser, sealUser, type UserRow } from "./user-store.ts";

export type SignUp = { email: string; password: string; name?: string | undefined };

/** Throws forbidden, too_many_requests, weak_password; email_taken where no mail is sent. */
export async function signUp(
  accounts: Accounts,
  body: SignUp,
  client: Client,
): Promise<SignedInDevice> {
  const user = await newUser(accounts, body, client, "active");
  // The key is there before the person is.
  await accounts.vault.createPerson(user.id);
  const row = await sealUser(accounts.vault, user);
  const stored = await store(accounts, row, client);
  if (!stored) {
    // The key belongs to nobody: no user has this id.
    await accounts.vault.erasePerson(user.id);
    throw new ProblemError("email_taken");
  }
  accounts.events.authEvent(success(stored.device));
  return { user: { ...user, role: stored.role }, device: stored.device };
}

/** The checks that need no database, then the row to be stored. */
export async function newUser(
  accounts: Accounts,
  { email, password, name }: SignUp,
  client: Client,
  state: UserRow["state"],
): Promise<StoredUser> {
  const { config, limits, vault, clock } = accounts;
  if (config.signUp === "closed") {
    throw new ProblemError("forbidden", { detail: "Sign-up is closed on this server." });
  }
  const perNetwork = limitOf("sign-ups", config.limits.signUpsPerMinute);
  const network = vault.masterKeys.lookup("network", client.network);
  requireFree(await limits.take(perNetwork, network));
  const chosen = { id: null, email, name: name ?? null };
  const hashed = await hashGoodPassword(accounts, chosen, password);
  const now = clock();
  return {
    id: userIdSchema.parse(uuidv7()),
    email,
    name: name ?? null,
    ...hashed,
    state,
    role: "person",
    email_verified_at: null,
    created_at: now,
    updated_at: now,
  };
}

function store(
  accounts: Accounts,
  user: UserRow,
  client: Client,
): Promise<{ device: OpenedDevice; role: UserRow["role"] } | null> {
  const now = user.created_at;
  return accounts.database.write(async (trx) => {
    if (!(await insertUser(trx, user))) return null;
    const isOperator = await makeFirstOperator(accounts, trx, user.id);
    const device = await openDevice(trx, { userId: user.id, client, now });
    await writeAudit(trx, success(device), { client, at: now });
    return { device, role: isOperator ? "operator" : user.role };
  });
}

const success = ({ userId, deviceId }: OpenedDevice) =>
  ({ event: "sign-up", outcome: "success", userId, deviceId }) as const;
