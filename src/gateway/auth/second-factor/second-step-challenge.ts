/** The challenge between the two steps of a sign-in: for one person, answered by the client that took the first. */
import type { Kysely } from "kysely";
import type { UserId } from "#contracts/ids.ts";
import type { SecondFactorMethod, SecondFactorNeeded } from "#contracts/second-factor.ts";
import type { Schema } from "#database/schema.ts";
import type { Client } from "../../http/client.ts";
import type { Accounts } from "../accounts.ts";
import { challengeLifetime } from "../lifetimes.ts";
import { type ChallengeFor, insertChallenge, newChallengeSecret } from "./challenge-store.ts";

const prefix = "hsf1.";

type SecondStep = {
  user: { id: UserId };
  client: Client;
  methods: SecondFactorMethod[];
};

/** In the transaction that has found the first step right. */
export async function askSecondStep(
  accounts: Pick<Accounts, "vault" | "clock">,
  trx: Kysely<Schema>,
  { user, client, methods }: SecondStep,
): Promise<SecondFactorNeeded["secondFactor"]> {
  const secret = newChallengeSecret();
  const challenge = { ...secondStepFor(accounts, client), secret, userId: user.id };
  await insertChallenge(trx, { ...challenge, now: accounts.clock() });
  return { challenge: prefix + secret, methods, expiresIn: challengeLifetime / 1000 };
}

/** The client is known by how it names itself: its address may change between the steps, as phones' addresses do. */
export function secondStepFor({ vault }: Pick<Accounts, "vault">, client: Client): ChallengeFor {
  return {
    purpose: "second-step",
    boundTo: vault.masterKeys.lookup("second-step-client", client.userAgent),
  };
}

/** Null for what can't be one of ours. */
export function secretOfSecondStep(challenge: string): string | null {
  return challenge.startsWith(prefix) ? challenge.slice(prefix.length) : null;
}
