/** SQL of what people told about an answer. Sealed; what is counted is counted without them. */
import { type Kysely, sql } from "kysely";
import { z } from "zod";
import { outcomeSchema, planIdSchema } from "#contracts/follow-up.ts";
import type { MessageId, SessionId, UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { inKeptSession } from "#replies/kept-session.ts";
import { followUpContext } from "#vault/contexts.ts";
import type { PersonSeal } from "#vault/vault.ts";

/** As it is sealed; times are epoch milliseconds. */
const recordSchema = z.object({
  plan: z.object({ picked: planIdSchema, right: z.boolean(), at: z.number() }).nullable(),
  outcomes: z.array(z.object({ outcome: outcomeSchema, at: z.number() })),
});
export type FollowUpRecord = z.infer<typeof recordSchema>;

/** A question, and what was told about its answer. */
export type FollowedRow = {
  id: MessageId;
  session_id: SessionId;
  triage_sealed: string;
  created_at: number;
  record_sealed: string | null;
};

const columns = [
  "m.id",
  "m.session_id",
  "m.triage_sealed",
  "m.created_at",
  "f.record_sealed",
] as const;

export function openRecord(
  row: Pick<FollowedRow, "id" | "record_sealed">,
  person: PersonSeal,
): FollowUpRecord {
  if (row.record_sealed === null) return { plan: null, outcomes: [] };
  return recordSchema.parse(JSON.parse(person.open(row.record_sealed, followUpContext(row.id))));
}

/** Locked until the transaction ends, so that two taps are written one after the other. */
export async function lockFollowed(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  userId: UserId,
  messageId: MessageId,
): Promise<FollowedRow | null> {
  const locked = await database
    .lockRows(
      trx
        .selectFrom("messages")
        .select("id")
        .where("id", "=", messageId)
        .where("user_id", "=", userId)
        .where(inKeptSession("messages")),
    )
    .executeTakeFirst();
  if (!locked) return null;
  const row = await trx
    .selectFrom("messages as m")
    .leftJoin("follow_ups as f", "f.message_id", "m.id")
    .select(columns)
    .where("m.id", "=", messageId)
    .executeTakeFirst();
  return row ?? null;
}

export async function storeRecord(
  trx: Kysely<Schema>,
  row: FollowedRow,
  userId: UserId,
  person: PersonSeal,
  record: FollowUpRecord,
): Promise<void> {
  const record_sealed = person.seal(JSON.stringify(record), followUpContext(row.id));
  await trx
    .insertInto("follow_ups")
    .values({
      message_id: row.id,
      session_id: row.session_id,
      user_id: userId,
      record_sealed,
      mailed: 0,
    })
    .onConflict((conflict) => conflict.column("message_id").doUpdateSet({ record_sealed }))
    .execute();
}

/** `by` is 1, or -1 for what is taken back. */
export async function countOutcome(
  trx: Kysely<Schema>,
  counted: { disposition: string; outcome: string },
  by: 1 | -1,
): Promise<void> {
  await trx
    .insertInto("outcome_counts")
    .values({ ...counted, n: by })
    .onConflict((conflict) =>
      conflict
        .columns(["disposition", "outcome"])
        .doUpdateSet({ n: sql<number>`outcome_counts.n + ${by}` }),
    )
    .execute();
}

/** Those of one chat session about which something was told. */
export function findOfSession(
  database: Database<Schema>,
  userId: UserId,
  sessionId: SessionId,
): Promise<{ id: MessageId; record_sealed: string | null }[]> {
  return database.read
    .selectFrom("follow_ups")
    .select(["message_id as id", "record_sealed"])
    .where("session_id", "=", sessionId)
    .where("user_id", "=", userId)
    .where("record_sealed", "is not", null)
    .where(inKeptSession("follow_ups"))
    .execute();
}

/** A question of knowledge doesn't end what was asked before; more of them than this in a row do. */
export const questionsLookedAt = 5;

/** The latest questions of each chat session that was changed since then: the newest first, within each session. */
export async function findLatest(
  database: Database<Schema>,
  userId: UserId,
  { since, limit }: { since: number; limit: number },
): Promise<(FollowedRow & { title_sealed: string; context_sealed: string | null })[]> {
  const sessions = database.read
    .selectFrom("chat_sessions")
    .select(["id", "title_sealed", "next_position", "updated_at"])
    .where("user_id", "=", userId)
    .where("erase_at", "is", null)
    .where("updated_at", ">=", since)
    .orderBy("updated_at", "desc")
    .orderBy("id", "desc")
    .limit(limit);
  return database.read
    .selectFrom(sessions.as("s"))
    .innerJoin("messages as m", (join) =>
      join
        .onRef("m.session_id", "=", "s.id")
        .on("m.position", ">=", sql<number>`s.next_position - ${sql.lit(questionsLookedAt)}`),
    )
    .leftJoin("follow_ups as f", "f.message_id", "m.id")
    .select([...columns, "s.title_sealed", "m.context_sealed"])
    .orderBy("s.updated_at", "desc")
    .orderBy("s.id", "desc")
    .orderBy("m.position", "desc")
    .execute();
}

/** The questions of a chat session that came after one. */
export function findLater(
  database: Database<Schema>,
  { id, session_id }: Pick<FollowedRow, "id" | "session_id">,
): Promise<Pick<FollowedRow, "id" | "triage_sealed">[]> {
  return database.read
    .selectFrom("messages")
    .select(["id", "triage_sealed"])
    .where("session_id", "=", session_id)
    .where("position", ">", (row) =>
      row.selectFrom("messages as asked").select("asked.position").where("asked.id", "=", id),
    )
    .orderBy("position", "desc")
    .limit(questionsLookedAt)
    .execute();
}
