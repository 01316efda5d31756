/**
 * What the next step of a sign-in, a step-up or a set-up has to answer: random, for one purpose and one person or
 * device, used once, over after five minutes. In the database, so that any gateway can take the answer and no cache
 * is trusted with it.
 */
import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type { UserId } from "#contracts/ids.ts";
import type { AuthChallengesTable, Schema } from "#database/schema.ts";
import { challengeLifetime, challengeTries } from "../lifetimes.ts";
import { hashSecret } from "../tokens/refresh-token.ts";

export type ChallengePurpose = AuthChallengesTable["purpose"];
/** `boundTo`: who has to answer it; empty for anybody. */
export type ChallengeFor = { purpose: ChallengePurpose; boundTo: string };
type Issued = ChallengeFor & {
  secret: string;
  userId: UserId | null;
  now: number;
  contentSealed?: string;
};
type Presented = ChallengeFor & { secret: string; now: number };

export function newChallengeSecret(): string {
  return randomBytes(32).toString("base64url");
}

export async function insertChallenge(trx: Kysely<Schema>, issued: Issued): Promise<void> {
  await trx
    .insertInto("auth_challenges")
    .values({
      secret_hash: hashSecret(issued.secret),
      purpose: issued.purpose,
      user_id: issued.userId,
      bound_to: issued.boundTo,
      content_sealed: issued.contentSealed ?? null,
      tries: 0,
      expires_at: issued.now + challengeLifetime,
    })
    .execute();
}

/** Gone after this: of two callers one gets it. Null for anything but one that is good now. */
export async function consumeChallenge(
  trx: Kysely<Schema>,
  presented: Presented,
): Promise<AuthChallengesTable | null> {
  const found = await trx
    .deleteFrom("auth_challenges")
    .where("secret_hash", "=", hashSecret(presented.secret))
    .where("purpose", "=", presented.purpose)
    .where("bound_to", "=", presented.boundTo)
    .where("expires_at", ">", presented.now)
    .returningAll()
    .executeTakeFirst();
  return found ?? null;
}

/** Without using it up. */
export async function findChallenge(
  db: Kysely<Schema>,
  presented: Presented,
): Promise<AuthChallengesTable | null> {
  const found = await db
    .selectFrom("auth_challenges")
    .selectAll()
    .where("secret_hash", "=", hashSecret(presented.secret))
    .where("purpose", "=", presented.purpose)
    .where("bound_to", "=", presented.boundTo)
    .where("expires_at", ">", presented.now)
    .executeTakeFirst();
  return found ?? null;
}

/** Takes one of its tries, before the answer is looked at: parallel guesses get no more. Null when none is left. */
export async function takeTry(
  trx: Kysely<Schema>,
  presented: Presented,
): Promise<AuthChallengesTable | null> {
  const found = await trx
    .updateTable("auth_challenges")
    .set((row) => ({ tries: row("tries", "+", 1) }))
    .where("secret_hash", "=", hashSecret(presented.secret))
    .where("purpose", "=", presented.purpose)
    .where("bound_to", "=", presented.boundTo)
    .where("expires_at", ">", presented.now)
    .where("tries", "<", challengeTries)
    .returningAll()
    .executeTakeFirst();
  return found ?? null;
}

/** When a person's factors change, nothing that was begun before goes on. */
export async function deleteChallenges(trx: Kysely<Schema>, userId: UserId): Promise<void> {
  await trx.deleteFrom("auth_challenges").where("user_id", "=", userId).execute();
}
