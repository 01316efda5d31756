/**
 * The broker inside one process. It keeps the promises of the real one: bodies go through bytes, arrive on a later
 * turn of the event loop, and come back when the connection that holds them closes. It ends with its process; what it
 * held then is published again from the database.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { type Broker, BrokerFault, type EventSubscription } from "./broker.ts";
import { type InProcessConsumer, InProcessWorkQueue } from "./in-process-work-queue.ts";

export type InProcessHub = {
  /** A connection of its own: what closes with it are its own consumers and subscriptions. */
  connect(): Broker;
};

type Subscriber = {
  gatewayKey: string;
  watched: Set<string>;
  onEvent: (body: string) => void;
};
type Listener = { onControl: (body: string) => void };

/** One for all who shall reach each other. */
export function createInProcessHub(): InProcessHub {
  const work = new InProcessWorkQueue();
  const subscribers = new Map<string, Subscriber>();
  const listeners = new Set<Listener>();
  return { connect: () => new InProcessBroker(work, subscribers, listeners) };
}

class InProcessBroker implements Broker {
  readonly kind = "in-process";
  readonly #work: InProcessWorkQueue;
  readonly #subscribers: Map<string, Subscriber>;
  readonly #listeners: Set<Listener>;
  readonly #consumers: InProcessConsumer[] = [];
  readonly #closers = new Set<() => void>();
  #closed = false;

  constructor(
    work: InProcessWorkQueue,
    subscribers: Map<string, Subscriber>,
    listeners: Set<Listener>,
  ) {
    this.#work = work;
    this.#subscribers = subscribers;
    this.#listeners = listeners;
  }

  state() {
    return this.#closed ? "down" : "up";
  }

  async publishWork(body: string) {
    this.#mustBeOpen();
    this.#work.push(throughBytes(body));
    await nextTurn();
  }

  async consumeWork(concurrency: number, onDelivery: Parameters<Broker["consumeWork"]>[1]) {
    this.#mustBeOpen();
    const consumer = this.#work.consume(concurrency, onDelivery);
    this.#consumers.push(consumer);
    return consumer;
  }

  publishEvent(gatewayKey: string, replyKey: string, body: string) {
    if (this.#closed) return;
    const sent = throughBytes(body);
    for (const subscriber of this.#subscribers.values()) {
      if (subscriber.gatewayKey !== gatewayKey && !subscriber.watched.has(replyKey)) continue;
      setImmediate(() => {
        if (this.#subscribers.get(subscriber.gatewayKey) === subscriber) subscriber.onEvent(sent);
      });
    }
  }

  async subscribeEvents(
    gatewayKey: string,
    onEvent: (body: string) => void,
  ): Promise<EventSubscription> {
    this.#mustBeOpen();
    if (this.#subscribers.has(gatewayKey)) {
      throw new BrokerFault("refused", `Another gateway already receives as ${gatewayKey}.`);
    }
    const watched = new Set<string>();
    this.#subscribers.set(gatewayKey, { gatewayKey, watched, onEvent });
    const close = this.#closer(() => this.#subscribers.delete(gatewayKey));
    return {
      watch: async (replyKey) => void watched.add(replyKey),
      unwatch: async (replyKey) => void watched.delete(replyKey),
      close: async () => close(),
    };
  }

  publishControl(body: string) {
    if (this.#closed) return;
    const sent = throughBytes(body);
    for (const listener of this.#listeners) {
      setImmediate(() => {
        if (this.#listeners.has(listener)) listener.onControl(sent);
      });
    }
  }

  async subscribeControl(onControl: (body: string) => void) {
    this.#mustBeOpen();
    const listener = { onControl };
    this.#listeners.add(listener);
    const close = this.#closer(() => this.#listeners.delete(listener));
    return { close: async () => close() };
  }

  async forgetDead(isGone: (body: string) => boolean) {
    this.#mustBeOpen();
    return this.#work.forgetDead(isGone);
  }

  async depths() {
    this.#mustBeOpen();
    return this.#work.depths();
  }

  async close() {
    if (this.#closed) return;
    this.#closed = true;
    for (const consumer of this.#consumers) consumer.cut();
    for (const close of [...this.#closers]) close();
  }

  /** Runs once, by the subscription or by the connection that closes. */
  #closer(close: () => void): () => void {
    const once = () => {
      if (this.#closers.delete(once)) close();
    };
    this.#closers.add(once);
    return once;
  }

  #mustBeOpen() {
    if (this.#closed) throw new BrokerFault("closed", "This connection to the broker is closed.");
  }
}

/** A text that doesn't survive UTF-8 must not survive here either. */
function throughBytes(body: string): string {
  return Buffer.from(body).toString();
}
