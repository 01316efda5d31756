/** What a person may do to a reply: stop it, and ask for it once more. */
import { type Kysely, sql } from "kysely";
import type { InstanceId, ReplyId, UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { inKeptSession } from "./kept-session.ts";
import { lockSession, promote } from "./promote.ts";
import { byId, type DispatchedRow, type ReplyRow } from "./reply-row.ts";
import { attemptsPerAsking } from "./states.ts";

export type StopOutcome =
  | { kind: "stopped"; row: ReplyRow; promoted: DispatchedRow | null }
  /** It had ended already. */
  | { kind: "ended"; row: ReplyRow }
  | { kind: "not-found" };

/**
 * The row as it stands now is handed to `resultFrom`, which says what the stopped reply keeps (sealed), or null.
 * The attempt is raised, so that its worker can write nothing more.
 */
export function stop(
  database: Database<Schema>,
  replyId: ReplyId,
  userId: UserId,
  resultFrom: (row: ReplyRow) => string | null,
): Promise<StopOutcome> {
  return database.write(async (trx) => {
    const row = await lockReply(database, trx, replyId, userId);
    if (!row) return { kind: "not-found" };
    const stopped = await trx
      .updateTable("replies")
      .set({
        state: "stopped",
        attempt: sql`attempt + 1`,
        result_sealed: resultFrom(row),
        checkpoint_sealed: null,
        lease_owner: null,
        lease_until: null,
        updated_at: database.now,
      })
      .where("id", "=", replyId)
      .where("state", "in", ["waiting", "queued", "answering"])
      .returningAll()
      .executeTakeFirst();
    if (!stopped) return { kind: "ended", row };
    return {
      kind: "stopped",
      row: stopped,
      promoted: await promote(database, trx, stopped.session_id),
    };
  });
}

/** Puts what the log held at the fence in the place of what was known at the stop. */
export async function amendStopped(
  database: Database<Schema>,
  replyId: ReplyId,
  attempt: number,
  resultSealed: string,
): Promise<void> {
  await database.write((trx) =>
    trx
      .updateTable("replies")
      .set({ result_sealed: resultSealed })
      .where("id", "=", replyId)
      .where("attempt", "=", attempt)
      .where("state", "=", "stopped")
      .execute(),
  );
}

export type RetryOutcome =
  | { kind: "queued"; row: ReplyRow; dispatch: DispatchedRow }
  | { kind: "waiting"; row: ReplyRow }
  /** It is not at an end that can be retried. */
  | { kind: "wrong-state"; row: ReplyRow }
  | { kind: "not-found" };

/** Once more, with as many attempts as at first; behind a question of the session that is active. */
export function retry(
  database: Database<Schema>,
  replyId: ReplyId,
  userId: UserId,
  asker: { replyTo: InstanceId; traceparent: string | null },
): Promise<RetryOutcome> {
  return database.write(async (trx) => {
    const row = await lockReply(database, trx, replyId, userId);
    if (!row || !(await isKept(trx, replyId))) return { kind: "not-found" };
    const waiting = await trx
      .updateTable("replies")
      .set({
        state: "waiting",
        attempt_limit: sql`attempt + ${sql.lit(attemptsPerAsking)}`,
        reply_to: asker.replyTo,
        traceparent: asker.traceparent,
        result_sealed: null,
        error: null,
        updated_at: database.now,
      })
      .where("id", "=", replyId)
      .where("state", "in", ["failed", "stopped"])
      .returningAll()
      .executeTakeFirst();
    if (!waiting) return { kind: "wrong-state", row };
    const promoted = await promote(database, trx, row.session_id);
    if (promoted?.id !== replyId) return { kind: "waiting", row: waiting };
    return {
      kind: "queued",
      row: { ...waiting, ...promoted, state: "queued" },
      dispatch: promoted,
    };
  });
}

/** The person's own reply, read behind the session's lock: a second asker sees what the first has done. */
async function lockReply(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  replyId: ReplyId,
  userId: UserId,
): Promise<ReplyRow | null> {
  const found = await trx
    .selectFrom("replies")
    .select("session_id")
    .where("id", "=", replyId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  if (!found) return null;
  await lockSession(database, trx, found.session_id);
  const row = await database
    .lockRows(trx.selectFrom("replies").selectAll().where("id", "=", replyId))
    .executeTakeFirst();
  return row ?? null;
}

/** Behind the session's lock; of a deleted one nothing is asked for again. */
async function isKept(trx: Kysely<Schema>, replyId: ReplyId): Promise<boolean> {
  const kept = await trx
    .selectFrom("replies")
    .select("id")
    .where("id", "=", replyId)
    .where(inKeptSession("replies"))
    .executeTakeFirst();
  return kept !== undefined;
}

/** Notes which publishes the broker has confirmed; an outdated one is passed over. */
export async function confirmDispatches(
  database: Database<Schema>,
  confirmed: readonly Pick<DispatchedRow, "id" | "dispatch">[],
): Promise<void> {
  if (confirmed.length === 0) return;
  const rows = confirmed.map(({ id, dispatch }) => ({ id, dispatch })).sort(byId);
  const sent = database.list(rows, { id: "text", dispatch: "bigint" }).as("sent");
  await database.writeOne((trx) =>
    trx
      .updateTable("replies")
      .from(sent)
      .set({ dispatched_at: database.now })
      .where(
        sql<boolean>`replies.id = sent.id and case when replies.state = 'queued'
          then replies.dispatch = sent.dispatch else false end`,
      )
      .execute(),
  );
}
