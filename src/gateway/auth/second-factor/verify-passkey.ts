/**
 * Whether an authenticator's answer proves one of our passkeys: the question was ours and is used up, origin and host
 * name are ours, the signature is right, and the authenticator has verified its user, so that the passkey counts as
 * both factors (WebAuthn level 3, section 7.2; NIST SP 800-63B-4 section 3.1.7).
 */
import { z } from "zod";
import type { UserId } from "#contracts/ids.ts";
import type { PasskeyAssertion, PasskeyRequest } from "#contracts/second-factor.ts";
import { passkeyRequestSchema } from "#contracts/second-factor.ts";
import type { PasskeysTable } from "#database/schema.ts";
import type { Accounts } from "../accounts.ts";
import { challengeLifetime } from "../lifetimes.ts";
import type { ChallengeFor } from "./challenge-store.ts";
import { askAuthenticator, takeAnswered } from "./passkey-challenge.ts";
import { findPasskey, listPasskeys } from "./passkey-store.ts";
import type { RelyingParty } from "./relying-party.ts";

/** Loaded when it is first needed: it would take a tenth of a second of every start. */
export const webAuthn = () => import("@simplewebauthn/server");

type Asked = ChallengeFor & { userId: UserId | null };

/** Options for the browser. Without a person it offers whatever passkeys it has for this host. */
export async function passkeyRequest(
  accounts: Accounts,
  relyingParty: RelyingParty,
  asked: Asked,
): Promise<PasskeyRequest> {
  const { userId } = asked;
  const passkeys = userId === null ? [] : await listPasskeys(accounts.database.read, userId);
  const { generateAuthenticationOptions } = await webAuthn();
  const options = await generateAuthenticationOptions({
    rpID: relyingParty.id,
    challenge: await askAuthenticator(accounts, asked),
    timeout: challengeLifetime,
    userVerification: "required",
    allowCredentials: passkeys.map((passkey) => ({
      id: passkey.credential_id,
      transports: readTransports(passkey),
    })),
  });
  return passkeyRequestSchema.parse(options);
}

export type VerifiedPasskey = { passkey: PasskeysTable; counter: number };

/** Null for anything but a right answer to that very question. */
export async function verifyPasskey(
  accounts: Accounts,
  response: PasskeyAssertion,
  { relyingParty, asked }: { relyingParty: RelyingParty; asked: Asked },
): Promise<VerifiedPasskey | null> {
  const answered = await takeAnswered(accounts, response.response.clientDataJSON, asked);
  const passkey = answered && (await findPasskey(accounts.database.read, response.id));
  if (!passkey || !belongsTo(passkey, asked.userId, response)) return null;
  const { verifyAuthenticationResponse } = await webAuthn();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: answered.challenge,
      expectedOrigin: relyingParty.origin,
      expectedRPID: relyingParty.id,
      requireUserVerification: true,
      credential: {
        id: passkey.credential_id,
        publicKey: Uint8Array.from(Buffer.from(passkey.public_key, "base64url")),
        // Whether the counter grew is noted when the use is (passkey-store.ts); it refuses nobody.
        counter: 0,
      },
    });
    return verified ? { passkey, counter: authenticationInfo.newCounter } : null;
  } catch {
    // The library throws for every flaw that it finds.
    return null;
  }
}

/** The user handle is the person's id, as it was given when the passkey was made. */
function belongsTo(
  passkey: PasskeysTable,
  userId: UserId | null,
  { response: { userHandle } }: PasskeyAssertion,
): boolean {
  if (userId !== null && passkey.user_id !== userId) return false;
  if (userHandle === undefined || userHandle === "") return userId !== null;
  return Buffer.from(userHandle, "base64url").toString("utf8") === passkey.user_id;
}

const transportsSchema = z.array(z.string());

export function readTransports({ transports }: Pick<PasskeysTable, "transports">): string[] {
  return transportsSchema.parse(JSON.parse(transports));
}
