/**
 * Where a person's words went: one row for each attempt that gave them to a model. It is stored before the first word
 * goes out, so an attempt that breaks off, or a worker that is killed, has told where it sent them all the same. An
 * attempt that ended between the two is listed although nothing went: too much is said rather than too little.
 */
import { sql } from "kysely";
import { type WordsSent, wordsSentSchema } from "#contracts/chat.ts";
import type { ReplyId, SessionId, UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import { batched } from "#platform/database/batched.ts";
import type { Database } from "#platform/database/database.ts";
import type { PersonSeal } from "#vault/vault.ts";

/** What binds a sealed place to its row. */
const placeContext = (replyId: ReplyId, attempt: number) => `words-sent:${replyId}:${attempt}`;

type Sending = { replyId: ReplyId; attempt: number; sealed: string };

/** Nothing is stored for a reply that is gone. */
export function noteWordsSent(
  database: Database<Schema>,
  replyId: ReplyId,
  person: PersonSeal,
  sent: WordsSent,
): Promise<void> {
  const sealed = person.seal(JSON.stringify(sent), placeContext(replyId, sent.attempt));
  return insert(database, { replyId, attempt: sent.attempt, sealed });
}

const insert = batched<Schema, Sending, void>({
  async run(database, sendings) {
    const listed = database.list(
      sendings.map(({ replyId, attempt, sealed }) => ({ id: replyId, attempt, sealed })),
      { id: "text", attempt: "bigint", sealed: "text" },
    );
    await database.writeOne((trx) =>
      trx
        .insertInto("words_sent")
        .columns(["reply_id", "attempt", "place_sealed"])
        .expression((from) =>
          from
            .selectFrom([listed.as("sent")])
            .innerJoin("replies", (join) => join.on(sql<boolean>`replies.id = sent.id`))
            .select([
              sql<ReplyId>`sent.id`.as("reply_id"),
              sql<number>`sent.attempt`.as("attempt"),
              sql<string>`sent.sealed`.as("place_sealed"),
            ])
            .where(sql<boolean>`true`),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );
    return sendings.map(() => undefined);
  },
  apart: ({ replyId }) => [replyId],
});

export type WordsSentRow = { reply_id: ReplyId; attempt: number; place_sealed: string };

/** Of all replies of one chat session, first attempts first. */
export function findWordsSent(
  database: Database<Schema>,
  sessionId: SessionId,
): Promise<WordsSentRow[]> {
  return database.read
    .selectFrom("replies")
    .innerJoin("words_sent", "words_sent.reply_id", "replies.id")
    .select(["words_sent.reply_id", "words_sent.attempt", "words_sent.place_sealed"])
    .where("replies.session_id", "=", sessionId)
    .orderBy("words_sent.attempt")
    .execute();
}

/** Of all replies of one person. */
export function findWordsSentOf(
  database: Database<Schema>,
  userId: UserId,
): Promise<WordsSentRow[]> {
  return database.read
    .selectFrom("replies")
    .innerJoin("words_sent", "words_sent.reply_id", "replies.id")
    .select(["words_sent.reply_id", "words_sent.attempt", "words_sent.place_sealed"])
    .where("replies.user_id", "=", userId)
    .execute();
}

export function openWordsSent(row: WordsSentRow, person: PersonSeal): WordsSent {
  const text = person.open(row.place_sealed, placeContext(row.reply_id, row.attempt));
  return wordsSentSchema.parse(JSON.parse(text));
}
