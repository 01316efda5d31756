/**
 * One reader of one reply. It remembers only how far it has sent (`cursor`); everything else can be had again:
 *
 *   catching up   from the row and the log, or where those don't reach, from the checkpoint or the stored answer
 *   live          what follows the cursor is passed on; what is older is dropped; a hole means catching up once more
 *   held up       the connection must drain: nothing is kept for it, it catches up afterwards
 *   done          a terminal event was sent
 *
 * Nothing but a terminal event ends the stream cleanly. One is passed on as it stands only behind the attempt that
 * this reader has followed to its last event; else the row says how the reply ended, and with which words.
 */
import type { DeviceId, UserId } from "#contracts/ids.ts";
import { type EventPlace, isTerminal } from "#contracts/reply-events.ts";
import {
  endOfAttempt,
  follows,
  isPast,
  replayedPlace,
  samePlace,
  withoutHole,
} from "./event-order.ts";
import { LiveBuffer } from "./live-buffer.ts";
import type { LoggedEvent, ReplyNow, ReplySource } from "./reply-source.ts";
import { replyFrame, type SseConnection } from "./sse.ts";
import { coverage, partialAnswerEvents, storedAnswerEvents } from "./stored-events.ts";

export type ReaderOwner = { userId: UserId; deviceId: DeviceId };

export class ReplyReader {
  readonly owner: ReaderOwner;
  readonly source: ReplySource;
  readonly connection: SseConnection;
  readonly #onFault: (fault: unknown) => void;
  /** The last place sent; null before anything was. */
  #cursor: EventPlace | null;
  /** The cursor is what the reader says it has seen; whether there is such a place is not known yet. */
  #unverified: boolean;
  /** The reader holds something whose place is not known: it must be told to start over. */
  #startOver: boolean;
  /** The reader may hold words, which a reset must clear before others are sent. */
  #shown: boolean;
  #phase: "catching-up" | "live" | "held-up" | "done" = "catching-up";
  readonly #ahead = new LiveBuffer();
  #running = false;
  #run: Promise<void> = Promise.resolve();
  #again = false;
  /** The last catching up failed. */
  #failed = false;

  constructor(
    owner: ReaderOwner,
    source: ReplySource,
    connection: SseConnection,
    lastSeen: EventPlace | "unknown" | null,
    onFault: (fault: unknown) => void,
  ) {
    this.owner = owner;
    this.source = source;
    this.connection = connection;
    this.#onFault = onFault;
    const place = lastSeen !== "unknown" && lastSeen && lastSeen.seq > 0 ? lastSeen : null;
    this.#cursor = place;
    this.#unverified = place !== null;
    this.#startOver = lastSeen !== null && !place;
    this.#shown = lastSeen !== null;
    connection.onDrain(() => this.#resume());
  }

  /** Something is missing: the hub's look, not each live event, tries again. */
  get behind(): boolean {
    return this.#failed || this.#unverified || !this.#ahead.empty;
  }

  /** Events that came over the broker together, in order. */
  receive(live: readonly LoggedEvent[]): void {
    if (this.#phase === "live" && this.#ahead.empty && this.#mayPassTogether(live)) {
      this.#send(live);
    } else for (const event of live) this.#receiveOne(event);
  }

  #receiveOne(live: LoggedEvent): void {
    if (this.#phase === "done" || this.#phase === "held-up") return;
    if (isPast(this.#cursor, live)) return;
    if (this.#phase === "live" && this.#mayPass(live)) {
      this.#send([live]);
      this.#sendAhead();
      return;
    }
    const firstMissing = this.#phase === "live" && !this.behind;
    this.#ahead.keep(live);
    if (firstMissing || isTerminal(live.type)) this.catchUp();
  }

  /** In place of the first catching up, where nothing can have been said: what is missed all the same leaves a hole. */
  startLive(): void {
    if (this.#phase === "catching-up" && !this.#running) this.#phase = "live";
  }

  /** Reads what the reader has not been sent yet, as often as it takes. Never rejects. */
  catchUp(): void {
    if (this.#phase === "done" || this.#phase === "held-up") return;
    this.#phase = "catching-up";
    if (this.#running) this.#again = true;
    else this.#run = this.#runOnce();
  }

  /** Catches up one last time; resolves when that is over, however it went. */
  async lastLook(): Promise<void> {
    this.catchUp();
    await this.#run;
  }

  #resume(): void {
    if (this.#phase !== "held-up") return;
    this.#phase = "catching-up";
    this.catchUp();
  }

  async #runOnce(): Promise<void> {
    this.#running = true;
    do {
      this.#again = false;
      try {
        await this.#once();
        this.#failed = false;
      } catch (fault) {
        // The database or the log is away: live events go on, and the hub's look comes back here.
        this.#failed = true;
        this.#onFault(fault);
      }
      if (this.#phase === "catching-up") this.#sendAhead();
    } while (this.#again && this.#phase === "catching-up");
    if (this.#phase === "catching-up") this.#phase = "live";
    this.#running = false;
  }

  async #once(): Promise<void> {
    const now = await this.source.now();
    if (!now) return this.connection.cut();
    const log = await this.#readLog(now);
    if (this.#startOver) this.#reset(now.attempt);
    if (!this.#sendAll(withoutHole(this.#cursor, this.#relevant(log ?? [], now)))) return;
    if (now.end) return this.#sendEnd(now, now.end);
    if (now.state !== "answering") return this.#leaveBehind(now.attempt);
    if (!(await this.#sendCheckpoint(now))) return;
    // The row was read a moment before: it has ended by now.
    if (log?.some((event) => isTerminal(event.type) && event.attempt >= now.attempt))
      this.#again = true;
  }

  /** What the log holds after the cursor; null while it is unavailable. A cursor that it doesn't know starts over. */
  async #readLog(now: ReplyNow): Promise<LoggedEvent[] | null> {
    const cursor = this.#cursor;
    if (!cursor || !this.#unverified) return this.source.logged(cursor);
    const log = await this.source.logged({ attempt: cursor.attempt, seq: cursor.seq - 1 });
    const [first, ...rest] = log ?? [];
    if (first && samePlace(first, cursor)) {
      this.#unverified = false;
      return rest;
    }
    // Whether the reader has all of a reply that has ended, its row tells.
    if (!log || now.end) return null;
    this.#unverified = false;
    this.#startOver = true;
    this.#cursor = null;
    return this.source.logged(null);
  }

  /** What of the log may be shown. How a reply ended is never taken from there. */
  #relevant(log: readonly LoggedEvent[], now: ReplyNow): LoggedEvent[] {
    const told = log.filter((event) => !isTerminal(event.type));
    if (this.#cursor) return now.end && !now.end.result ? [] : told;
    // A fresh reader sees only the attempt that is under way, and nothing of a reply that has ended: that is stored.
    if (now.state !== "answering") return [];
    const newest = told.findLast((event) => event.attempt >= now.attempt)?.attempt;
    return told.filter((event) => event.attempt === newest);
  }

  #sendEnd({ attempt }: ReplyNow, { event, result }: NonNullable<ReplyNow["end"]>): void {
    const place = result ? { attempt, seq: result.endSeq } : null;
    const covered = result && coverage(attempt, result);
    const hasItAll = samePlace(this.#cursor, place) || samePlace(this.#cursor, covered);
    if (!hasItAll) {
      const { replyId } = this.source;
      this.#replay(attempt, result ? storedAnswerEvents(replyId, attempt, result) : []);
    }
    this.connection.write(replyFrame(place ?? replayedPlace(attempt), event));
    this.#finish();
  }

  /** The log lacks what the checkpoint holds: as far as that goes, and on from there. False when held up. */
  async #sendCheckpoint({ checkpoint, attempt }: ReplyNow): Promise<boolean> {
    if (!checkpoint || checkpoint.attempt !== attempt) return true;
    if (isPast(this.#cursor, checkpoint)) return true;
    this.#replay(attempt, partialAnswerEvents(checkpoint));
    this.#cursor = { attempt, seq: checkpoint.seq };
    this.#unverified = false;
    const log = (await this.source.logged(this.#cursor)) ?? [];
    const told = log.filter((event) => !isTerminal(event.type));
    return this.#sendAll(withoutHole(this.#cursor, told));
  }

  /** Another attempt is to come: what is still told of this one, its end above all, is of no interest any more. */
  #leaveBehind(attempt: number): void {
    if (attempt === 0 || isPast(this.#cursor, endOfAttempt(attempt))) return;
    this.#cursor = endOfAttempt(attempt);
    this.#unverified = false;
  }

  #replay(attempt: number, events: ReturnType<typeof partialAnswerEvents>): void {
    if (this.#shown) this.#reset(attempt);
    for (const event of events) {
      this.connection.write(replyFrame(replayedPlace(attempt), event));
      this.#shown = true;
    }
  }

  #reset(attempt: number): void {
    const event = { type: "reply-reset", attempt: Math.max(attempt, 1) } as const;
    this.connection.write(replyFrame(replayedPlace(attempt), event));
    this.#startOver = false;
    this.#shown = false;
  }

  /** Sends what has come meanwhile and follows by now. */
  #sendAhead(): void {
    this.#ahead.sift((live) => {
      if (isPast(this.#cursor, live)) return false;
      if (this.#phase === "held-up" || this.#phase === "done") return false;
      if (!this.#mayPass(live)) return true;
      this.#send([live]);
      return false;
    });
  }

  #mayPass(live: LoggedEvent): boolean {
    if (this.#startOver || !follows(this.#cursor, live)) return false;
    return !isTerminal(live.type) || this.#cursor?.attempt === live.attempt;
  }

  /** The first may pass and each follows the one before it: they are one write. */
  #mayPassTogether([first, ...rest]: readonly LoggedEvent[]): boolean {
    if (!first || !this.#mayPass(first)) return false;
    return rest.every(
      ({ attempt, seq }, at) => attempt === first.attempt && seq === first.seq + at + 1,
    );
  }

  /** False when no more may be sent. */
  #sendAll(events: readonly LoggedEvent[]): boolean {
    return events.every((event) => {
      // Another round may have begun in between: each is sent once.
      if (isPast(this.#cursor, event)) return true;
      return this.#send([event]);
    });
  }

  #send(events: readonly LoggedEvent[]): boolean {
    const last = events.at(-1);
    if (!last) return true;
    const flowing = this.connection.write(events.map(({ frame }) => frame).join(""));
    this.#shown = true;
    this.#unverified = false;
    this.#cursor = { attempt: last.attempt, seq: last.seq };
    if (isTerminal(last.type)) {
      this.#finish();
      return false;
    }
    if (flowing) return true;
    this.#phase = "held-up";
    this.#ahead.clear();
    return false;
  }

  #finish(): void {
    this.#phase = "done";
    this.#ahead.clear();
    this.connection.end();
  }
}
