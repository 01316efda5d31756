/** Replies that are not at their end: what counts against a person's limit, and what stands before a question. */
import { type Kysely, sql } from "kysely";
import type { SessionId, UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";

/** Written out rather than passed: only so does a prepared statement use an index over these states alone. */
export const activeStates = [sql.lit("queued" as const), sql.lit("answering" as const)];
export const unfinishedStates = [sql.lit("waiting" as const), ...activeStates];

export type Asking = { userId: UserId; sessionId: SessionId };
export type Unfinished = { ofPerson: number; ofSession: number };

/** For each, in their order: how many are not at their end. The caller holds the sessions' locks. */
export async function countUnfinished(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  askings: readonly Asking[],
): Promise<Unfinished[]> {
  const list = database.list(
    askings.map(({ userId, sessionId }, place) => ({ place, userId, sessionId })),
    { place: "bigint", userId: "text", sessionId: "text" },
  );
  const rows = await trx
    .selectFrom(list.as("asking"))
    .select(({ selectFrom }) => {
      const theirs = selectFrom("replies")
        .whereRef("replies.user_id", "=", "asking.userId")
        .where("replies.state", "in", unfinishedStates);
      const inSession = sql<number>`case when replies.session_id = asking.${sql.id("sessionId")} then 1 else 0 end`;
      return [
        "asking.place",
        theirs.select((row) => row.fn.countAll<number>().as("n")).as("ofPerson"),
        // Over the same few rows: the session may hold thousands that have ended.
        theirs
          .select((row) => row.fn.coalesce(row.fn.sum<number>(inSession), sql.lit(0)).as("n"))
          .as("ofSession"),
      ];
    })
    .execute();
  const counts = new Map(rows.map((row) => [row.place, row]));
  return askings.map((_, place) => {
    const { ofPerson, ofSession } = counts.get(place) ?? {};
    return { ofPerson: Number(ofPerson ?? 0), ofSession: Number(ofSession ?? 0) };
  });
}

/** Questions of the session that are not at their end and come earlier. */
export async function unfinishedBefore(
  trx: Kysely<Schema>,
  sessionId: SessionId,
  position: number,
): Promise<number> {
  const { n } = await trx
    .selectFrom("replies")
    .select((row) => row.fn.countAll<number>().as("n"))
    .where("session_id", "=", sessionId)
    .where("state", "in", unfinishedStates)
    .where("position", "<", position)
    .executeTakeFirstOrThrow();
  return n;
}
