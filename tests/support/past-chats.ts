/** Chats of before, as the rows that sending and answering them would have written. */
import { uuidv7 } from "uuidv7";
import {
  messageIdSchema,
  replyIdSchema,
  type SessionId,
  sessionIdSchema,
  userIdSchema,
} from "#contracts/ids.ts";
import type { QuestionContext } from "#contracts/question-context.ts";
import type { Disposition, Triage } from "#contracts/triage.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { resultContext, type StoredResult } from "#replies/stored-answer.ts";
import { triage } from "#safety/triage.ts";
import {
  messageContextContext,
  messageTextContext,
  messageTriageContext,
  titleContext,
} from "#vault/contexts.ts";
import type { PersonSeal, Vault } from "#vault/vault.ts";
import { gateway } from "./reply-scene.ts";

export type PastTurn = {
  question: string;
  answer?: string;
  about?: QuestionContext["about"];
  disposition?: Disposition;
  kind?: Triage["kind"];
};
export type PastChat = { title: string; at: number; turns: readonly PastTurn[] };

const plain = triage({ messages: [{ text: "hello", at: 0 }], now: 0 });

/** Their ids, in the order given. Many are written in one transaction. */
export async function writePastChats(
  { database, vault }: { database: Database<Schema>; vault: Vault },
  userId: string,
  chats: readonly PastChat[],
): Promise<SessionId[]> {
  const owner = userIdSchema.parse(userId);
  const person = await vault.person(owner);
  return database.write(async (trx) => {
    const ids: SessionId[] = [];
    for (const { title, at, turns } of chats) {
      const id = sessionIdSchema.parse(uuidv7());
      ids.push(id);
      const session = {
        id,
        user_id: owner,
        title_sealed: person.seal(title, titleContext(id)),
        state: "active" as const,
        summary_sealed: null,
        next_position: turns.length + 1,
        uses_profile: 1 as const,
        created_at: at,
        updated_at: at,
      };
      await trx.insertInto("chat_sessions").values(session).execute();
      const rows = turns.map((turn, n) => rowsOf(turn, n + 1, session, person));
      if (rows.length === 0) continue;
      await trx
        .insertInto("messages")
        .values(rows.map(({ message }) => message))
        .execute();
      await trx
        .insertInto("replies")
        .values(rows.map(({ reply }) => reply))
        .execute();
    }
    return ids;
  });
}

function rowsOf(
  { question, answer, about = null, disposition, kind }: PastTurn,
  position: number,
  { id, user_id, created_at }: { id: SessionId; user_id: SchemaUser; created_at: number },
  person: PersonSeal,
) {
  const messageId = messageIdSchema.parse(uuidv7());
  const replyId = replyIdSchema.parse(uuidv7());
  const found: Triage = {
    ...plain,
    disposition: disposition ?? null,
    kind: kind ?? (disposition ? "problem" : "none"),
  };
  const context: QuestionContext = {
    about,
    used: [],
    medicineNotes: [],
    profile: null,
    stranger: false,
  };
  const own = { session_id: id, user_id, position };
  return {
    message: {
      ...own,
      id: messageId,
      text_sealed: person.seal(question, messageTextContext(messageId)),
      triage_sealed: person.seal(JSON.stringify(found), messageTriageContext(messageId)),
      context_sealed: person.seal(JSON.stringify(context), messageContextContext(messageId)),
      created_at: created_at + position,
    },
    reply: {
      ...own,
      id: replyId,
      question_id: messageId,
      state: "completed" as const,
      attempt: 1,
      attempt_limit: 3,
      dispatch: 1,
      claimed_dispatch: 1,
      available_at: created_at,
      dispatched_at: created_at,
      published_at: created_at,
      reply_to: gateway,
      traceparent: null,
      lease_owner: null,
      lease_until: null,
      checkpoint_sealed: null,
      result_sealed: person.seal(JSON.stringify(resultOf(answer ?? "")), resultContext(replyId)),
      error: null,
      updated_at: created_at,
    },
  };
}

type SchemaUser = Schema["chat_sessions"]["user_id"];

const resultOf = (text: string): StoredResult => ({
  text,
  citations: [],
  checks: [],
  disposition: null,
  triage: null,
  record: null,
  endSeq: 1,
});
