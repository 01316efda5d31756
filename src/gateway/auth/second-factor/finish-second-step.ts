/** The second step of a sign-in: a right proof opens the device. A challenge has few tries, and is used once. */

import type { UserId } from "#contracts/ids.ts";
import type { PasskeyRequest, SecondFactorProof } from "#contracts/second-factor.ts";
import type { Client } from "../../http/client.ts";
import { ProblemError } from "../../http/problem.ts";
import type { Accounts } from "../accounts.ts";
import { type AuditedEvent, writeAudit } from "../audit/audit.ts";
import { openSignedIn, type SignedInDevice, tellSignedIn } from "../enter.ts";
import { guess } from "../guesses/guesses.ts";
import { hashSecret } from "../tokens/refresh-token.ts";
import { findUser, lockUserState } from "../user-store.ts";
import { type ChallengeFor, consumeChallenge, findChallenge, takeTry } from "./challenge-store.ts";
import { guessOf, orNull, ProofUsed, prove, type Settle } from "./prove.ts";
import type { RelyingParty } from "./relying-party.ts";
import { secondStepFor, secretOfSecondStep } from "./second-step-challenge.ts";
import { passkeyRequest } from "./verify-passkey.ts";

type SecondStep = {
  challenge: string;
  client: Client;
  /** Throws `passkeys_unavailable`. */
  relyingParty: () => RelyingParty;
};

/** What an authenticator has to sign for this very step. Throws `challenge_over`. */
export async function secondStepPasskey(
  accounts: Accounts,
  { challenge, client, relyingParty }: SecondStep,
): Promise<PasskeyRequest> {
  const presented = present(accounts, challenge, client);
  const step = await findChallenge(accounts.database.read, presented);
  if (!step?.user_id) throw new ProblemError("challenge_over");
  const asked = passkeyStepFor(presented.secret);
  return passkeyRequest(accounts, relyingParty(), { ...asked, userId: step.user_id });
}

/** Throws `challenge_over`, `invalid_proof`, `too_many_requests`. */
export async function finishSecondStep(
  accounts: Accounts,
  proof: SecondFactorProof,
  { challenge, client, relyingParty }: SecondStep,
): Promise<SignedInDevice> {
  const { database } = accounts;
  const presented = present(accounts, challenge, client);
  const userId = await database.write(
    async (trx) => (await takeTry(trx, presented))?.user_id ?? null,
  );
  const user = userId && (await findUser(accounts, userId));
  if (!user) throw new ProblemError("challenge_over");
  const of = { userId: user.id, asked: passkeyStepFor(presented.secret), relyingParty };
  const guessed = guessOf(accounts, user, client);
  const signedIn = await guess(accounts, guessed, async () => {
    const settle = await prove(accounts, proof, of);
    return settle && enter(accounts, { userId: user.id, presented, client, settle });
  });
  if (!signedIn) return refuse(accounts, user.id, client);
  return { user, device: tellSignedIn(accounts, signedIn, client) };
}

type Entering = {
  userId: UserId;
  presented: ReturnType<typeof present>;
  client: Client;
  settle: Settle;
};

function enter(accounts: Accounts, { userId, presented, client, settle }: Entering) {
  const { database, clock } = accounts;
  const at = clock();
  return orNull(
    database.write(async (trx) => {
      if ((await lockUserState(database, trx, userId)) !== "active") return null;
      if (!(await consumeChallenge(trx, presented))) throw new ProblemError("challenge_over");
      const settled = await settle(trx, at);
      // Thrown, so that the challenge keeps its other tries.
      if (!settled) throw new ProofUsed();
      return openSignedIn(trx, { userId, strict: true, settled, client, at });
    }),
  );
}

function present(accounts: Accounts, challenge: string, client: Client) {
  const secret = secretOfSecondStep(challenge);
  if (secret === null) throw new ProblemError("challenge_over");
  return { ...secondStepFor(accounts, client), secret, now: accounts.clock() };
}

const passkeyStepFor = (secret: string): ChallengeFor => ({
  purpose: "passkey-second-step",
  boundTo: hashSecret(secret),
});

async function refuse(accounts: Accounts, userId: UserId, client: Client): Promise<never> {
  const { database, clock, events } = accounts;
  const refused: AuditedEvent = {
    event: "second-step",
    outcome: "refused",
    userId,
    deviceId: null,
  };
  await database.write((trx) => writeAudit(trx, refused, { client, at: clock() }));
  events.authEvent(refused);
  throw new ProblemError("invalid_proof");
}
