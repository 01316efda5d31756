/** The making of a passkey, as far as browser and authenticator have part in it. */
import { uuidv7 } from "uuidv7";
import { passkeyIdSchema, type UserId } from "#contracts/ids.ts";
import {
  type PasskeyCreation,
  type PasskeyRegistration,
  passkeyCreationSchema,
} from "#contracts/second-factor.ts";
import type { PasskeysTable } from "#database/schema.ts";
import { challengeLifetime } from "../lifetimes.ts";
import type { RelyingParty } from "./relying-party.ts";
import { readTransports, webAuthn } from "./verify-passkey.ts";

/** EdDSA, ES256, RS256 (RFC 9053, RFC 8812). What Node calls experimental is left out: a passkey is kept for years. */
const algorithms = [-8, -7, -257];

type Making = {
  relyingParty: RelyingParty;
  user: { id: UserId; email: string; name: string | null };
  challenge: Uint8Array<ArrayBuffer>;
  /** Authenticators that hold one of these need no other. */
  existing: readonly PasskeysTable[];
};

/**
 * Discoverable and with its user verified, so that it can be the only factor. No attestation is asked for: which make
 * of authenticator a person has is nobody's business here.
 */
export async function passkeyCreation(making: Making): Promise<PasskeyCreation> {
  const { relyingParty, user, challenge, existing } = making;
  const { generateRegistrationOptions } = await webAuthn();
  const options = await generateRegistrationOptions({
    rpName: "Healify",
    rpID: relyingParty.id,
    userID: Uint8Array.from(Buffer.from(user.id)),
    userName: user.email,
    userDisplayName: user.name ?? user.email,
    challenge,
    timeout: challengeLifetime,
    attestationType: "none",
    supportedAlgorithmIDs: algorithms,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    excludeCredentials: existing.map((passkey) => ({
      id: passkey.credential_id,
      transports: readTransports(passkey),
    })),
  });
  return passkeyCreationSchema.parse(options);
}

export type MadePasskey = Omit<PasskeysTable, "user_id" | "name_sealed">;

/** Null for anything but a right answer to that very question. */
export async function verifyMadePasskey(
  response: PasskeyRegistration,
  expected: { relyingParty: RelyingParty; challenge: string; now: number },
): Promise<MadePasskey | null> {
  const { relyingParty, challenge, now } = expected;
  const { verifyRegistrationResponse } = await webAuthn();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: relyingParty.origin,
      expectedRPID: relyingParty.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified) return null;
    const { credential, credentialDeviceType } = registrationInfo;
    return {
      id: passkeyIdSchema.parse(uuidv7()),
      credential_id: credential.id,
      public_key: Buffer.from(credential.publicKey).toString("base64url"),
      counter: credential.counter,
      transports: JSON.stringify(credential.transports ?? []),
      rp_id: relyingParty.id,
      synced: credentialDeviceType === "multiDevice" ? 1 : 0,
      created_at: now,
      last_used_at: null,
    };
  } catch {
    // The library throws for every flaw that it finds.
    return null;
  }
}
