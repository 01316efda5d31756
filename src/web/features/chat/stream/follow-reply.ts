import type { EventSourceMessage } from "eventsource-parser";
import type { ReplyId } from "#contracts/ids.ts";
import { type EventPlace, formatEventId, isTerminal } from "#contracts/reply-events.ts";
import { readEvents } from "../../../http/event-stream.ts";
import { openResponse } from "../../../http/request.ts";
import { RequestFailure } from "../../../http/request-failure.ts";
import { type PlacedEvent, parseStreamEvent } from "./parse-stream-event.ts";
import { onWake, waitOrWake } from "./wake.ts";

export type Connection = "connecting" | "live" | "cut" | "lost";

export type Follower = {
  replyId: ReplyId;
  /** A stream that is open already: the one that the question itself was sent on. */
  opened?: AsyncGenerator<EventSourceMessage, void, void>;
  signal: AbortSignal;
  /** The last event taken in, for the next connection to resume after. */
  last(): EventPlace | null;
  onConnection(connection: Connection): void;
  onEvent(placed: PlacedEvent): void;
};

/** Heartbeats come every 15 s: after this long without one, a woken page trusts the line no more. Milliseconds. */
const trustedSilence = 17_000;
const backOff = [300, 1_000, 2_000, 4_000, 8_000, 15_000] as const;

/**
 * Reads a reply's events until a terminal one, over as many connections as that takes. A stream that ends without
 * one was cut. Gives up only when the server says that there is nothing to read (`lost`).
 */
export async function followReply(follower: Follower): Promise<void> {
  let { opened } = follower;
  for (let failures = 0; !follower.signal.aborted; ) {
    const before = follower.last();
    try {
      if (await readOnce(follower, opened)) return;
    } catch (error) {
      if (follower.signal.aborted) return;
      if (isFinal(error)) return follower.onConnection("lost");
    }
    opened = undefined;
    failures = follower.last() === before ? failures + 1 : 0;
    follower.onConnection("cut");
    await waitOrWake(delayAfter(failures), follower.signal);
  }
}

/** @returns whether the reply ended. */
async function readOnce(follower: Follower, opened: Follower["opened"]): Promise<boolean> {
  const line = new AbortController();
  const hangUp = () => line.abort();
  follower.signal.addEventListener("abort", hangUp);
  let lastSign = Date.now();
  const stopListening = onWake(() => {
    if (Date.now() - lastSign > trustedSilence) hangUp();
  });
  const sign = () => {
    lastSign = Date.now();
  };
  try {
    const events = opened ?? readEvents(await openEvents(follower, line.signal), sign);
    follower.onConnection("live");
    for await (const received of events) {
      sign();
      const placed = parseStreamEvent(received);
      if (!placed) continue;
      follower.onEvent(placed);
      if (isTerminal(placed.event.type)) return true;
    }
    return false;
  } finally {
    stopListening();
    follower.signal.removeEventListener("abort", hangUp);
  }
}

async function openEvents(follower: Follower, signal: AbortSignal): Promise<Response> {
  follower.onConnection("connecting");
  const last = follower.last();
  return openResponse(`/api/chat/replies/${follower.replyId}/events`, {
    headers: {
      accept: "text/event-stream",
      ...(last ? { "last-event-id": formatEventId(last) } : {}),
    },
    signal,
  });
}

function isFinal(error: unknown): boolean {
  if (!(error instanceof RequestFailure)) return false;
  return error.status >= 400 && error.status < 500 && error.status !== 429;
}

function delayAfter(failures: number): number {
  const longest = backOff[Math.min(failures, backOff.length - 1)] ?? 15_000;
  return longest * (0.7 + 0.6 * Math.random());
}
