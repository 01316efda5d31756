/** claim: a worker takes a reply, which raises its attempt and so fences whoever had it before. */
import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import type { InstanceId, ReplyId, SessionId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import { crashPoint } from "#platform/crash-point.ts";
import type { Database } from "#platform/database/database.ts";
import { lockSession, promote } from "./promote.ts";
import { type DispatchedRow, type EndedRow, endedColumns, type ReplyRow } from "./reply-row.ts";
import { attemptsPerAsking, hasEnded, leaseMs, soloFromAttempt } from "./states.ts";

export type ClaimRequest = {
  replyId: ReplyId;
  dispatch: number;
  /** The broker gave this message to somebody before, who lost it. */
  redelivered: boolean;
  owner: InstanceId;
  /** An earlier try of this worker at this very message may have been committed without its hearing of it. */
  unheard?: boolean;
  /** The worker has nothing else in flight and takes nothing else meanwhile. */
  solo: boolean;
};

export type ClaimOutcome =
  | { kind: "claimed"; row: ReplyRow }
  /** Claimable, but only by a worker with nothing else in flight. */
  | { kind: "needs-solo" }
  /** Its last attempt is used up: it failed now. */
  | { kind: "failed-at-limit"; row: EndedRow; promoted: DispatchedRow | null }
  /** It had ended before: its end may be announced again. */
  | { kind: "ended"; row: EndedRow }
  /** Somebody else has it, it isn't available yet, or it is gone. */
  | { kind: "refused" };

/** Attempts that this asking is still worth: a Retry starts counting anew. */
const remaining = sql<number>`attempt_limit - attempt`;

type RepliesWhere = ExpressionBuilder<Schema, "replies">;

export async function claim(
  database: Database<Schema>,
  request: ClaimRequest,
): Promise<ClaimOutcome> {
  const outcome = await take(database, request);
  // In a transaction of its own: an end locks the session before the reply, as every other does.
  return outcome.kind === "at-limit" ? failAtLimit(database, request, outcome.sessionId) : outcome;
}

type TakeOutcome = ClaimOutcome | { kind: "at-limit"; sessionId: SessionId };

function take(database: Database<Schema>, request: ClaimRequest): Promise<TakeOutcome> {
  return database.write(async (trx) => {
    const row = await takeRow(database, trx, request);
    if (row) {
      crashPoint("claim-in-transaction");
      return { kind: "claimed", row };
    }
    const found = await trx
      .selectFrom("replies")
      .select([...endedColumns, "attempt_limit"])
      .where("id", "=", request.replyId)
      .executeTakeFirst();
    if (!found) return { kind: "refused" };
    if (hasEnded(found.state)) return { kind: "ended", row: found };
    if (!(await isClaimable(database, trx, request))) return { kind: "refused" };
    if (found.attempt < found.attempt_limit) return { kind: "needs-solo" };
    return { kind: "at-limit", sessionId: found.session_id };
  });
}

async function takeRow(database: Database<Schema>, trx: Kysely<Schema>, request: ClaimRequest) {
  let query = trx
    .updateTable("replies")
    .set({
      state: "answering",
      attempt: sql`attempt + 1`,
      claimed_dispatch: request.dispatch,
      lease_owner: request.owner,
      lease_until: sql`${database.now} + ${sql.lit(leaseMs)}`,
      // It was the last attempt's; this one starts from nothing.
      checkpoint_sealed: null,
      updated_at: database.now,
    })
    .where(claimable(database, request))
    .whereRef("attempt", "<", "attempt_limit");
  if (!request.solo) query = query.where(remaining, ">", attemptsPerAsking - soloFromAttempt + 1);
  return query.returningAll().executeTakeFirst();
}

/** The guard, apart from the attempts. */
function claimable(database: Database<Schema>, request: ClaimRequest) {
  return (row: RepliesWhere) =>
    row.and([
      row("id", "=", request.replyId),
      row("available_at", "<=", database.now),
      row.or([
        row("state", "=", "queued"),
        row.and([row("state", "=", "answering"), row("lease_until", "<", database.now)]),
        ...(request.redelivered || request.unheard
          ? [
              row.and([
                row("state", "=", "answering"),
                row("claimed_dispatch", "=", request.dispatch),
                ...(request.redelivered ? [] : [row("lease_owner", "=", request.owner)]),
              ]),
            ]
          : []),
      ]),
    ]);
}

async function isClaimable(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  request: ClaimRequest,
): Promise<boolean> {
  const row = await trx
    .selectFrom("replies")
    .select("id")
    .where(claimable(database, request))
    .executeTakeFirst();
  return row !== undefined;
}

function failAtLimit(
  database: Database<Schema>,
  request: ClaimRequest,
  sessionId: SessionId,
): Promise<ClaimOutcome> {
  return database.write(async (trx) => {
    await lockSession(database, trx, sessionId);
    const row = await trx
      .updateTable("replies")
      .set(attemptsUsedUp(database))
      .where(claimable(database, request))
      // A retry may have given it more attempts in between.
      .whereRef("attempt", ">=", "attempt_limit")
      .returning(endedColumns)
      .executeTakeFirst();
    if (!row) return { kind: "refused" };
    return { kind: "failed-at-limit", row, promoted: await promote(database, trx, sessionId) };
  });
}

/** The end of a reply that no worker brought to one. Fences the last of them, which may still be writing. */
export function attemptsUsedUp(database: Database<Schema>) {
  return {
    state: "failed",
    error: "attempts_used_up",
    attempt: sql<number>`attempt + 1`,
    checkpoint_sealed: null,
    lease_owner: null,
    lease_until: null,
    updated_at: database.now,
  } as const;
}
