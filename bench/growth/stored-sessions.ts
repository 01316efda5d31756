/** Chat sessions with answered questions, straight into the database, sealed as the services would have sealed them. */
import { uuidv7 } from "uuidv7";
import {
  instanceIdSchema,
  messageIdSchema,
  replyIdSchema,
  type SessionId,
  sessionIdSchema,
} from "#contracts/ids.ts";
import type { ChatSessionsTable, MessagesTable, RepliesTable } from "#database/schema.ts";
import { resultContext, type StoredResult } from "#replies/stored-answer.ts";
import { triage } from "#safety/triage.ts";
import { messageTextContext, messageTriageContext, titleContext } from "#vault/contexts.ts";
import type { PersonSeal } from "#vault/vault.ts";
import { questionText } from "../questions/questions.ts";
import type { BenchPerson, OpenedInstallation } from "../systems/people.ts";

const rowsAtATime = 400;
const answered: StoredResult = {
  text: "This is an answer as it was stored at the time, of about the usual length. ".repeat(5),
  citations: [],
  checks: [],
  disposition: "routine",
  triage: null,
  record: {
    model: "bench",
    promptVersion: "bench",
    libraryVersion: "bench",
    rulesVersion: "bench",
    usage: { inputTokens: 0, outputTokens: 60, cached: false },
  },
  endSeq: 20,
};
const earlier = instanceIdSchema.parse(uuidv7());

type Rows = { sessions: ChatSessionsTable[]; messages: MessagesTable[]; replies: RepliesTable[] };

/** `count` sessions with `length` answered questions each; gives their ids. */
export async function storeSessions(
  { database, vault }: OpenedInstallation,
  { userId }: BenchPerson,
  count: number,
  length: number,
): Promise<SessionId[]> {
  const person = await vault.person(userId);
  const now = Date.now() - 86_400_000;
  const found = JSON.stringify(triageOf(questionText(0)));
  const ids: SessionId[] = [];
  let rows: Rows = { sessions: [], messages: [], replies: [] };
  const flush = async () => {
    const { sessions, messages, replies } = rows;
    rows = { sessions: [], messages: [], replies: [] };
    await database.write(async (trx) => {
      if (sessions.length > 0) await trx.insertInto("chat_sessions").values(sessions).execute();
      if (messages.length > 0) await trx.insertInto("messages").values(messages).execute();
      if (replies.length > 0) await trx.insertInto("replies").values(replies).execute();
    });
  };
  for (let number = 0; number < count; number += 1) {
    const id = sessionIdSchema.parse(uuidv7());
    ids.push(id);
    rows.sessions.push({
      id,
      user_id: userId,
      title_sealed: person.seal(questionText(number).slice(0, 60), titleContext(id)),
      state: "active",
      summary_sealed: null,
      next_position: length + 1,
      uses_profile: 1,
      created_at: now + number,
      updated_at: now + number,
    });
    for (let position = 1; position <= length; position += 1) {
      addQuestion(rows, person, { sessionId: id, userId, position, now: now + number, found });
      if (rows.messages.length >= rowsAtATime) await flush();
    }
  }
  await flush();
  return ids;
}

type Place = {
  sessionId: SessionId;
  userId: BenchPerson["userId"];
  position: number;
  now: number;
  found: string;
};

function addQuestion(
  rows: Rows,
  person: PersonSeal,
  { sessionId, userId, position, now, found }: Place,
): void {
  const messageId = messageIdSchema.parse(uuidv7());
  const replyId = replyIdSchema.parse(uuidv7());
  rows.messages.push({
    id: messageId,
    session_id: sessionId,
    user_id: userId,
    position,
    text_sealed: person.seal(questionText(position * 31), messageTextContext(messageId)),
    triage_sealed: person.seal(found, messageTriageContext(messageId)),
    context_sealed: null,
    created_at: now,
  });
  rows.replies.push({
    id: replyId,
    session_id: sessionId,
    user_id: userId,
    question_id: messageId,
    position,
    state: "completed",
    attempt: 1,
    attempt_limit: 4,
    dispatch: 1,
    claimed_dispatch: 1,
    available_at: now,
    dispatched_at: now,
    published_at: now,
    reply_to: earlier,
    traceparent: null,
    lease_owner: null,
    lease_until: null,
    checkpoint_sealed: null,
    result_sealed: person.seal(JSON.stringify(answered), resultContext(replyId)),
    error: null,
    updated_at: now,
  });
}

function triageOf(text: string) {
  const now = Date.now();
  return triage({ messages: [{ text, at: now }], country: null, timeZone: null, now });
}
