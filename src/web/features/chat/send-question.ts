import type { QueryClient } from "@tanstack/react-query";
import { uuidv7 } from "uuidv7";
import type { Accepted, AssistantMessage, SendBody, SessionDetail } from "#contracts/chat.ts";
import { messageIdSchema, type SessionId } from "#contracts/ids.ts";
import type { CaredFor, Profile } from "#contracts/profile.ts";
import { RequestFailure } from "../../http/request-failure.ts";
import { triageHere } from "../emergency/triage-here.ts";
import { readPlace } from "../emergency/where.ts";
import { chosenIn } from "../profile/chosen-people.ts";
import { profileKey } from "../profile/requests/get-profile.ts";
import { ifStillThere, peopleKey } from "../profile/requests/list-people.ts";
import { addToOutbox, changeInOutbox, type OutgoingQuestion, removeFromOutbox } from "./outbox.ts";
import { sessionKey } from "./requests/get-session.ts";
import { sessionsKey } from "./requests/list-sessions.ts";
import { type Sent, sendMessage } from "./requests/send-message.ts";
import { watchReply } from "./stream/live-replies.ts";
import { viewOfReply } from "./stream/reply-view.ts";

export function newQuestion(sessionId: SessionId, text: string): OutgoingQuestion {
  return {
    id: messageIdSchema.parse(uuidv7()),
    sessionId,
    text,
    about: chosenIn(sessionId) ?? null,
    createdAt: new Date().toISOString(),
    status: "sending",
    failure: null,
    triage: null,
  };
}

/** Shows the question at once, checks it with the rules in this browser, sends it and follows its reply. */
export async function sendQuestion(
  queries: QueryClient,
  question: OutgoingQuestion,
): Promise<void> {
  addToOutbox({ ...question, status: "sending", failure: null });
  void showLocalTriage(question, queries);
  const { country, timeZone } = readPlace();
  const { id, text } = question;
  const about = ifStillThere(queries, question.about ?? null);
  const body = { id, text, about, timeZone, ...(country ? { country } : {}) };
  try {
    const sent = await sendWithOneMoreTry(question.sessionId, body);
    await queries.cancelQueries({ queryKey: sessionKey(question.sessionId) });
    settle(queries, question, sent);
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error;
    if (about && error.status === 404) void queries.invalidateQueries({ queryKey: peopleKey });
    const triage = error.problem?.triage;
    changeInOutbox(question.id, {
      status: "refused",
      failure: error,
      ...(triage ? { triage } : {}),
    });
  }
}

async function sendWithOneMoreTry(sessionId: SessionId, body: SendBody): Promise<Sent> {
  try {
    return await sendMessage(sessionId, body);
  } catch (error) {
    if (!(error instanceof RequestFailure) || error.status !== 0 || !navigator.onLine) throw error;
    return sendMessage(sessionId, body);
  }
}

async function showLocalTriage(question: OutgoingQuestion, queries: QueryClient): Promise<void> {
  const detail = queries.getQueryData<SessionDetail>(sessionKey(question.sessionId));
  const earlier = (detail?.messages ?? []).flatMap((message) =>
    message.role === "user"
      ? [
          {
            ...message,
            at: Date.parse(message.createdAt),
            about: message.context?.about?.id ?? null,
          },
        ]
      : [],
  );
  const triage = await triageHere(question.text, {
    earlier,
    about: ifStillThere(queries, question.about ?? null),
    profile: queries.getQueryData<Profile>(profileKey) ?? null,
    people: queries.getQueryData<CaredFor[]>(peopleKey) ?? [],
    usesProfile: detail?.usesProfile ?? true,
  });
  if (triage) changeInOutbox(question.id, { triage });
}

function settle(
  queries: QueryClient,
  question: OutgoingQuestion,
  { accepted, events }: Sent,
): void {
  const { sessionId } = question;
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: sessionKey(sessionId) });
    void queries.invalidateQueries({ queryKey: sessionsKey });
  };
  watchReply({
    replyId: accepted.reply.id,
    seed: viewOfReply(accepted.reply),
    opened: events,
    onOver: refresh,
  });
  queries.setQueryData<SessionDetail>(sessionKey(sessionId), (detail) =>
    withAccepted(detail, accepted),
  );
  removeFromOutbox(question.id);
  void queries.invalidateQueries({ queryKey: sessionsKey });
}

function withAccepted(detail: SessionDetail | undefined, accepted: Accepted): SessionDetail {
  const { session, message, reply } = accepted;
  const known = (detail?.messages ?? []).filter(({ id }) => id !== message.id && id !== reply.id);
  const answer: AssistantMessage = {
    ...reply,
    role: "assistant",
    questionId: message.id,
    text: "",
    citations: [],
    checks: [],
    disposition: null,
    error: null,
    record: null,
    sentTo: [],
    feedback: null,
    updatedAt: message.createdAt,
  };
  return { summary: null, ...session, messages: [...known, message, answer] };
}
