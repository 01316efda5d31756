import type { EventSourceMessage } from "eventsource-parser";
import type { ReplyState } from "#contracts/chat.ts";
import type { ReplyId } from "#contracts/ids.ts";
import { type Connection, followReply } from "./follow-reply.ts";
import { connected, isOver, type ReplyView, withEvent } from "./reply-view.ts";

export type LiveReply = { view: ReplyView; connection: Connection };

type Entry = {
  live: LiveReply;
  /** What the screen was last given; a new object only when it is told. */
  shown: LiveReply;
  following: AbortController;
  timer: ReturnType<typeof setTimeout> | null;
};

/**
 * At most this often is the screen told of news; the first news after a pause, and an answer's first words, go out at
 * once. Milliseconds.
 */
const shortestPause = 50;

const entries = new Map<ReplyId, Entry>();
const listeners = new Map<ReplyId, Set<() => void>>();
const endListeners = new Set<(state: ReplyState) => void>();

export type Watch = {
  replyId: ReplyId;
  /** What is known so far. */
  seed: ReplyView;
  opened?: AsyncGenerator<EventSourceMessage, void, void>;
  onOver(): void;
};

/** Follows a reply until it is over, once, however many parts of the screen ask for it. */
export function watchReply({ replyId, seed, opened, onOver }: Watch): void {
  const known = entries.get(replyId);
  if (known && !isOver(known.live.view) && known.live.connection !== "lost") return;
  known?.following.abort();
  const live: LiveReply = { view: seed, connection: "connecting" };
  const entry: Entry = {
    live,
    shown: live,
    following: new AbortController(),
    timer: null,
  };
  entries.set(replyId, entry);
  tellNow(replyId, entry);
  void followReply({
    replyId,
    ...(opened ? { opened } : {}),
    signal: entry.following.signal,
    last: () => entry.live.view.last,
    onConnection: (connection) => {
      const { view } = entry.live;
      change(replyId, entry, { view: connection === "live" ? connected(view) : view, connection });
    },
    onEvent: ({ event, place }) => {
      change(replyId, entry, { ...entry.live, view: withEvent(entry.live.view, event, place) });
      if (isOver(entry.live.view)) {
        tellNow(replyId, entry);
        onOver();
        for (const listener of endListeners) listener(entry.live.view.state);
      }
    },
  });
}

export function liveReply(replyId: ReplyId): LiveReply | null {
  return entries.get(replyId)?.shown ?? null;
}

export function subscribeToReply(replyId: ReplyId, listener: () => void): () => void {
  const ofReply = listeners.get(replyId) ?? new Set();
  listeners.set(replyId, ofReply.add(listener));
  return () => {
    ofReply.delete(listener);
    if (ofReply.size === 0) listeners.delete(replyId);
  };
}

/** Calls back whenever a reply that this page follows is over. */
export function subscribeToEnds(listener: (state: ReplyState) => void): () => void {
  endListeners.add(listener);
  return () => endListeners.delete(listener);
}

/** The stored answer has taken over, or the chat session is gone. */
export function forgetReply(replyId: ReplyId): void {
  entries.get(replyId)?.following.abort();
  entries.delete(replyId);
}

/** Signing out ends every stream. */
export function forgetReplies(): void {
  for (const replyId of [...entries.keys()]) forgetReply(replyId);
}

function change(replyId: ReplyId, entry: Entry, live: LiveReply): void {
  entry.live = live;
  const speaks = entry.shown.view.text === "" && live.view.text !== "";
  if (entry.timer && !speaks) return;
  tellNow(replyId, entry);
  clearTimeout(entry.timer ?? undefined);
  entry.timer = setTimeout(() => {
    entry.timer = null;
    if (entry.shown !== entry.live) change(replyId, entry, entry.live);
  }, shortestPause);
}

function tellNow(replyId: ReplyId, entry: Entry): void {
  entry.shown = entry.live;
  for (const listener of listeners.get(replyId) ?? []) listener();
}
