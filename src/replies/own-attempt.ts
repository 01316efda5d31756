/** What a worker may do to the attempt that it owns: keep it alive, finish it, fail it, put it off. */
import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import type { InstanceId, ReplyId, SessionId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import { crashPoint } from "#platform/crash-point.ts";
import type { Database } from "#platform/database/database.ts";
import { lockSession, promote } from "./promote.ts";
import { type DispatchedRow, fromNow } from "./reply-row.ts";
import { leaseMs } from "./states.ts";

export type OwnAttempt = {
  replyId: ReplyId;
  sessionId: SessionId;
  attempt: number;
  owner: InstanceId;
};

/** `mine` is false when somebody else has it, or ended it: nothing was written. */
export type EndOutcome = { mine: boolean; promoted: DispatchedRow | null };

const mine = (own: OwnAttempt) => (row: ExpressionBuilder<Schema, "replies">) =>
  row.and([
    row("id", "=", own.replyId),
    row("attempt", "=", own.attempt),
    row("lease_owner", "=", own.owner),
    row("state", "=", "answering"),
  ]);

const noLease = { lease_owner: null, lease_until: null };

export type Heartbeat = OwnAttempt & { checkpointSealed: string | null };

/** SQLite takes expressions up to a depth of 1000, and each beat adds one. */
const beatsPerStatement = 500;

/** One statement for (nearly) all that a worker has in flight; returns those that are still its own. */
export async function heartbeat(
  database: Database<Schema>,
  beats: readonly Heartbeat[],
): Promise<Set<ReplyId>> {
  if (beats.length === 0) return new Set();
  return database.write(async (trx) => {
    const alive = new Set<ReplyId>();
    for (let start = 0; start < beats.length; start += beatsPerStatement) {
      const rows = await renew(database, trx, beats.slice(start, start + beatsPerStatement));
      for (const { id } of rows) alive.add(id);
    }
    return alive;
  });
}

function renew(database: Database<Schema>, trx: Kysely<Schema>, beats: readonly Heartbeat[]) {
  return trx
    .updateTable("replies")
    .set({
      lease_until: sql`${database.now} + ${sql.lit(leaseMs)}`,
      checkpoint_sealed: newCheckpoint(beats),
    })
    .where((row) => row.or(beats.map((beat) => mine(beat)(row))))
    .returning("id")
    .execute();
}

function newCheckpoint(beats: readonly Heartbeat[]) {
  const checkpoints = beats.filter((beat) => beat.checkpointSealed !== null);
  if (checkpoints.length === 0) return sql.ref<string>("checkpoint_sealed");
  return sql<string>`case ${sql.join(
    checkpoints.map(
      (beat) =>
        // The attempt too: a worker that took a reply over from itself may still have the older one in hand.
        sql`when id = ${beat.replyId} and attempt = ${beat.attempt} then cast(${beat.checkpointSealed} as text)`,
    ),
    sql` `,
  )} else checkpoint_sealed end`;
}

/** finish: the answer is stored and the next question promoted. Safe to repeat when its outcome was not heard. */
export function finish(
  database: Database<Schema>,
  own: OwnAttempt,
  resultSealed: string,
): Promise<EndOutcome> {
  return end(database, own, "completed", { result_sealed: resultSealed, error: null });
}

/** A fault that no retry can mend. `error` is a code. */
export function fail(
  database: Database<Schema>,
  own: OwnAttempt,
  error: string,
): Promise<EndOutcome> {
  return end(database, own, "failed", { error });
}

/** A fault worth a retry: queued again in `delayMs`, or failed when this was the last attempt. */
export function tryLater(
  database: Database<Schema>,
  own: OwnAttempt,
  error: string,
  delayMs: number,
): Promise<EndOutcome & { failed: boolean }> {
  return database.write(async (trx) => {
    const put = await trx
      .updateTable("replies")
      .set({
        state: "queued",
        available_at: fromNow(database, delayMs),
        published_at: null,
        dispatched_at: null,
        updated_at: database.now,
        ...noLease,
      })
      .where(mine(own))
      .whereRef("attempt", "<", "attempt_limit")
      .returning("id")
      .executeTakeFirst();
    if (put) return { mine: true, promoted: null, failed: false };
    const ended = await endInside(database, trx, own, "failed", { error });
    return { ...ended, failed: ended.mine };
  });
}

type EndValues = { result_sealed?: string; error: string | null };

function end(
  database: Database<Schema>,
  own: OwnAttempt,
  state: "completed" | "failed",
  values: EndValues,
): Promise<EndOutcome> {
  return database.write((trx) => endInside(database, trx, own, state, values));
}

async function endInside(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  own: OwnAttempt,
  state: "completed" | "failed",
  values: EndValues,
): Promise<EndOutcome> {
  await lockSession(database, trx, own.sessionId);
  const row = await trx
    .updateTable("replies")
    .set({ state, ...values, checkpoint_sealed: null, ...noLease, updated_at: database.now })
    .where(mine(own))
    .returning("id")
    .executeTakeFirst();
  if (row) {
    const promoted = await promote(database, trx, own.sessionId);
    crashPoint("end-in-transaction");
    return { mine: true, promoted };
  }
  // The commit may have happened while its answer was lost: an attempt belongs to one worker only.
  const done = await trx
    .selectFrom("replies")
    .select("id")
    .where("id", "=", own.replyId)
    .where("attempt", "=", own.attempt)
    .where("state", "=", state)
    .executeTakeFirst();
  return { mine: done !== undefined, promoted: null };
}
