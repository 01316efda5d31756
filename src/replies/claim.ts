/** claim: a worker takes a reply, which raises its attempt and so fences whoever had it before. */
import { type Kysely, sql } from "kysely";
import type { InstanceId, ReplyId, SessionId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import { crashPoint } from "#platform/crash-point.ts";
import { batched } from "#platform/database/batched.ts";
import type { Database } from "#platform/database/database.ts";
import { lockSession, promote } from "./promote.ts";
import {
  byId,
  type ClaimedRow,
  claimedColumns,
  type DispatchedRow,
  type EndedRow,
  endedColumns,
  ofReplies,
} from "./reply-row.ts";
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
  | { kind: "claimed"; row: ClaimedRow }
  /** Claimable, but only by a worker with nothing else in flight. */
  | { kind: "needs-solo" }
  /** Its last attempt is used up: it failed now. */
  | { kind: "failed-at-limit"; row: EndedRow; promoted: DispatchedRow | null }
  /** It had ended before: its end may be announced again. */
  | { kind: "ended"; row: EndedRow }
  /** Somebody else has it, it isn't available yet, or it is gone. */
  | { kind: "refused" };

/** Rejects as one statement would: then nothing was claimed, or it was and nobody heard (`unheard`). */
export async function claim(
  database: Database<Schema>,
  request: ClaimRequest,
): Promise<ClaimOutcome> {
  const row = await take(database, request);
  return row ? { kind: "claimed", row } : whyNot(database, request);
}

/** Null when it can't be had as it was asked for. */
const take = batched<Schema, ClaimRequest, ClaimedRow | null>({
  async run(database, requests) {
    const rows = await database.writeOne((trx) => takeRows(database, trx, requests));
    const taken = new Map(rows.map((row) => [row.id, row]));
    return requests.map(({ replyId }) => taken.get(replyId) ?? null);
  },
  apart: ({ replyId }) => [replyId],
});

async function takeRows(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  requests: readonly ClaimRequest[],
): Promise<ClaimedRow[]> {
  const rows = await trx
    .updateTable("replies")
    .from(listOf(database, requests).as("asked"))
    .set({
      state: "answering",
      attempt: sql`attempt + 1`,
      claimed_dispatch: sql`asked.dispatch`,
      lease_owner: sql`asked.owner`,
      lease_until: sql`${database.now} + ${sql.lit(leaseMs)}`,
      // It was the last attempt's; this one starts from nothing.
      checkpoint_sealed: null,
      updated_at: database.now,
    })
    .whereRef("replies.id", "=", "asked.id")
    .where(claimable(database))
    .where(sql<boolean>`attempt_limit - attempt > asked.spared`)
    .returning(ofReplies(claimedColumns))
    .execute();
  if (rows.length > 0) crashPoint("claim-in-transaction");
  return rows;
}

/** In the order of their ids, in which the rows are locked. */
function listOf(database: Database<Schema>, requests: readonly ClaimRequest[]) {
  const rows = requests.map(({ replyId, dispatch, redelivered, unheard, owner, solo }) => ({
    id: replyId,
    dispatch,
    owner,
    /** May be taken from whoever holds this dispatch, or from itself. */
    anybodys: redelivered ? 1 : 0,
    ours: unheard ? 1 : 0,
    /** Attempts that are left for a worker with nothing else in flight. */
    spared: solo ? 0 : attemptsPerAsking - soloFromAttempt + 1,
  }));
  return database.list(rows.sort(byId), {
    id: "text",
    dispatch: "bigint",
    owner: "text",
    anybodys: "bigint",
    ours: "bigint",
    spared: "bigint",
  });
}

/**
 * The guard, apart from the attempts. A case is none of the conditions that an index could serve: rows are looked up
 * by their ids, however few are unfinished.
 */
const claimable = (database: Database<Schema>) => sql<boolean>`case
  when replies.available_at > ${database.now} then false
  when replies.state = 'queued' then true
  when replies.state <> 'answering' then false
  when replies.lease_until < ${database.now} then true
  when replies.claimed_dispatch <> asked.dispatch then false
  when asked.anybodys = 1 then true
  else asked.ours = 1 and replies.lease_owner = asked.owner
end`;

async function whyNot(database: Database<Schema>, request: ClaimRequest): Promise<ClaimOutcome> {
  const found = await database.read
    .selectFrom(["replies", listOf(database, [request]).as("asked")])
    .select(ofReplies(endedColumns))
    .select(["replies.attempt_limit", claimable(database).as("claimable")])
    .whereRef("replies.id", "=", "asked.id")
    .executeTakeFirst();
  if (!found) return { kind: "refused" };
  if (hasEnded(found.state)) return { kind: "ended", row: found };
  if (!found.claimable) return { kind: "refused" };
  // An end locks the session before the reply, as every other does.
  if (found.attempt >= found.attempt_limit) return failAtLimit(database, request, found.session_id);
  return request.solo ? { kind: "refused" } : { kind: "needs-solo" };
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
      .from(listOf(database, [request]).as("asked"))
      .set(attemptsUsedUp(database))
      .whereRef("replies.id", "=", "asked.id")
      .where(claimable(database))
      // A retry may have given it more attempts in between.
      .whereRef("attempt", ">=", "attempt_limit")
      .returning(ofReplies(endedColumns))
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
