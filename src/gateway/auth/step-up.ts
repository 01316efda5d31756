/**
 * Sensitive acts ask for a proof of the last minutes: a device that lies open on a table is not the person (ASVS
 * 7.5.1). A step-up gives a new device in the place of the old one, whose refresh tokens die with it (rule 32).
 */
import type { Kysely } from "kysely";
import type { PasskeyRequest, Proof, ProofMethod } from "#contracts/second-factor.ts";
import type { Schema } from "#database/schema.ts";
import type { Principal } from "../http/app-types.ts";
import type { Client } from "../http/client.ts";
import { ProblemError } from "../http/problem.ts";
import { readAccount } from "./account.ts";
import type { Accounts } from "./accounts.ts";
import { type AuditedEvent, writeAudit } from "./audit/audit.ts";
import { findProvedAt, lockDevice, markRevoked } from "./devices/device-store.ts";
import { type OpenedDevice, openDevice } from "./devices/open-device.ts";
import { tellRevoked } from "./devices/revoke-device.ts";
import { guess } from "./guesses/guesses.ts";
import { proofLifetime } from "./lifetimes.ts";
import type { ChallengeFor } from "./second-factor/challenge-store.ts";
import { proofMethodsOf } from "./second-factor/factors.ts";
import {
  guessOf,
  orNull,
  ProofUsed,
  prove,
  type Settle,
  type Settled,
} from "./second-factor/prove.ts";
import type { RelyingParty } from "./second-factor/relying-party.ts";
import { auditRemarks, tellRemarks } from "./second-factor/remarks.ts";
import { passkeyRequest } from "./second-factor/verify-passkey.ts";
import { lockUserState } from "./user-store.ts";

/**
 * Throws `step_up_required` unless this device was signed in or stepped up within the last ten minutes. With `trx` it
 * can be asked inside a transaction.
 */
export async function requireRecentProof(
  { database, clock }: Pick<Accounts, "database" | "clock">,
  { deviceId }: Principal,
  trx?: Kysely<Schema>,
): Promise<void> {
  const provedAt = await findProvedAt(trx ?? database.read, deviceId);
  if (provedAt === null || clock() - provedAt > proofLifetime) {
    throw new ProblemError("step_up_required");
  }
}

export async function stepUpMethods(
  accounts: Accounts,
  principal: Principal,
): Promise<ProofMethod[]> {
  return proofMethodsOf(accounts.database.read, await readAccount(accounts, principal));
}

type SteppingUp = {
  client: Client;
  /** Throws `passkeys_unavailable`. */
  relyingParty: () => RelyingParty;
};

/** What an authenticator has to sign. */
export function stepUpPasskey(
  accounts: Accounts,
  principal: Principal,
  relyingParty: RelyingParty,
): Promise<PasskeyRequest> {
  const asked = { ...passkeyFor(principal), userId: principal.userId };
  return passkeyRequest(accounts, relyingParty, asked);
}

/** Throws `invalid_proof`, `too_many_requests`. A password is no proof where there is a second factor. */
export async function stepUp(
  accounts: Accounts,
  principal: Principal,
  proof: Proof,
  { client, relyingParty }: SteppingUp,
): Promise<OpenedDevice> {
  const user = await readAccount(accounts, principal);
  const methods = await proofMethodsOf(accounts.database.read, user);
  const of = { userId: user.id, asked: passkeyFor(principal), relyingParty };
  const kind = proof.method === "password" ? "password" : "second-factor";
  const guessed = { ...guessOf(accounts, user, client), kind } as const;
  const stepped = await guess(accounts, guessed, async () => {
    const settle = methods.includes(proof.method) ? await prove(accounts, proof, of) : null;
    return settle && orNull(replaceDevice(accounts, principal, { client, settle }));
  });
  if (!stepped) return refuse(accounts, principal, client);
  tellRemarks(accounts, stepped.settled, { userId: user.id, client });
  return stepped.device;
}

type Replacing = { client: Client; settle?: Settle };
const nothing: Settled = { remarks: [] };

/**
 * The old device ends and a new one takes its place, in one transaction and with the old one locked first. For proofs
 * that were checked elsewhere too. Throws `invalid_access_token` when the device was revoked meanwhile.
 */
export async function replaceDevice(
  accounts: Accounts,
  principal: Principal,
  { client, settle }: Replacing,
): Promise<{ device: OpenedDevice; settled: Settled }> {
  const { database, clock, events } = accounts;
  const at = clock();
  const replaced = await database.write(async (trx) => {
    // The person's row before the device's, as everywhere where both are locked.
    if ((await lockUserState(database, trx, principal.userId)) !== "active") return null;
    const old = await lockDevice(database, trx, principal.deviceId);
    if (!old || old.revoked_at !== null || old.expires_at <= at) return null;
    const settled = settle ? await settle(trx, at) : nothing;
    if (!settled) throw new ProofUsed();
    await markRevoked(trx, old.id, { at, reason: "step-up" });
    const { strict, expires_at: endsAt, user_id: userId, label_sealed: label } = old;
    const device = await openDevice(trx, { userId, client, now: at, strict, endsAt, label });
    await auditRemarks(trx, settled, { owner: device, client, at });
    await writeAudit(trx, audited(device, "success"), { client, at });
    return { device, settled };
  });
  if (!replaced) throw new ProblemError("invalid_access_token");
  await tellRevoked(accounts, principal.deviceId);
  events.authEvent(audited(replaced.device, "success"));
  return replaced;
}

const passkeyFor = ({ deviceId }: Principal): ChallengeFor => ({
  purpose: "passkey-step-up",
  boundTo: deviceId,
});

const audited = ({ userId, deviceId }: Principal, outcome: AuditedEvent["outcome"]) =>
  ({ event: "step-up", outcome, userId, deviceId }) as const;

async function refuse(accounts: Accounts, principal: Principal, client: Client): Promise<never> {
  const { database, clock, events } = accounts;
  const refused = audited(principal, "refused");
  await database.write((trx) => writeAudit(trx, refused, { client, at: clock() }));
  events.authEvent(refused);
  throw new ProblemError("invalid_proof");
}
