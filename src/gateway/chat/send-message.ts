/**
 * Sending a question. Triage comes first, before limits and database, so that a refusal carries it too; then it is
 * done again over all that the person said in this chat session; then the question is stored and published.
 */
import { uuidv7 } from "uuidv7";
import type { Accepted, SendBody } from "#contracts/chat.ts";
import { type ReplyId, replyIdSchema, type SessionId, type UserId } from "#contracts/ids.ts";
import type { Profile } from "#contracts/profile.ts";
import type { Triage } from "#contracts/triage.ts";
import { crashPoint } from "#platform/crash-point.ts";
import type { Span } from "#platform/tracing/tracing.ts";
import { noSpan } from "#platform/tracing/tracing-none.ts";
import type { ReplyRow } from "#replies/reply-row.ts";
import { acceptSpan } from "#replies/reply-spans.ts";
import { type RuleReviewers, withReviewers } from "#safety/rules/reviewers.ts";
import { triage } from "#safety/triage.ts";
import {
  messageContextContext,
  messageTextContext,
  messageTriageContext,
  titleContext,
} from "#vault/contexts.ts";
import type { PersonSeal } from "#vault/vault.ts";
import { ProblemError } from "../http/problem.ts";
import {
  type AcceptOutcome,
  acceptQuestion,
  type MessageRow,
  type SessionRow,
} from "./accept-question.ts";
import type { ChatDependencies } from "./chat-dependencies.ts";
import { presentMessage, presentReply, presentSession } from "./present.ts";
import { messagesRemembered, type RememberedSession } from "./session-memory.ts";
import { titleFor } from "./session-title.ts";
import { weighQuestion } from "./weigh-question.ts";

/** Another gateway may accept for the same session in between; more often than this is a storm. */
const triesToKeepUp = 5;
/** Enough for the engine to compile what it runs often; some 50 ms in all. */
const roundsToWarm = 20;

export type SendRequest = {
  userId: UserId;
  sessionId: SessionId;
  body: SendBody;
  /** Null when it is not traced. */
  span: Span | null;
};

/** `isNew` is false for a question that had been accepted before. */
export type Sent = { accepted: Accepted; replyId: ReplyId; person: PersonSeal; isNew: boolean };

/** The triage of the message alone: needs nothing but its words. */
export function triageAlone(body: SendBody, reviewers: RuleReviewers): Triage {
  const now = Date.now();
  const found = triage({
    messages: [{ text: body.text, at: now }],
    country: body.country ?? null,
    timeZone: body.timeZone ?? null,
    now,
  });
  return withReviewers(found, reviewers);
}

/** The rules are indexed when they are first read: at start, so that nobody's first question waits for it. */
export function readTheRules(): void {
  const words =
    "I have had a fever, a stiff neck and chest pain since this morning. What can I do?";
  for (let round = 0; round < roundsToWarm; round += 1) {
    triage({ messages: [{ text: words, at: 0 }], now: 0 });
  }
}

/** Throws ProblemError, which carries a triage; the caller adds `triageAlone` to any other fault. */
export async function sendMessage(chat: ChatDependencies, request: SendRequest): Promise<Sent> {
  const { userId, sessionId } = request;
  // Asked for in one turn: one round trip in place of one each.
  const [, recalled, person, profile] = await Promise.all([
    takeQuestionPoint(chat, userId),
    chat.memory.recall(sessionId),
    chat.vault.person(userId),
    chat.profiles.readInUse(userId),
  ]);
  const owned = { userId, sessionId, person };
  let session = await chat.memory.open(owned, recalled);
  for (let tries = 0; tries < triesToKeepUp; tries += 1) {
    if (session === "not-yours") throw new ProblemError("not_found");
    const sent = await tryToAccept(chat, request, { person, profile }, session);
    if (sent !== "behind") return sent;
    session = await chat.memory.read(owned);
  }
  throw new ProblemError("unavailable", { retryAfterMs: 1000 });
}

async function takeQuestionPoint(chat: ChatDependencies, userId: UserId): Promise<void> {
  const verdict = await chat.limits.take(
    { name: "questions", points: chat.chatLimits.questionsPerMinute, windowMs: 60_000 },
    userId,
  );
  if (verdict.allowed) return;
  throw new ProblemError("too_many_requests", { retryAfterMs: verdict.retryAfterMs });
}

async function tryToAccept(
  chat: ChatDependencies,
  request: SendRequest,
  { person, profile }: { person: PersonSeal; profile: Profile },
  session: RememberedSession | null,
): Promise<Sent | "behind"> {
  const { body, userId, sessionId, span } = request;
  const traceparent = span?.traceparent ?? null;
  const usesProfile = usesProfileIn(session, body);
  const { found, context } = await weighQuestion(chat, {
    userId,
    profile,
    body,
    before: session?.messages ?? [],
    usesProfile,
    // What the messages that are no longer read again had raised.
    previous: session && session.messages.length >= messagesRemembered ? session.lastTriage : null,
  });
  const replyId = replyIdSchema.parse(uuidv7());
  const expectedPosition = session?.nextPosition ?? 1;
  const accepting = acceptQuestion(chat.database, {
    userId,
    sessionId,
    messageId: body.id,
    replyId,
    titleSealed: person.seal(titleFor(body.text, found), titleContext(sessionId)),
    textSealed: person.seal(body.text, messageTextContext(body.id)),
    triageSealed: person.seal(JSON.stringify(found), messageTriageContext(body.id)),
    contextSealed: person.seal(JSON.stringify(context), messageContextContext(body.id)),
    usesProfile,
    expectedPosition,
    waitingLimit: chat.chatLimits.waitingQuestions,
    replyTo: chat.instanceId,
    traceparent,
  });
  const outcome = await acceptSpan(span ?? noSpan, replyId).during(accepting);
  if (outcome.kind === "accepted") {
    crashPoint("accept-committed");
    remember(chat, request, person, session, found, outcome.message.created_at);
    publish(chat, replyId, outcome.inserted.dispatch, traceparent);
    crashPoint("accept-published");
    chat.events.questionAccepted({ replyId, state: outcome.inserted.state });
  }
  return present(outcome, person, body, replyId);
}

/** The question that opens a session says it for all of it. */
const usesProfileIn = (session: RememberedSession | null, body: SendBody): boolean =>
  session?.usesProfile ?? body.usesProfile ?? true;

function remember(
  chat: ChatDependencies,
  { body, userId, sessionId }: SendRequest,
  person: PersonSeal,
  before: RememberedSession | null,
  lastTriage: Triage,
  at: number,
): void {
  chat.memory.keep(sessionId, person, {
    userId,
    nextPosition: (before?.nextPosition ?? 1) + 1,
    messages: [
      ...(before?.messages ?? []),
      { text: body.text, at, about: body.about ?? null },
    ].slice(-messagesRemembered),
    usesProfile: usesProfileIn(before, body),
    lastTriage,
  });
}

/** The confirm is not waited for: the row is stored, and the sweep publishes what is lost. */
function publish(
  chat: ChatDependencies,
  replyId: ReplyId,
  dispatch: number,
  traceparent: string | null,
): void {
  if (dispatch === 0) return;
  chat.dispatcher.publish({ id: replyId, dispatch, reply_to: chat.instanceId, traceparent });
}

function present(
  outcome: AcceptOutcome,
  person: PersonSeal,
  body: SendBody,
  newReplyId: ReplyId,
): Sent | "behind" {
  switch (outcome.kind) {
    case "accepted": {
      const { state, place } = outcome.inserted;
      return {
        ...presentSent(outcome, person, { id: newReplyId, state, attempt: 0 }, place),
        isNew: true,
      };
    }
    case "known": {
      const sent = presentSent(outcome, person, outcome.reply, outcome.place);
      if (sent.accepted.message.text !== body.text) throw new ProblemError("message_conflict");
      return sent;
    }
    case "behind":
      return "behind";
    case "not-yours":
      throw new ProblemError("not_found");
    case "id-taken":
      throw new ProblemError("message_conflict");
    case "too-many-waiting":
      throw new ProblemError("too_many_waiting", { retryAfterMs: 5000 });
    default:
      return outcome satisfies never;
  }
}

function presentSent(
  rows: { session: SessionRow; message: MessageRow },
  person: PersonSeal,
  reply: Pick<ReplyRow, "id" | "state" | "attempt">,
  place: number,
): Sent {
  const message = presentMessage(rows.message, person);
  return {
    replyId: reply.id,
    person,
    isNew: false,
    accepted: {
      session: presentSession(rows.session, person),
      message,
      reply: presentReply(reply, place),
      triage: message.triage,
    },
  };
}
