/** One chat session with all its messages, the answers among them. */
import type { AssistantMessage, Message, SessionDetail } from "#contracts/chat.ts";
import { visitSummarySchema } from "#contracts/chat.ts";
import type { SessionId, UserId } from "#contracts/ids.ts";
import type { ReplyRow } from "#replies/reply-row.ts";
import { failureIsRetryable } from "#replies/states.ts";
import {
  checkpointContext,
  checkpointSchema,
  emptyAnswer,
  resultContext,
  storedResultSchema,
} from "#replies/stored-answer.ts";
import { findWordsSent } from "#replies/words-sent.ts";
import { summaryContext } from "#vault/contexts.ts";
import type { PersonSeal } from "#vault/vault.ts";
import { findFeedbackOf } from "../feedback/feedback-store.ts";
import { ProblemError } from "../http/problem.ts";
import type { SessionRow } from "./accept-question.ts";
import type { ChatDependencies } from "./chat-dependencies.ts";
import { type Conversation, findSession, readConversation } from "./chat-store.ts";
import { isoTime, presentMessage, presentSession } from "./present.ts";
import { withToldSince } from "./told-since.ts";

export async function readSession(
  chat: Pick<ChatDependencies, "database" | "vault">,
  userId: UserId,
  sessionId: SessionId,
): Promise<SessionDetail> {
  const { database, vault } = chat;
  const row = await findSession(database, userId, sessionId);
  if (!row) throw new ProblemError("not_found");
  const [conversation, feedback, sent] = await Promise.all([
    readConversation(database, sessionId),
    findFeedbackOf(database, sessionId),
    findWordsSent(database, sessionId),
  ]);
  const person = await vault.person(userId);
  return {
    ...presentSession(row, person),
    messages: await withToldSince(
      chat,
      presentConversation(conversation, person),
      { feedback, sent },
      person,
    ),
    summary: presentSummary(row, person),
  };
}

/** Each question followed by its answer. */
export function presentConversation(
  { messages, replies }: Conversation,
  person: PersonSeal,
): Message[] {
  const byQuestion = new Map(replies.map((reply) => [reply.question_id, reply]));
  const unfinished = replies.filter((reply) => isUnfinished(reply));
  return messages.flatMap((message) => {
    const reply = byQuestion.get(message.id);
    const shown = presentMessage(message, person);
    return reply ? [shown, presentAnswer(reply, person, placeOf(reply, unfinished))] : [shown];
  });
}

const isUnfinished = ({ state }: ReplyRow) =>
  state === "waiting" || state === "queued" || state === "answering";

const placeOf = (reply: ReplyRow, unfinished: readonly ReplyRow[]) =>
  unfinished.filter((other) => other.position < reply.position).length;

function presentAnswer(row: ReplyRow, person: PersonSeal, place: number): AssistantMessage {
  const result = row.result_sealed
    ? storedResultSchema.parse(JSON.parse(person.open(row.result_sealed, resultContext(row.id))))
    : null;
  const checkpoint = row.checkpoint_sealed
    ? checkpointSchema.parse(
        JSON.parse(person.open(row.checkpoint_sealed, checkpointContext(row.id))),
      )
    : null;
  const { text, citations, checks } = result ?? checkpoint ?? emptyAnswer();
  return {
    id: row.id,
    role: "assistant",
    state: row.state,
    attempt: row.attempt,
    ...(row.state === "waiting" && place > 0 ? { place } : {}),
    questionId: row.question_id,
    text,
    citations,
    checks,
    disposition: result?.disposition ?? null,
    error:
      row.state === "failed"
        ? { code: row.error ?? "internal", retryable: failureIsRetryable(row.error ?? "internal") }
        : null,
    record: result?.record ?? null,
    sentTo: [],
    feedback: null,
    updatedAt: isoTime(row.updated_at),
  };
}

function presentSummary(row: SessionRow, person: PersonSeal) {
  if (!row.summary_sealed) return null;
  const text = person.open(row.summary_sealed, summaryContext(row.id));
  return visitSummarySchema.parse(JSON.parse(text));
}
