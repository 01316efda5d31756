/**
 * Which answers cite which passages, findable without opening them: by an HMAC of the passage's id, because what
 * somebody was answered is health. What the library holds no more is marked the same way.
 */
import { type Kysely, sql } from "kysely";
import type { PassageId, ReplyId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import type { MasterKeys } from "#vault/master-keys.ts";
import type { OwnAttempt } from "./own-attempt.ts";

export function passageMac(keys: MasterKeys, id: PassageId): string {
  return keys.lookup("passage", id);
}

/** Each once, however often an answer cites it. */
export function macsOf(
  keys: MasterKeys,
  citations: readonly { readonly passageId: PassageId }[],
): string[] {
  return [...new Set(citations.map(({ passageId }) => passageMac(keys, passageId)))];
}

type Citing = Pick<OwnAttempt, "replyId" | "attempt"> & { readonly cited: readonly string[] };

/** One statement for the batch, after the one that ended its replies: only of attempts that were finished by it. */
export async function insertCited(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  endings: readonly Citing[],
): Promise<void> {
  const rows = endings.flatMap(({ replyId, attempt, cited }) =>
    cited.map((mac) => ({ id: replyId, attempt, mac })),
  );
  if (rows.length === 0) return;
  const listed = database.list(rows, { id: "text", attempt: "bigint", mac: "text" });
  await trx
    .insertInto("reply_citations")
    .columns(["reply_id", "passage_mac"])
    .expression((from) =>
      from
        .selectFrom([listed.as("cited")])
        .innerJoin("replies", (join) =>
          join
            .on(sql<boolean>`replies.id = cited.id`)
            .on(sql<boolean>`replies.attempt = cited.attempt`),
        )
        .select([sql<ReplyId>`cited.id`.as("reply_id"), sql<string>`cited.mac`.as("passage_mac")])
        .where("replies.state", "=", "completed"),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export type WithdrawnMark = { mac: string; changed: boolean };

/** Replaces what was known before. */
export async function noteWithdrawn(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  marks: readonly WithdrawnMark[],
): Promise<void> {
  await trx.deleteFrom("withdrawn_passages").execute();
  if (marks.length === 0) return;
  const rows = marks.map(({ mac, changed }) => ({ mac, changed: Number(changed) }));
  const listed = database.list(rows, { mac: "text", changed: "bigint" });
  await trx
    .insertInto("withdrawn_passages")
    .columns(["passage_mac", "changed"])
    .expression((from) =>
      from
        .selectFrom([listed.as("gone")])
        .select([sql<string>`gone.mac`.as("passage_mac"), sql<0 | 1>`gone.changed`.as("changed")])
        .where(sql<boolean>`true`),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Those of these passages that were withdrawn, and whether another text stands in their place. */
export async function findWithdrawn(
  database: Database<Schema>,
  macs: readonly string[],
): Promise<Map<string, "changed" | true>> {
  if (macs.length === 0) return new Map();
  const rows = await database.read
    .selectFrom(
      database
        .list(
          macs.map((mac) => ({ mac })),
          { mac: "text" },
        )
        .as("wanted"),
    )
    .innerJoin("withdrawn_passages", "withdrawn_passages.passage_mac", "wanted.mac")
    .select(["passage_mac", "changed"])
    .execute();
  return new Map(
    rows.map(({ passage_mac, changed }) => [passage_mac, changed === 1 ? "changed" : true]),
  );
}

/** Answers that cite a passage which is withdrawn or changed. */
export async function findAffected(
  database: Database<Schema>,
): Promise<{ replyId: ReplyId; changedOnly: boolean }[]> {
  const rows = await database.read
    .selectFrom("reply_citations")
    .innerJoin(
      "withdrawn_passages",
      "withdrawn_passages.passage_mac",
      "reply_citations.passage_mac",
    )
    .select(["reply_id", sql<number>`min(withdrawn_passages.changed)`.as("changed")])
    .groupBy("reply_id")
    .orderBy("reply_id")
    .execute();
  return rows.map(({ reply_id, changed }) => ({
    replyId: reply_id,
    changedOnly: Number(changed) === 1,
  }));
}
