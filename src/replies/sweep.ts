/** The sweep: what was lost between a commit and its publish, a worker and its lease, a turn and its promotion. */
import { type Kysely, sql } from "kysely";
import type { ReplyId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import { crashPoint } from "#platform/crash-point.ts";
import type { Database } from "#platform/database/database.ts";
import { attemptsUsedUp } from "./claim.ts";
import { lockSession, newDispatch, promote } from "./promote.ts";
import {
  type DispatchedRow,
  dispatchColumns,
  type EndedRow,
  endedColumns,
  fromNow,
} from "./reply-row.ts";
import { claimWithinMs, confirmWithinMs } from "./states.ts";

const rowsAtATime = 100;

export type Swept = {
  /** To be published now. */
  dispatched: DispatchedRow[];
  /** Failed at their last attempt: to be logged and announced. */
  failed: EndedRow[];
  /** How many of `dispatched` had lost their worker. */
  takenOver: number;
};

export async function sweep(database: Database<Schema>): Promise<Swept> {
  const unpublished = await sweepUnpublished(database);
  if (unpublished.length > 0) crashPoint("sweep-unpublished-committed");
  const leases = await sweepLeases(database);
  if (leases.takenOver > 0) crashPoint("sweep-leases-committed");
  const orphans = await sweepOrphans(database);
  return {
    dispatched: [...unpublished, ...leases.dispatched, ...orphans],
    failed: leases.failed,
    takenOver: leases.takenOver,
  };
}

/** Queued and available, but not published since, not confirmed in time, or confirmed and never claimed. */
async function sweepUnpublished(database: Database<Schema>): Promise<DispatchedRow[]> {
  const due = (trx: Kysely<Schema>) =>
    trx
      .selectFrom("replies")
      .select("id")
      .where("state", "=", "queued")
      .where("available_at", "<=", database.now)
      .where((row) =>
        row.or([
          row("published_at", "is", null),
          row.and([
            row("dispatched_at", "is", null),
            row("published_at", "<", sql<number>`${database.now} - ${sql.lit(confirmWithinMs)}`),
          ]),
          row("dispatched_at", "<", sql<number>`${database.now} - ${unclaimedWait}`),
        ]),
      )
      .orderBy("available_at")
      .limit(rowsAtATime);
  if ((await due(database.read).execute()).length === 0) return [];
  return database.write(async (trx) => {
    const rows = await database.lockFreeRows(due(trx)).execute();
    return dispatchAgain(database, trx, rows);
  });
}

/** 60 s, doubling with each dispatch up to 16 min. */
const unclaimedWait = sql<number>`case ${sql.join(
  [1, 2, 3, 4].map(
    (dispatch) =>
      sql`when dispatch <= ${sql.lit(dispatch)} then ${sql.lit(claimWithinMs * 2 ** (dispatch - 1))}`,
  ),
  sql` `,
)} else ${sql.lit(claimWithinMs * 16)} end`;

async function dispatchAgain(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  rows: readonly { id: ReplyId }[],
): Promise<DispatchedRow[]> {
  if (rows.length === 0) return [];
  return trx
    .updateTable("replies")
    .set({ ...newDispatch(database), state: "queued", lease_owner: null, lease_until: null })
    .where(
      "id",
      "in",
      rows.map((row) => row.id),
    )
    .returning(dispatchColumns)
    .execute();
}

/** Answering, but its worker has gone silent: queued again, or failed when no attempt is left. */
async function sweepLeases(database: Database<Schema>): Promise<Swept> {
  const over = (trx: Kysely<Schema>) =>
    trx
      .selectFrom("replies")
      .select(["id", "session_id", "attempt", "attempt_limit"])
      .where("state", "=", "answering")
      .where("lease_until", "<", database.now)
      .limit(rowsAtATime);
  if ((await over(database.read).execute()).length === 0) {
    return { dispatched: [], failed: [], takenOver: 0 };
  }
  const again = await database.write(async (trx) => {
    const rows = await database
      .lockFreeRows(over(trx).whereRef("attempt", "<", "attempt_limit"))
      .execute();
    return dispatchAgain(database, trx, rows);
  });
  const lost = await over(database.read).whereRef("attempt", ">=", "attempt_limit").execute();
  const ended = [];
  for (const row of lost) ended.push(await failLost(database, row.id, row.session_id));
  return {
    dispatched: [...again, ...ended.flatMap(({ promoted }) => promoted ?? [])],
    failed: ended.flatMap(({ failed }) => failed ?? []),
    takenOver: again.length,
  };
}

function failLost(
  database: Database<Schema>,
  replyId: ReplyId,
  sessionId: EndedRow["session_id"],
): Promise<{ failed: EndedRow | undefined; promoted: DispatchedRow | null }> {
  return database.write(async (trx) => {
    await lockSession(database, trx, sessionId);
    const failed = await trx
      .updateTable("replies")
      .set(attemptsUsedUp(database))
      .where("id", "=", replyId)
      .where("state", "=", "answering")
      .where("lease_until", "<", database.now)
      .whereRef("attempt", ">=", "attempt_limit")
      .returning(endedColumns)
      .executeTakeFirst();
    return { failed, promoted: failed ? await promote(database, trx, sessionId) : null };
  });
}

/** Waiting, with nothing active in its session. */
async function sweepOrphans(database: Database<Schema>): Promise<DispatchedRow[]> {
  const sessions = await database.read
    .selectFrom("replies as orphan")
    .select("orphan.session_id")
    .distinct()
    .where("orphan.state", "=", "waiting")
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom("replies as active")
            .select("active.id")
            .whereRef("active.session_id", "=", "orphan.session_id")
            .where("active.state", "in", ["queued", "answering"]),
        ),
      ),
    )
    .limit(rowsAtATime)
    .execute();
  const promoted: DispatchedRow[] = [];
  for (const { session_id } of sessions) {
    const row = await database.write(async (trx) => {
      await lockSession(database, trx, session_id);
      return promote(database, trx, session_id);
    });
    if (row) promoted.push(row);
  }
  return promoted;
}

/**
 * start, embedded: the folder's lock says that no worker is alive, so nothing waits for a lease to run out.
 * Returns how many were taken up again; the next sweep publishes them.
 */
export async function requeueAllAnswering(database: Database<Schema>): Promise<number> {
  const result = await database.write((trx) =>
    trx
      .updateTable("replies")
      .set({
        state: "queued",
        available_at: database.now,
        published_at: null,
        dispatched_at: null,
        lease_owner: null,
        lease_until: null,
        updated_at: database.now,
      })
      .where("state", "=", "answering")
      .executeTakeFirst(),
  );
  crashPoint("take-up-committed");
  // Publishes of the last run died with its in-process broker.
  await database.write((trx) =>
    trx
      .updateTable("replies")
      .set({ published_at: null, dispatched_at: null })
      .where("state", "=", "queued")
      .execute(),
  );
  return Number(result.numUpdatedRows);
}

/** A request of a version that this worker does not know: its row waits for a newer worker. */
export async function putOff(
  database: Database<Schema>,
  replyId: ReplyId,
  delayMs: number,
): Promise<void> {
  await database.write((trx) =>
    trx
      .updateTable("replies")
      .set({
        available_at: fromNow(database, delayMs),
        published_at: null,
        dispatched_at: null,
      })
      .where("id", "=", replyId)
      .where("state", "=", "queued")
      .execute(),
  );
}
