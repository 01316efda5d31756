/**
 * Accepting: sessions (opened on their first message), messages, and the replies' rows, in one transaction for all
 * questions that arrive together. A message's id is the client's and makes it idempotent: the same words again are
 * answered as they were at first.
 */
import type { Kysely, Selectable } from "kysely";
import type { InstanceId, MessageId, ReplyId, SessionId, UserId } from "#contracts/ids.ts";
import type { ChatSessionsTable, MessagesTable, Schema } from "#database/schema.ts";
import { crashPoint } from "#platform/crash-point.ts";
import { batched } from "#platform/database/batched.ts";
import { askTogether, type Database } from "#platform/database/database.ts";
import { type InsertedReply, insertReplies, startOf } from "#replies/insert-replies.ts";
import type { ReplyRow } from "#replies/reply-row.ts";
import { countUnfinished, type Unfinished } from "#replies/unfinished.ts";
import {
  closeEmpty,
  findKnown,
  lockSessionRows,
  moveOn,
  openSessions,
  storeMessages,
} from "./accept-store.ts";

export type Question = {
  userId: UserId;
  sessionId: SessionId;
  messageId: MessageId;
  replyId: ReplyId;
  titleSealed: string;
  textSealed: string;
  triageSealed: string;
  contextSealed: string;
  /** Of its session, as the triage took it; what a session that it opens gets. */
  usesProfile: boolean;
  /** The position that the triage has seen up to; another one means that it has not read everything. */
  expectedPosition: number;
  waitingLimit: number;
  replyTo: InstanceId;
  traceparent: string | null;
};

export type SessionRow = Selectable<ChatSessionsTable>;
export type MessageRow = Selectable<MessagesTable>;

export type AcceptOutcome =
  | { kind: "accepted"; session: SessionRow; message: MessageRow; inserted: InsertedReply }
  /** The id is known; whether its words are the same is for the caller to see. */
  | { kind: "known"; session: SessionRow; message: MessageRow; reply: ReplyRow; place: number }
  | { kind: AcceptRefusal };

/** `behind`: the triage has not read everything; `id-taken`: by a message of another session. */
export type AcceptRefusal = "behind" | "not-yours" | "id-taken" | "too-many-waiting";

export const acceptQuestion = batched<Schema, Question, AcceptOutcome>({
  async run(database, questions) {
    const stored = await database.write((trx) => storeAll(database, trx, questions));
    const outcomes = stored.map((each) =>
      each.kind === "doubtful" ? knownOrRefused(database, each) : each,
    );
    return Promise.all(outcomes);
  },
  apart: ({ sessionId, messageId }) => [sessionId, messageId],
});

/** Its place in its session, or a reason against it. */
type Verdict = { kind: "welcome"; question: Question; place: number } | Doubtful;

/** Refused, unless it is known, which comes before every other answer. */
type Doubtful = {
  kind: "doubtful";
  question: Question;
  session: SessionRow | undefined;
  refusal: AcceptRefusal;
};

async function storeAll(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  questions: readonly Question[],
): Promise<(Extract<AcceptOutcome, { kind: "accepted" }> | Doubtful)[]> {
  const [opened, sessions, unfinished] = await askTogether([
    openSessions(
      database,
      trx,
      questions.filter(({ expectedPosition }) => expectedPosition === 1),
    ),
    lockSessionRows(database, trx, questions),
    countUnfinished(database, trx, questions),
  ]);
  const verdicts = judge(questions, sessions, opened, unfinished);
  const welcome = verdicts.filter((verdict) => verdict.kind === "welcome");
  const newcomers = welcome.map(({ question }) => question);
  crashPoint("accept-in-transaction");
  const [stored, , moved] = await database.askLast(trx, [
    storeMessages(database, trx, newcomers),
    insertReplies(database, trx, welcome.map(newReply)),
    moveOn(
      database,
      trx,
      newcomers.filter(({ sessionId }) => !opened.has(sessionId)),
    ),
    closeEmpty(database, trx, opened),
  ]);
  return verdicts.map((verdict) => {
    if (verdict.kind === "doubtful") return verdict;
    const { question } = verdict;
    const session = moved.get(question.sessionId) ?? sessions.get(question.sessionId);
    const message = stored.get(question.messageId);
    if (session && message)
      return { kind: "accepted", session, message, inserted: startOf(verdict) };
    // Another session took its id in this very moment.
    return { kind: "doubtful", question, session, refusal: "id-taken" };
  });
}

function judge(
  questions: readonly Question[],
  sessions: ReadonlyMap<SessionId, SessionRow>,
  opened: ReadonlySet<SessionId>,
  unfinished: readonly Unfinished[],
): Verdict[] {
  const takenOn = new Map<UserId, number>();
  return questions.map((question, number): Verdict => {
    const { sessionId, userId, expectedPosition, waitingLimit } = question;
    const session = sessions.get(sessionId);
    const { ofPerson = 0, ofSession = 0 } = unfinished[number] ?? {};
    const taken = takenOn.get(userId) ?? 0;
    const refuse = (refusal: AcceptRefusal): Verdict => ({
      kind: "doubtful",
      question,
      session,
      refusal,
    });
    if (session && !isTheirs(session, userId)) return refuse("not-yours");
    const isNext = opened.has(sessionId) || session?.next_position === expectedPosition;
    const asTriaged =
      session === undefined || (session.uses_profile === 1) === question.usesProfile;
    if (!isNext || !asTriaged) return refuse("behind");
    if (ofPerson + taken >= waitingLimit) return refuse("too-many-waiting");
    takenOn.set(userId, taken + 1);
    return { kind: "welcome", question, place: ofSession };
  });
}

/** A deleted one is nobody's. */
const isTheirs = ({ user_id, erase_at }: SessionRow, userId: UserId) =>
  user_id === userId && (erase_at ?? null) === null;

function newReply({ question, place }: Extract<Verdict, { kind: "welcome" }>) {
  return {
    ...question,
    id: question.replyId,
    questionId: question.messageId,
    position: question.expectedPosition,
    place,
  };
}

async function knownOrRefused(
  database: Database<Schema>,
  { question, session, refusal }: Doubtful,
): Promise<AcceptOutcome> {
  if (!session || refusal === "not-yours") return { kind: refusal };
  const known = await findKnown(database.read, question.messageId);
  if (!known) return { kind: refusal };
  if (known.message.session_id !== session.id) return { kind: "id-taken" };
  return { kind: "known", session, ...known };
}
