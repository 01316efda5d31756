import type { QueryClient } from "@tanstack/react-query";
import { uuidv7 } from "uuidv7";
import { messageIdSchema, type ReplyId, type SessionId } from "#contracts/ids.ts";
import { readAccess } from "../../http/access-token.ts";
import { RequestFailure } from "../../http/request-failure.ts";
import { readPlace } from "../emergency/where.ts";
import { chosenIn, usesProfileIn } from "../profile/chosen-people.ts";
import { ifStillThere, peopleKey } from "../profile/requests/list-people.ts";
import { takeAccepted } from "./accepted-question.ts";
import { endPauseOfNetwork } from "./delivery-pause.ts";
import { isInOutbox, type KeptQuestion, keepInOutbox, removeFromOutbox } from "./outbox.ts";
import { sessionKey } from "./requests/get-session.ts";
import { sessionsKey } from "./requests/list-sessions.ts";
import { type Sent, sendMessage } from "./requests/send-message.ts";
import { stopReply } from "./requests/stop-reply.ts";
import { watchReply } from "./stream/live-replies.ts";
import { viewOfReply } from "./stream/reply-view.ts";
import { tellTabs } from "./tabs.ts";

/** Shows a question at once and keeps it until the server has it; `delivery.ts` sees to the rest. */
export function askQuestion(sessionId: SessionId, text: string, opens = false): void {
  const access = readAccess();
  if (access.status !== "in") return;
  endPauseOfNetwork();
  keepInOutbox({
    id: messageIdSchema.parse(uuidv7()),
    sessionId,
    owner: access.person,
    text,
    about: chosenIn(sessionId) ?? null,
    createdAt: new Date().toISOString(),
    opens,
    usesProfile: usesProfileIn(sessionId),
    refused: null,
  });
}

/** Sends one question and follows its reply. @throws RequestFailure when the server doesn't take it */
export async function sendQuestion(queries: QueryClient, question: KeptQuestion): Promise<void> {
  const { country, timeZone } = readPlace();
  const { id, text, usesProfile } = question;
  const about = ifStillThere(queries, question.about);
  const body = {
    id,
    text,
    about,
    timeZone,
    ...(country ? { country } : {}),
    ...(question.opens ? { usesProfile } : {}),
  };
  try {
    const sent = await sendMessage(question.sessionId, body);
    // Whatever is being read now began before the question was taken.
    await queries.cancelQueries({ queryKey: sessionKey(question.sessionId) });
    settle(queries, question, sent);
  } catch (error) {
    const goneAbout = about && error instanceof RequestFailure && error.status === 404;
    if (goneAbout) void queries.invalidateQueries({ queryKey: peopleKey });
    throw error;
  }
}

function settle(
  queries: QueryClient,
  { id, sessionId, opens }: KeptQuestion,
  { accepted, events }: Sent,
): void {
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
  takeAccepted(queries, accepted);
  tellTabs({ kind: "accepted", accepted, opens });
  if (isInOutbox(id)) removeFromOutbox(id);
  else void stopWithdrawn(accepted.reply.id);
}

/** It was withdrawn, here or in another tab, while it was on its way. */
async function stopWithdrawn(replyId: ReplyId): Promise<void> {
  // Where even that fails the question stands in the chat, with its own way to stop it.
  await stopReply(replyId).catch(() => undefined);
}
