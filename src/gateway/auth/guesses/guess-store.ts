/** SQL of guesses in a row. Counted before anything is checked, in the database, so that no gateway counts alone. */
import { type DeleteQueryBuilder, type DeleteResult, type Kysely, sql } from "kysely";
import type { Schema } from "#database/schema.ts";
import { accountCap, forgetGuessesAfter, laneCap, waitAfter } from "./guess-policy.ts";

export type GuessKind = "password" | "second-factor";
/** One account's lane, or all of them together. */
export type GuessLane = { accountMac: string; kind: GuessKind; lane: string };

const wholeAccount = "all";

/** Throws to roll the transaction back: what one of two counts refuses the other must not hold. */
export class GuessRefused extends Error {
  override readonly name = "GuessRefused";
}

/** Counts one more guess; to be called in a transaction of its own. Rejects with GuessRefused. */
export async function countGuess(
  trx: Kysely<Schema>,
  guess: GuessLane,
  { now, free }: { now: number; free: number },
): Promise<void> {
  // First: its lock lets guesses at one account pass one by one, whatever their lanes.
  const account = { ...guess, lane: wholeAccount };
  const whole = await raise(trx, account, now, sql<boolean>`guess_counts.failures < ${accountCap}`);
  // Two gateways' clocks differ: what need not wait asks none.
  const isFree = sql`guess_counts.failures < ${free}`;
  const due = sql<boolean>`(${isFree} or guess_counts.last_at + ${waitInSql(free)} <= ${now})`;
  const lane = whole && (await raise(trx, guess, now, due));
  if (!lane) throw new GuessRefused();
}

/** False when the condition does not hold for what is counted already. */
async function raise(
  trx: Kysely<Schema>,
  { accountMac, kind, lane }: GuessLane,
  now: number,
  condition: ReturnType<typeof sql<boolean>>,
): Promise<boolean> {
  const raised = await trx
    .insertInto("guess_counts")
    .values({ account_mac: accountMac, kind, lane, failures: 1, last_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(["account_mac", "kind", "lane"])
        .doUpdateSet({ failures: sql`guess_counts.failures + 1`, last_at: now })
        .where(condition),
    )
    .returning("failures")
    .executeTakeFirst();
  return raised !== undefined;
}

/** `waitAfter` as an expression over what is counted. */
function waitInSql(free: number) {
  const counts = Array.from({ length: laneCap }, (_, failures) => failures);
  const cases = counts.map(
    (failures) => sql`when ${sql.lit(failures)} then ${sql.lit(waitAfter(failures, free))}`,
  );
  const atTheCap = sql.lit(waitAfter(laneCap, free));
  return sql<number>`case guess_counts.failures ${sql.join(cases, sql` `)} else ${atTheCap} end`;
}

/** The guess was not checked after all. */
export async function giveGuessBack(
  trx: Kysely<Schema>,
  { accountMac, kind, lane }: GuessLane,
): Promise<void> {
  for (const counted of inLockOrder(lane)) {
    await trx
      .updateTable("guess_counts")
      .set({ failures: sql`guess_counts.failures - 1` })
      .where("account_mac", "=", accountMac)
      .where("kind", "=", kind)
      .where("lane", "=", counted)
      .where("failures", ">", 0)
      .execute();
  }
}

/** A right guess: the lane, and the account's failures in a row, start afresh. */
export async function resetGuesses(
  trx: Kysely<Schema>,
  { accountMac, kind, lane }: GuessLane,
): Promise<void> {
  for (const counted of inLockOrder(lane)) {
    await trx
      .deleteFrom("guess_counts")
      .where("account_mac", "=", accountMac)
      .where("kind", "=", kind)
      .where("lane", "=", counted)
      .execute();
  }
}

/** The account's row before the lane's, everywhere: one statement over both would lock them in the order of their names. */
const inLockOrder = (lane: string) => [wholeAccount, lane];

/** All lanes of an account that is erased. */
export async function forgetGuesses(trx: Kysely<Schema>, accountMac: string): Promise<void> {
  await deleteCounts(trx, (counts) => counts.where("account_mac", "=", accountMac));
}

/** All lanes, after the password was reset: guesses at codes stay counted, for a mailbox is no second factor. */
export async function forgetPasswordGuesses(
  trx: Kysely<Schema>,
  accountMac: string,
): Promise<void> {
  const kind: GuessKind = "password";
  await deleteCounts(trx, (counts) =>
    counts.where("account_mac", "=", accountMac).where("kind", "=", kind),
  );
}

type Counts = DeleteQueryBuilder<Schema, "guess_counts", DeleteResult>;

/** Accounts' rows before lanes' rows, as everywhere. */
async function deleteCounts(trx: Kysely<Schema>, chosen: (all: Counts) => Counts): Promise<void> {
  await chosen(trx.deleteFrom("guess_counts").where("lane", "=", wholeAccount)).execute();
  await chosen(trx.deleteFrom("guess_counts").where("lane", "!=", wholeAccount)).execute();
}

/** Failures in a row in this lane, and when the next guess at it is due, epoch milliseconds. */
export async function readGuesses(
  db: Kysely<Schema>,
  { accountMac, kind, lane }: GuessLane,
  free: number,
): Promise<{ failures: number; dueAt: number }> {
  const rows = await db
    .selectFrom("guess_counts")
    .select(["lane", "failures", "last_at"])
    .where("account_mac", "=", accountMac)
    .where("kind", "=", kind)
    .where("lane", "in", [wholeAccount, lane])
    .execute();
  const own = rows.find((row) => row.lane === lane);
  const due = rows.map((row) => {
    if (row.lane === lane) return row.last_at + waitAfter(row.failures, free);
    return row.failures >= accountCap ? row.last_at + forgetGuessesAfter : 0;
  });
  return { failures: own?.failures ?? 0, dueAt: Math.max(0, ...due) };
}

export async function deleteGuessesBefore(trx: Kysely<Schema>, before: number): Promise<void> {
  await deleteCounts(trx, (counts) => counts.where("last_at", "<", before));
}
