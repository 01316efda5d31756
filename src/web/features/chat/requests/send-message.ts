import type { EventSourceMessage } from "eventsource-parser";
import { type Accepted, acceptedSchema, type SendBody } from "#contracts/chat.ts";
import type { SessionId } from "#contracts/ids.ts";
import { readEvents } from "../../../http/event-stream.ts";
import { openResponse } from "../../../http/request.ts";
import { RequestFailure } from "../../../http/request-failure.ts";

export type Sent = {
  accepted: Accepted;
  /** The reply's events, on the response that the question itself was sent on. */
  events: AsyncGenerator<EventSourceMessage, void, void>;
};

/** A network that swallows everything says nothing for minutes. Milliseconds. */
const acceptedWithin = 20_000;

/**
 * Sends a question. May be called again with the same body: the server takes the same id once.
 * @throws RequestFailure when it was refused, or when it is not known whether it arrived.
 */
export async function sendMessage(sessionId: SessionId, body: SendBody): Promise<Sent> {
  const line = new AbortController();
  const timer = setTimeout(() => line.abort(), acceptedWithin);
  const opened = open(sessionId, body, line.signal).finally(() => clearTimeout(timer));
  const { first, events } = await opened.catch((cause: unknown) => {
    throw cause instanceof RequestFailure ? cause : new RequestFailure(0, null, null, cause);
  });
  if (first.done || first.value.event !== "accepted") throw new RequestFailure(0, null, null);
  return { accepted: acceptedSchema.parse(JSON.parse(first.value.data)), events };
}

async function open(sessionId: SessionId, body: SendBody, signal: AbortSignal) {
  const response = await openResponse(`/api/chat/sessions/${sessionId}/messages`, {
    method: "POST",
    body,
    headers: { accept: "text/event-stream" },
    signal,
  });
  const events = readEvents(response);
  return { first: await events.next(), events };
}
