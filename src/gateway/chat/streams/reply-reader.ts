/**
 * One reader of one reply. It remembers only how far it has sent (`cursor`); everything else can be had again:
 *
 *   catching up   from the row and the log, or where those don't reach, from the checkpoint or the stored answer
 *   live          what follows the cursor is passed on; what is older is dropped; a hole means catching up once more
 *   held up       the connection must drain: nothing is kept for it, it catches up afterwards
 *   done          a terminal event was sent
 *
 * Nothing but a terminal event ends the stream cleanly.
 */
import type { DeviceId, UserId } from "#contracts/ids.ts";
import { comparePlaces, type EventPlace, isTerminal } from "#contracts/reply-events.ts";
import { endOfAttempt, follows, replayedPlace } from "./event-order.ts";
import type { LoggedEvent, ReplyNow, ReplySource } from "./reply-source.ts";
import { replyFrame, type SseConnection } from "./sse.ts";
import { partialAnswerEvents, storedAnswerEvents } from "./stored-events.ts";

/** More than this while catching up is left to the log. */
const bufferLimit = 500;

export type ReaderOwner = { userId: UserId; deviceId: DeviceId };

export class ReplyReader {
  readonly owner: ReaderOwner;
  readonly source: ReplySource;
  readonly #connection: SseConnection;
  readonly #onFault: (fault: unknown) => void;
  /** The last place sent; null before anything was. */
  #cursor: EventPlace | null;
  /** The reader holds something whose place is not known: it must be told to start over. */
  #startOver: boolean;
  #phase: "catching-up" | "live" | "held-up" | "done" = "catching-up";
  #buffer: LoggedEvent[] = [];
  #catchingUp = false;
  #catchUpAgain = false;
  /** There is a hole that catching up did not fill: the hub's look, not each live event, tries again. */
  #behind = false;

  constructor(
    owner: ReaderOwner,
    source: ReplySource,
    connection: SseConnection,
    lastSeen: EventPlace | "unknown" | null,
    onFault: (fault: unknown) => void,
  ) {
    this.owner = owner;
    this.source = source;
    this.#connection = connection;
    this.#onFault = onFault;
    const known = lastSeen !== null && lastSeen !== "unknown" && lastSeen.seq > 0;
    this.#cursor = known ? lastSeen : null;
    this.#startOver = lastSeen !== null && !known;
    connection.onDrain(() => this.catchUp());
  }

  get done(): boolean {
    return this.#phase === "done";
  }

  /** Something is missing that only a later checkpoint, or the end, can bring. */
  get behind(): boolean {
    return this.#behind;
  }

  get connection(): SseConnection {
    return this.#connection;
  }

  /** An event that came over the broker; `frame` is how it looks on the wire. */
  receive(live: LoggedEvent, frame: string): void {
    if (this.#phase === "catching-up") {
      if (this.#buffer.length < bufferLimit) this.#buffer.push(live);
      return;
    }
    if (this.#phase !== "live") return;
    if (this.#cursor && comparePlaces(live, this.#cursor) <= 0) return;
    if (this.#mayPass(live)) this.#send(live, frame);
    else if (!this.#behind) this.catchUp();
  }

  /** Reads what the reader has not been sent yet, as often as it takes. Never rejects. */
  catchUp(): void {
    if (this.#phase === "done") return;
    this.#catchUpAgain = this.#catchingUp;
    if (this.#catchingUp) return;
    this.#phase = "catching-up";
    this.#catchingUp = true;
    void this.#run();
  }

  async #run(): Promise<void> {
    do {
      this.#catchUpAgain = false;
      try {
        await this.#once();
      } catch (fault) {
        // The database or the log is away: live events go on, and the hub's look comes back here.
        this.#behind = true;
        this.#onFault(fault);
      }
      this.#drainBuffer();
    } while (this.#catchUpAgain && this.#phase === "catching-up");
    if (this.#phase === "catching-up") this.#phase = "live";
    this.#catchingUp = false;
  }

  async #once(): Promise<void> {
    const now = await this.source.now();
    if (!now) return this.#connection.cut();
    const log = this.#startOver ? null : await this.source.logged(this.#cursor);
    const events = log && this.#usable(log.events, now);
    if (events) {
      for (const event of events) if (!this.#send(event, replyFrame(event, event.event))) return;
      if (now.end && this.#phase === "catching-up") this.#sendStoredEnd(now);
    } else if (now.end) this.#sendStoredEnd(now);
    else this.#sendCheckpoint(now);
  }

  /** What of the log may be shown, or null when it doesn't reach back to the cursor. */
  #usable(events: readonly LoggedEvent[], now: ReplyNow): LoggedEvent[] | null {
    // A fresh reader sees only the attempt that is under way, and nothing of a reply that has ended: that is stored.
    if (!this.#cursor) {
      if (now.end) return null;
      if (now.state !== "answering") {
        this.#cursor = now.attempt > 0 ? endOfAttempt(now.attempt) : null;
        return [];
      }
      const current = events.filter((event) => event.attempt >= now.attempt);
      const newest = current.at(-1)?.attempt;
      return this.#contiguous(current.filter((event) => event.attempt === newest));
    }
    const stale = (event: LoggedEvent) =>
      isTerminal(event.event.type) && (event.attempt < now.attempt || !now.end);
    return this.#contiguous(events)?.filter((event) => !stale(event)) ?? null;
  }

  #contiguous(events: readonly LoggedEvent[]): LoggedEvent[] | null {
    let cursor = this.#cursor;
    for (const event of events) {
      if (!follows(cursor, event)) return null;
      cursor = event;
    }
    return [...events];
  }

  /** It has ended and the log did not tell: from what is stored. */
  #sendStoredEnd(now: ReplyNow): void {
    if (!now.end || this.done) return;
    const { event, result } = now.end;
    const endPlace = result ? { attempt: now.attempt, seq: result.endSeq } : null;
    const hasItAll =
      endPlace &&
      this.#cursor?.attempt === endPlace.attempt &&
      this.#cursor.seq >= endPlace.seq - 1;
    if (!hasItAll)
      this.#replay(
        now.attempt,
        result ? storedAnswerEvents(this.source.replyId, now.attempt, result) : [],
      );
    this.#connection.write(replyFrame(endPlace ?? replayedPlace(now.attempt), event));
    this.#finish();
  }

  /** Under way, and the log doesn't reach back: as far as the checkpoint goes; the rest follows live. */
  #sendCheckpoint({ checkpoint, attempt }: ReplyNow): void {
    if (!checkpoint || checkpoint.attempt !== attempt) return;
    if (!this.#startOver && this.#cursor && comparePlaces(checkpoint, this.#cursor) <= 0) return;
    this.#replay(attempt, partialAnswerEvents(checkpoint));
    this.#cursor = { attempt, seq: checkpoint.seq };
  }

  #replay(attempt: number, events: ReturnType<typeof partialAnswerEvents>): void {
    const place = replayedPlace(attempt);
    if (this.#cursor || this.#startOver) {
      this.#connection.write(
        replyFrame(place, { type: "reply-reset", attempt: Math.max(attempt, 1) }),
      );
    }
    this.#startOver = false;
    for (const event of events) this.#connection.write(replyFrame(place, event));
  }

  #drainBuffer(): void {
    const buffer = this.#buffer;
    this.#buffer = [];
    for (const live of buffer) {
      if (this.#phase !== "catching-up") return;
      if (this.#cursor && comparePlaces(live, this.#cursor) <= 0) continue;
      if (this.#mayPass(live)) this.#send(live, replyFrame(live, live.event));
      else this.#behind = true;
    }
  }

  /** A terminal event is taken from the broker only in an attempt that this reader follows: else the row decides. */
  #mayPass(live: LoggedEvent): boolean {
    if (this.#startOver || !follows(this.#cursor, live)) return false;
    return !isTerminal(live.event.type) || this.#cursor?.attempt === live.attempt;
  }

  #send(event: LoggedEvent, frame: string): boolean {
    const flowing = this.#connection.write(frame);
    this.#behind = false;
    this.#cursor = { attempt: event.attempt, seq: event.seq };
    if (isTerminal(event.event.type)) {
      this.#finish();
      return false;
    }
    if (!flowing) this.#phase = "held-up";
    return flowing;
  }

  #finish(): void {
    this.#phase = "done";
    this.#connection.end();
  }
}
