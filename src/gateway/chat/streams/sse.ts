/** Server-sent events over a raw response: framing, back-pressure, and how a stream may end. */
import type { ServerResponse } from "node:http";
import {
  type EventPlace,
  formatEventId,
  type ReplyEvent,
  type ToldEvent,
  tellEvent,
} from "#contracts/reply-events.ts";

/** A reader that holds back more than this, or for longer than that, loses its connection. */
const maxBufferedBytes = 256 * 1024;
const drainWithinMs = 30_000;
/** A reader that is sent away and doesn't take even that is cut. */
const leaveWithinMs = 500;

const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
} as const;

export type SseClosed = () => void;

/** One frame: `id`, `event`, `data`. JSON has no raw line breaks. */
export function sseFrame(id: string | null, event: string, payload: string): string {
  return `${id === null ? "" : `id: ${id}\n`}event: ${event}\ndata: ${payload}\n\n`;
}

/** The event as the wire shows it: its type is the event's name, the rest its data. */
export function replyFrame(place: EventPlace, event: ReplyEvent): string {
  return toldFrame(place, tellEvent(event));
}

export function toldFrame(place: EventPlace, { type, payload }: ToldEvent): string {
  return sseFrame(formatEventId(place), type, payload);
}

export class SseConnection {
  readonly #response: ServerResponse;
  #onDrain: (() => void) | null = null;
  #drainTimer: NodeJS.Timeout | null = null;

  /** Writes the head at once. `extraHeaders` are those that the framework had set. */
  constructor(
    response: ServerResponse,
    extraHeaders: Record<string, string | number | string[]>,
    onClosed: SseClosed,
  ) {
    this.#response = response;
    response.socket?.setNoDelay(true);
    response.writeHead(200, { ...extraHeaders, ...headers });
    response.write("retry: 1000\n\n");
    response.on("close", () => {
      this.#stopWaiting();
      onClosed();
    });
    response.on("drain", () => {
      this.#stopWaiting();
      this.#onDrain?.();
    });
    // A broken socket is told by "close"; without a listener it would be an exception.
    response.on("error", () => undefined);
  }

  get open(): boolean {
    return !this.#response.destroyed && !this.#response.writableEnded;
  }

  /** What was written and not taken yet, in bytes. */
  get heldBytes(): number {
    return this.#response.writableLength;
  }

  onDrain(handler: () => void): void {
    this.#onDrain = handler;
  }

  /** False when the reader must drain first: the frame is on its way, but nothing more should follow yet. */
  write(frame: string): boolean {
    if (!this.open) return false;
    if (this.#response.write(frame)) return true;
    if (this.#response.writableLength > maxBufferedBytes) this.cut();
    else this.#drainTimer ??= setTimeout(() => this.cut(), drainWithinMs);
    return false;
  }

  comment(text: string): void {
    if (this.open && !this.#drainTimer) this.#response.write(`: ${text}\n\n`);
  }

  /** After a terminal event: the only clean end. */
  end(): void {
    if (this.open) this.#response.end();
  }

  /** Without a terminal event: a clean end would look like a finished answer. */
  cut(): void {
    this.#response.destroy();
  }

  /** Asks the reader to come back in `afterMs`, then cuts. */
  sendAway(afterMs: number): void {
    if (!this.open) return;
    this.#stopWaiting();
    this.#drainTimer = setTimeout(() => this.cut(), leaveWithinMs);
    this.#response.write(`retry: ${Math.round(afterMs)}\n\n`, () => this.cut());
  }

  #stopWaiting(): void {
    if (this.#drainTimer) clearTimeout(this.#drainTimer);
    this.#drainTimer = null;
  }
}
