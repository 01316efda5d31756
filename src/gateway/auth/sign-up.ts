/**
 * A new account with a password. Where no mail server is configured it is used at once, and a taken e-mail is told.
 * With one, every answer is the same, and a mail tells the owner of the address what happened (rules 13, 14).
 */
import { uuidv7 } from "uuidv7";
import { userIdSchema } from "#contracts/ids.ts";
import type { Client } from "../http/client.ts";
import { type Admission, requireAdmission, requireOpenDoor } from "../invitations/admission.ts";
import type { Accounts } from "./accounts.ts";
import { takeOrRefuse } from "./audit/audit-refusal.ts";
import type { SignedInDevice } from "./enter.ts";
import { networkKey } from "./guesses/familiar-networks.ts";
import { limitOf } from "./guesses/guesses.ts";
import { openAccount } from "./open-account.ts";
import { hashGoodPassword } from "./passwords/hash-good-password.ts";
import type { StoredUser, UserRow } from "./user-store.ts";

export type SignUp = {
  email: string;
  password: string;
  name?: string | undefined;
  invitation?: string | undefined;
};

/** Throws forbidden, invitation_needed, too_many_requests, weak_password; email_taken where no mail is sent. */
export async function signUp(
  accounts: Accounts,
  body: SignUp,
  client: Client,
): Promise<SignedInDevice> {
  const { user, admission } = await newUser(accounts, body, client, "active");
  return openAccount(accounts, { user, admission, client });
}

/** Who may sign up, and how often from one network; nothing of it depends on whose the address is. */
export async function admit(
  accounts: Accounts,
  applicant: { email: string; invitation?: string | undefined },
  client: Client,
): Promise<Admission> {
  requireOpenDoor(accounts);
  await countSignUp(accounts, client);
  return requireAdmission(accounts, applicant);
}

/** Throws `too_many_requests`. */
export async function countSignUp(accounts: Accounts, client: Client): Promise<void> {
  const perNetwork = limitOf("sign-ups", accounts.config.limits.signUpsPerMinute);
  const refusal = { event: "sign-up", reason: "too-many-sign-ups", userId: null, client } as const;
  await takeOrRefuse(accounts, perNetwork, networkKey(accounts, client), refusal);
}

/** All checks, then the row to be stored. */
export async function newUser(
  accounts: Accounts,
  body: SignUp,
  client: Client,
  state: UserRow["state"],
): Promise<{ user: StoredUser; admission: Admission }> {
  const admission = await admit(accounts, body, client);
  const { email, password, name } = body;
  const chosen = { id: null, email, name: name ?? null };
  const hashed = await hashGoodPassword(accounts, chosen, password);
  return { user: rowOfNewUser({ ...chosen, ...hashed, state, now: accounts.clock() }), admission };
}

type NewUser = Pick<StoredUser, "email" | "name" | "password_hash" | "state"> & {
  password_short?: 0 | 1 | undefined;
  now: number;
};

export function rowOfNewUser(chosen: NewUser): StoredUser {
  const { email, name, password_hash, password_short = 0, state, now } = chosen;
  return {
    id: userIdSchema.parse(uuidv7()),
    email,
    name,
    password_hash,
    password_short,
    state,
    role: "person",
    email_verified_at: null,
    created_at: now,
    updated_at: now,
  };
}
