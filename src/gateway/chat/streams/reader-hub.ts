/**
 * All readers of this gateway. Events come over one subscription and go to the readers of their reply, opened and
 * framed once. Once a second the states of all replies that are read are looked up in one query, because the
 * announcement of an end may be lost, and the devices that read, because theirs may be revoked.
 */
import { setTimeout as delay } from "node:timers/promises";
import { type EventsMessage, eventsMessageSchema } from "#contracts/broker-messages.ts";
import type { DeviceId, InstanceId, ReplyId, UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Broker, EventSubscription } from "#platform/broker/broker.ts";
import type { Database } from "#platform/database/database.ts";
import type { Tracing } from "#platform/tracing/tracing.ts";
import { noTracing } from "#platform/tracing/tracing-none.ts";
import { relaySpan } from "#replies/reply-spans.ts";
import { hasEnded } from "#replies/states.ts";
import type { ReplyReader } from "./reply-reader.ts";

const lastLookWithinMs = 1000;
const lookEveryMs = 1000;
const heartbeatEveryMs = 15_000;
/** Where readers that were sent away come back, spread out. */
const comeBackWithinMs = 2500;
const idsAtATime = 500;

export type HubEvents = {
  opened(): void;
  closed(): void;
  /** What all readers together have not taken yet; told once a second. */
  held(bytes: number): void;
  fault(fault: unknown): void;
};

export class ReaderHub {
  readonly #broker: Broker;
  readonly #database: Database<Schema>;
  readonly #instanceId: InstanceId;
  readonly #events: HubEvents;
  readonly #tracing: Tracing;
  readonly #readers = new Map<ReplyId, Set<ReplyReader>>();
  #size = 0;
  #subscription: EventSubscription | null = null;
  #timers: NodeJS.Timeout[] = [];
  #looking = false;
  #closed = false;

  constructor(
    broker: Broker,
    database: Database<Schema>,
    instanceId: InstanceId,
    events: HubEvents,
    tracing: Tracing = noTracing,
  ) {
    this.#broker = broker;
    this.#database = database;
    this.#instanceId = instanceId;
    this.#events = events;
    this.#tracing = tracing;
  }

  /** How many readers there are. */
  get size(): number {
    return this.#size;
  }

  async start(): Promise<void> {
    this.#subscription = await this.#broker.subscribeEvents(this.#instanceId, (body) =>
      this.#receive(body),
    );
    this.#timers = [
      setInterval(() => this.#tellHeld(), lookEveryMs),
      setInterval(() => void this.#look(), lookEveryMs),
      setInterval(() => this.#heartbeat(), heartbeatEveryMs),
    ];
  }

  /** From now on the reader gets what is announced. `elsewhere`: another gateway asked the question. */
  async add(reader: ReplyReader, elsewhere: boolean): Promise<void> {
    const { replyId } = reader.source;
    if (this.#closed) return sendAway(reader);
    const readers = this.#readers.get(replyId) ?? new Set();
    readers.add(reader);
    this.#readers.set(replyId, readers);
    this.#size += 1;
    this.#events.opened();
    if (elsewhere) await this.#watch(replyId);
  }

  /** Idempotent; only while somebody reads it. */
  async #watch(replyId: ReplyId): Promise<void> {
    if (!this.#readers.has(replyId)) return;
    await this.#subscription?.watch(replyId).catch(this.#events.fault);
  }

  remove(reader: ReplyReader): void {
    const { replyId } = reader.source;
    const readers = this.#readers.get(replyId);
    if (!readers?.delete(reader)) return;
    this.#size -= 1;
    this.#events.closed();
    if (readers.size > 0) return;
    this.#readers.delete(replyId);
    this.#subscription?.unwatch(replyId).catch(this.#events.fault);
  }

  closeDevice(deviceId: DeviceId): void {
    this.#cut((reader) => reader.owner.deviceId === deviceId);
  }

  closePerson(userId: UserId): void {
    this.#cut((reader) => reader.owner.userId === userId);
  }

  /** The reply was stopped or deleted: its readers look at the row. */
  replyCancelled(replyId: ReplyId): void {
    for (const reader of this.#readers.get(replyId) ?? []) reader.catchUp();
  }

  /** Sends all readers away: they resume on another gateway, or on this one when it is back. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearInterval(timer);
    // What ended in this very moment is still told: its announcement may be on its way.
    const lastLooks = Promise.all(this.#all().map((reader) => reader.lastLook()));
    await Promise.race([lastLooks, delay(lastLookWithinMs, undefined, { ref: false })]);
    for (const reader of this.#all()) sendAway(reader);
    await this.#subscription?.close();
  }

  #all(): ReplyReader[] {
    return [...this.#readers.values()].flatMap((readers) => [...readers]);
  }

  #cut(which: (reader: ReplyReader) => boolean): void {
    for (const reader of this.#all()) if (which(reader)) reader.connection.cut();
  }

  #receive(body: string): void {
    try {
      const message = eventsMessageSchema.parse(JSON.parse(body));
      const span = relaySpan(this.#tracing, this.#broker, message);
      this.#pass(message);
      span.end();
    } catch (fault) {
      this.#events.fault(fault);
    }
  }

  /** To all readers of the reply; any of them has the key to open it. */
  #pass({ replyId, events }: EventsMessage): void {
    const readers = this.#readers.get(replyId);
    const first = readers?.values().next().value;
    if (!readers || !first) return;
    const live = events.flatMap((entry) => first.source.open(entry));
    for (const reader of readers) reader.receive(live);
  }

  #heartbeat(): void {
    for (const reader of this.#all()) reader.connection.comment("still here");
  }

  #tellHeld(): void {
    const bytes = this.#all().map((reader) => reader.connection.heldBytes);
    this.#events.held(bytes.reduce((sum, held) => sum + held, 0));
  }

  async #look(): Promise<void> {
    if (this.#looking || this.#readers.size === 0) return;
    this.#looking = true;
    try {
      await this.#lookAtReplies();
      await this.#lookAtDevices();
    } catch (fault) {
      this.#events.fault(fault);
    } finally {
      this.#looking = false;
    }
  }

  async #lookAtReplies(): Promise<void> {
    for (const ids of chunks([...this.#readers.keys()])) {
      const rows = await this.#database.read
        .selectFrom("replies")
        .select(["id", "state", "reply_to"])
        .where("id", "in", ids)
        .execute();
      // A Retry through another gateway has its events sent there.
      for (const { id, reply_to } of rows) if (reply_to !== this.#instanceId) await this.#watch(id);
      const running = new Set(rows.filter((row) => !hasEnded(row.state)).map((row) => row.id));
      for (const id of ids) {
        for (const reader of this.#readers.get(id) ?? []) {
          if (reader.behind || !running.has(id)) reader.catchUp();
        }
      }
    }
  }

  async #lookAtDevices(): Promise<void> {
    const open = [...new Set(this.#all().map((reader) => reader.owner.deviceId))];
    for (const ids of chunks(open)) {
      const rows = await this.#database.read
        .selectFrom("devices")
        .select("id")
        .where("id", "in", ids)
        .where("revoked_at", "is", null)
        .execute();
      const active = new Set(rows.map((row) => row.id));
      for (const id of ids) if (!active.has(id)) this.closeDevice(id);
    }
  }
}

function sendAway({ connection }: ReplyReader): void {
  connection.sendAway(500 + Math.random() * comeBackWithinMs);
}

function chunks<T>(items: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < items.length; start += idsAtATime) {
    parts.push(items.slice(start, start + idsAtATime));
  }
  return parts;
}
