/** What a worker may do to the attempt that it owns: keep it alive, finish it, fail it, put it off. */
import { type Kysely, sql } from "kysely";
import type { InstanceId, ReplyId, SessionId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import { crashPoint } from "#platform/crash-point.ts";
import { batched } from "#platform/database/batched.ts";
import { askTogether, type Database } from "#platform/database/database.ts";
import { insertCited } from "./cited-passages.ts";
import { lockSessions, promoteAll } from "./promote.ts";
import { byId, type DispatchedRow, fromNow } from "./reply-row.ts";
import { leaseMs } from "./states.ts";

export type OwnAttempt = {
  replyId: ReplyId;
  sessionId: SessionId;
  attempt: number;
  owner: InstanceId;
};

/** `mine` is false when somebody else has it, or ended it: nothing was written. */
export type EndOutcome = { mine: boolean; promoted: DispatchedRow | null };

const noLease = { lease_owner: null, lease_until: null };

export type Heartbeat = OwnAttempt & { checkpointSealed: string | null };

/** One statement for all that a worker has in flight; returns those that are still its own. */
export async function heartbeat(
  database: Database<Schema>,
  beats: readonly Heartbeat[],
): Promise<Set<ReplyId>> {
  if (beats.length === 0) return new Set();
  const rows = await database.writeOne((trx) =>
    trx
      .updateTable("replies")
      .from(
        listOwn(
          database,
          beats.map((beat) => ({ ...beat, sealed: beat.checkpointSealed })),
        ).as("own"),
      )
      .set({
        lease_until: sql`${database.now} + ${sql.lit(leaseMs)}`,
        checkpoint_sealed: sql`coalesce(own.sealed, checkpoint_sealed)`,
      })
      .where(isOwn)
      .returning("replies.id")
      .execute(),
  );
  return new Set(rows.map(({ id }) => id));
}

/** Attempts as a table: whose they are, and a text for each. In the order in which the rows are locked. */
function listOwn(
  database: Database<Schema>,
  attempts: readonly (OwnAttempt & {
    sealed: string | null;
    state?: string;
    error?: string | null;
  })[],
) {
  const rows = attempts.map(({ replyId, attempt, owner, sealed, state = "", error = null }) => ({
    id: replyId,
    attempt,
    owner,
    sealed,
    state,
    error,
  }));
  return database.list(rows.sort(byId), {
    id: "text",
    attempt: "bigint",
    owner: "text",
    sealed: "text",
    state: "text",
    error: "text",
  });
}

/** Mine: a case, so that rows are looked up by their ids and by nothing else. */
const isOwn = sql<boolean>`replies.id = own.id and case when replies.state = 'answering'
  then replies.attempt = own.attempt and replies.lease_owner = own.owner else false end`;

/**
 * finish: the answer is stored with the marks of the passages that it cites (cited-passages.ts), and the next question
 * promoted. Safe to repeat when its outcome was not heard.
 */
export function finish(
  database: Database<Schema>,
  own: OwnAttempt,
  resultSealed: string,
  cited: readonly string[] = [],
): Promise<EndOutcome> {
  return end(database, { ...own, state: "completed", sealed: resultSealed, error: null, cited });
}

/** A fault that no retry can mend. `error` is a code. */
export function fail(
  database: Database<Schema>,
  own: OwnAttempt,
  error: string,
): Promise<EndOutcome> {
  return end(database, { ...own, state: "failed", sealed: null, error, cited: [] });
}

/** A fault worth a retry: queued again in `delayMs`, or failed when this was the last attempt. */
export async function tryLater(
  database: Database<Schema>,
  own: OwnAttempt,
  error: string,
  delayMs: number,
): Promise<EndOutcome & { failed: boolean }> {
  const put = await database.writeOne((trx) =>
    trx
      .updateTable("replies")
      .from(listOwn(database, [{ ...own, sealed: null }]).as("own"))
      .set({
        state: "queued",
        available_at: fromNow(database, delayMs),
        published_at: null,
        dispatched_at: null,
        updated_at: database.now,
        ...noLease,
      })
      .where(isOwn)
      .whereRef("replies.attempt", "<", "replies.attempt_limit")
      .returning("replies.id")
      .executeTakeFirst(),
  );
  if (put) return { mine: true, promoted: null, failed: false };
  const ended = await fail(database, own, error);
  return { ...ended, failed: ended.mine };
}

type Ending = OwnAttempt & {
  state: "completed" | "failed";
  /** The result, where there is one. */
  sealed: string | null;
  error: string | null;
  cited: readonly string[];
};

const end = batched<Schema, Ending, EndOutcome>({
  run: (database, endings) => database.write((trx) => endAll(database, trx, endings)),
  apart: ({ replyId, sessionId }) => [replyId, sessionId],
});

async function endAll(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  endings: readonly Ending[],
): Promise<EndOutcome[]> {
  const sessionIds = endings.map(({ sessionId }) => sessionId);
  const [, ended, promoted] = await askTogether([
    lockSessions(database, trx, sessionIds),
    trx
      .updateTable("replies")
      .from(listOwn(database, endings).as("own"))
      .set({
        state: sql`own.state`,
        result_sealed: sql`coalesce(own.sealed, result_sealed)`,
        error: sql`own.error`,
        checkpoint_sealed: null,
        ...noLease,
        updated_at: database.now,
      })
      .where(isOwn)
      .returning("replies.id")
      .execute(),
    promoteAll(database, trx, sessionIds),
    insertCited(database, trx, endings),
  ]);
  const mine = new Set(ended.map(({ id }) => id));
  if (ended.length > 0) crashPoint("end-in-transaction");
  const next = new Map(promoted.map(({ session_id, ...row }) => [session_id, row]));
  const before = await endedBefore(
    trx,
    endings.filter(({ replyId }) => !mine.has(replyId)),
  );
  return endings.map(({ replyId, sessionId }) =>
    mine.has(replyId)
      ? { mine: true, promoted: next.get(sessionId) ?? null }
      : { mine: before.has(replyId), promoted: null },
  );
}

/** A commit may have happened while its answer was lost: an attempt belongs to one worker only. */
async function endedBefore(trx: Kysely<Schema>, endings: readonly Ending[]): Promise<Set<ReplyId>> {
  const before = new Set<ReplyId>();
  for (const { replyId, attempt, state } of endings) {
    const done = await trx
      .selectFrom("replies")
      .select("id")
      .where("id", "=", replyId)
      .where("attempt", "=", attempt)
      .where("state", "=", state)
      .executeTakeFirst();
    if (done) before.add(replyId);
  }
  return before;
}
