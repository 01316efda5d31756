/** Sign-in by a passkey alone: the browser offers those that it has, and the authenticator says whose it is. */
import type { PasskeyAssertion, PasskeyRequest } from "#contracts/second-factor.ts";
import type { Client } from "../../http/client.ts";
import { ProblemError } from "../../http/problem.ts";
import type { Accounts } from "../accounts.ts";
import { type AuditedEvent, writeAudit } from "../audit/audit.ts";
import { enterAccount, type SignedInDevice } from "../enter.ts";
import { findUser } from "../user-store.ts";
import { settlePasskey } from "./prove.ts";
import type { RelyingParty } from "./relying-party.ts";
import { passkeyRequest, verifyPasskey } from "./verify-passkey.ts";

const asked = { purpose: "passkey-sign-in", boundTo: "", userId: null } as const;

export function passkeySignInRequest(
  accounts: Accounts,
  relyingParty: RelyingParty,
): Promise<PasskeyRequest> {
  return passkeyRequest(accounts, relyingParty, asked);
}

/** Throws `invalid_proof` for everything that isn't a right answer of an account in use. */
export async function signInByPasskey(
  accounts: Accounts,
  response: PasskeyAssertion,
  { relyingParty, client }: { relyingParty: RelyingParty; client: Client },
): Promise<SignedInDevice> {
  const verified = await verifyPasskey(accounts, response, { relyingParty, asked });
  const user = verified && (await findUser(accounts, verified.passkey.user_id));
  if (!verified || user?.state !== "active") return refuse(accounts, client);
  const settle = settlePasskey(verified);
  const entry = await enterAccount(accounts, user, client, { method: "passkey", settle });
  if (!("signedIn" in entry)) throw new Error("a passkey needs no second step");
  return entry.signedIn;
}

async function refuse(accounts: Accounts, client: Client): Promise<never> {
  const { database, clock, events } = accounts;
  const refused: AuditedEvent = {
    event: "sign-in",
    outcome: "refused",
    userId: null,
    deviceId: null,
  };
  await database.write((trx) => writeAudit(trx, refused, { client, at: clock() }));
  events.authEvent(refused);
  throw new ProblemError("invalid_proof");
}
