/**
 * Writes the events of one attempt: numbers them, joins deltas that come within 20 ms (never the first one), and
 * hands them to log and readers in order. What the log refuses ends the attempt: somebody else has the reply.
 *
 * Each hand-over costs log, broker, gateway and reader much the same whatever it holds. A process that is busy with
 * many answers joins for longer, so that it spends its time on answers: see docs/decisions/014-speed-where-it-is-spent.md.
 */
import type { EventPlace, ReplyEvent, TerminalEventType } from "#contracts/reply-events.ts";
import { watchBusyShare } from "#platform/busy-share.ts";
import type { Announcer, Audience, PlacedEvent } from "#replies/announce.ts";
import { type Checkpoint, emptyAnswer, type PartialAnswer } from "#replies/stored-answer.ts";

const calmMs = 20;
const busyMs = 150;
/** How long what stands before the first words waits to travel with them: alone it would hold them up. */
const openingMs = 150;
/** From this share of its time on a process counts as busy. */
const busyFrom = 0.6;

const busyShare = watchBusyShare();

/** How long deltas may wait for more. */
export function joinMs(share: number): number {
  const busy = Math.max(0, share - busyFrom) / (1 - busyFrom);
  return Math.round(calmMs + busy * (busyMs - calmMs));
}

type InnerEvent = Exclude<ReplyEvent, { type: TerminalEventType }>;
type EndEvent = Extract<ReplyEvent, { type: TerminalEventType }>;

export class ReplyWriter {
  readonly #announce: Announcer;
  readonly #audience: Audience;
  readonly #attempt: number;
  readonly #onFenced: () => void;
  readonly #busy: () => number;
  #fault: { cause: unknown } | null = null;
  #queue: InnerEvent[] = [];
  #seq = 0;
  #toldSeq = 0;
  #firstDeltaSent = false;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();
  #closed = false;
  /** What has been handed over; a checkpoint must not be ahead of it. */
  readonly #answer: PartialAnswer = emptyAnswer();

  constructor(
    announce: Announcer,
    audience: Audience,
    attempt: number,
    onFenced: () => void,
    busy: () => number = busyShare,
  ) {
    this.#busy = busy;
    this.#announce = announce;
    this.#audience = audience;
    this.#attempt = attempt;
    this.#onFenced = onFenced;
  }

  write(event: InnerEvent): void {
    if (this.#closed) return;
    if (event.type !== "reply-delta" || !this.#joinDelta(event.text)) this.#queue.push(event);
    if (event.type === "reply-delta" && !this.#firstDeltaSent) {
      this.#firstDeltaSent = true;
      this.#hand();
    } else this.#timer ??= setTimeout(() => this.#hand(), this.#waitMs());
  }

  #waitMs(): number {
    return this.#firstDeltaSent ? joinMs(this.#busy()) : openingMs;
  }

  /** Joins a delta that waits, past checks (which refer to text before them), never past a source. */
  #joinDelta(text: string): boolean {
    const at = this.#queue.findLastIndex((event) => event.type !== "reply-check");
    const waiting = this.#queue[at];
    if (waiting?.type !== "reply-delta") return false;
    this.#queue[at] = { ...waiting, text: waiting.text + text };
    return true;
  }

  /** Resolves once everything written so far was logged and announced. Rejects with what that met. */
  async flush(): Promise<void> {
    this.#hand();
    await this.#writing;
    if (this.#fault) throw this.#fault.cause;
  }

  /** As far as readers may have seen it. */
  checkpoint(): Checkpoint {
    return { ...structuredClone(this.#answer), attempt: this.#attempt, seq: this.#toldSeq };
  }

  /** The answer so far; complete after flush. */
  get answer(): PartialAnswer {
    return this.#answer;
  }

  /** The seq that the terminal event will have; final after flush. */
  get endSeq(): number {
    return this.#seq + 1;
  }

  /** The terminal event, after its commit. What was not handed over by then is dropped. */
  async end(event: EndEvent): Promise<void> {
    this.abandon();
    await this.#writing;
    const last: (InnerEvent | EndEvent)[] = [event];
    // Nothing is stored of a failed answer: half of one could leave out what it was going to warn of.
    if (event.type === "reply-failed" && this.#hasShown())
      last.unshift({ type: "reply-reset", attempt: this.#attempt });
    await this.#announce(
      this.#audience,
      last.map((told) => ({ ...this.#nextPlace(), event: told })),
    );
  }

  #hasShown(): boolean {
    const { text, citations, checks } = this.#answer;
    return text !== "" || citations.length > 0 || checks.length > 0;
  }

  /** Drops what was not handed over; nothing more is written. */
  abandon(): void {
    this.#closed = true;
    this.#queue = [];
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #hand(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    // Kept for flush: nobody waits for a write that a timer began.
    this.#writing = this.#writing
      .then(() => this.#handNow())
      .catch((cause: unknown) => {
        this.#fault ??= { cause };
        this.abandon();
      });
  }

  /** Takes what has gathered until its turn came, so a slow log means fewer and larger events. */
  async #handNow(): Promise<void> {
    const events = this.#queue;
    this.#queue = [];
    if (events.length === 0) return;
    const placed = events.map((event): PlacedEvent => ({ ...this.#nextPlace(), event }));
    const result = await this.#announce(this.#audience, placed);
    if (result === "refused") {
      this.abandon();
      this.#onFenced();
      return;
    }
    for (const { event } of placed) this.#collect(event);
    this.#toldSeq = placed.at(-1)?.seq ?? this.#toldSeq;
  }

  #nextPlace(): EventPlace {
    this.#seq += 1;
    return { attempt: this.#attempt, seq: this.#seq };
  }

  #collect(event: ReplyEvent): void {
    if (event.type === "reply-delta") this.#answer.text += event.text;
    if (event.type === "reply-source") {
      const { type: _, ...citation } = event;
      this.#answer.citations.push(citation);
    }
    if (event.type === "reply-check") {
      const { type: _, ...check } = event;
      this.#answer.checks.push(check);
    }
  }
}
