/**
 * Whether a proof is right, whatever its kind. What it uses up (a code, a step, a counter) is settled in the
 * transaction that lets the person through, so that of two equal proofs one gets through.
 */
import type { Kysely } from "kysely";
import type { UserId } from "#contracts/ids.ts";
import type { Proof } from "#contracts/second-factor.ts";
import type { Schema } from "#database/schema.ts";
import { authenticatorSecretContext } from "#vault/contexts.ts";
import type { Client } from "../../http/client.ts";
import type { Accounts } from "../accounts.ts";
import type { Guess } from "../guesses/guesses.ts";
import { accountKey } from "../passwords/prove-password.ts";
import { findUserRow, type StoredUser } from "../user-store.ts";
import { findAuthenticatorApp, takeStep } from "./authenticator-app-store.ts";
import type { ChallengeFor } from "./challenge-store.ts";
import { hasPassword } from "./factors.ts";
import { stepOfCode } from "./one-time-codes.ts";
import { markPasskeyUsed } from "./passkey-store.ts";
import { findRecoveryCode, useRecoveryCode } from "./recovery-code-store.ts";
import { parseRecoveryCode } from "./recovery-codes.ts";
import type { RelyingParty } from "./relying-party.ts";
import { type VerifiedPasskey, verifyPasskey } from "./verify-passkey.ts";

/** Something about a right proof that the person is told of. */
export type Remark = "recovery-code-used" | "passkey-counter-behind";
export type Settled = { remarks: readonly Remark[] };
/** Null when somebody else has used it up meanwhile. */
export type Settle = (trx: Kysely<Schema>, now: number) => Promise<Settled | null>;

/** Rolls the transaction back that was to let the person through. */
export class ProofUsed extends Error {
  override readonly name = "ProofUsed";
}

export async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (fault) {
    if (fault instanceof ProofUsed) return null;
    throw fault;
  }
}

/** As guesses are counted: apart from those at the password, which a right password would make forgotten. */
export function guessOf(
  accounts: Pick<Accounts, "vault">,
  user: Pick<StoredUser, "id" | "email">,
  client: Client,
): Guess {
  const accountMac = accountKey(accounts, user.email);
  return { kind: "second-factor", accountMac, userId: user.id, client };
}

export type ProofOf = {
  userId: UserId;
  /** The question that a passkey must have answered. */
  asked: ChallengeFor;
  /** Throws `passkeys_unavailable`. */
  relyingParty: () => RelyingParty;
};

/** Null when it is wrong. */
export function prove(accounts: Accounts, proof: Proof, of: ProofOf): Promise<Settle | null> {
  switch (proof.method) {
    case "password":
      return provePassword(accounts, proof.password, of);
    case "totp":
      return proveTotp(accounts, proof.code, of);
    case "recovery-code":
      return proveRecoveryCode(accounts, proof.code, of);
    case "passkey":
      return provePasskey(accounts, proof, of);
  }
}

const quietly: Settled = { remarks: [] };

async function provePassword(
  { database, hasher }: Accounts,
  password: string,
  { userId }: ProofOf,
): Promise<Settle | null> {
  const checked = (await findUserRow(database.read, userId))?.password_hash ?? "";
  const right = await hasher.verify(password, checked);
  if (!right || !hasPassword({ password_hash: checked })) return null;
  return async (trx) => {
    const current = await findUserRow(trx, userId);
    return current?.password_hash === checked ? quietly : null;
  };
}

async function proveTotp(
  { database, vault, clock }: Accounts,
  code: string,
  { userId }: ProofOf,
): Promise<Settle | null> {
  const app = await findAuthenticatorApp(database.read, userId);
  if (!app) return null;
  const person = await vault.person(userId);
  const secret = person.open(app.secret_sealed, authenticatorSecretContext(userId));
  const step = stepOfCode(secret, code, clock());
  if (step === null) return null;
  const taking = { userId, secretSealed: app.secret_sealed, step };
  return async (trx) => ((await takeStep(trx, taking)) ? quietly : null);
}

async function proveRecoveryCode(
  { database, hasher }: Accounts,
  typed: string,
  { userId }: ProofOf,
): Promise<Settle | null> {
  const code = parseRecoveryCode(typed);
  const { selector } = code ?? { selector: "" };
  const known = await findRecoveryCode(database.read, { userId, selector });
  const stored = known?.used_at === null ? known.code_hash : null;
  const right = await hasher.verify(code?.secret ?? "", stored);
  if (!right || stored === null) return null;
  const using = { userId, selector, codeHash: stored };
  return async (trx, now) =>
    (await useRecoveryCode(trx, { ...using, now })) ? { remarks: ["recovery-code-used"] } : null;
}

async function provePasskey(
  accounts: Accounts,
  { response }: Extract<Proof, { method: "passkey" }>,
  { userId, asked, relyingParty }: ProofOf,
): Promise<Settle | null> {
  const expected = { relyingParty: relyingParty(), asked: { ...asked, userId } };
  const verified = await verifyPasskey(accounts, response, expected);
  return verified && settlePasskey(verified);
}

export function settlePasskey({ passkey, counter }: VerifiedPasskey): Settle {
  return async (trx, at) => {
    const use = await markPasskeyUsed(trx, { id: passkey.id, counter, at });
    if (use === "gone") return null;
    return use === "behind" ? { remarks: ["passkey-counter-behind"] } : quietly;
  };
}
