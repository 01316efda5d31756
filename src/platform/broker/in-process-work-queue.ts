/**
 * The work queue of the in-process broker. An entry is `ready`, or held by one consumer, or dead, or acknowledged and
 * gone. What a consumer loses goes back to the front of the queue, until it came back too often.
 */
import { BrokerFault, type QueueDepths, type WorkConsumer, type WorkDelivery } from "./broker.ts";
import { type HeldDelivery, holdDelivery } from "./delivery.ts";
import { deliveryLimit, workQueueLength } from "./work-limits.ts";

type Entry = { body: string; returns: number };
type Consumer = {
  concurrency: number;
  taking: boolean;
  onDelivery: (delivery: WorkDelivery) => void;
  held: Map<Entry, HeldDelivery>;
};

/** A consumer as its connection sees it: it can also be cut off, as by a broken connection. */
export type InProcessConsumer = WorkConsumer & { cut(): void };

export class InProcessWorkQueue {
  #ready: Entry[] = [];
  #dead: string[] = [];
  #consumers: Consumer[] = [];

  push(body: string): void {
    if (this.#ready.length >= workQueueLength) {
      throw new BrokerFault("refused", "The work queue is full.");
    }
    this.#ready.push({ body, returns: 0 });
    this.#pump();
  }

  depths(): QueueDepths {
    return { work: this.#ready.length, dead: this.#dead.length };
  }

  forgetDead(isGone: (body: string) => boolean): number {
    const before = this.#dead.length;
    this.#dead = this.#dead.filter((body) => !isGone(body));
    return before - this.#dead.length;
  }

  consume(concurrency: number, onDelivery: Consumer["onDelivery"]): InProcessConsumer {
    const consumer: Consumer = { concurrency, taking: true, onDelivery, held: new Map() };
    this.#consumers.push(consumer);
    this.#pump();
    const stop = () => {
      consumer.taking = false;
      this.#consumers = this.#consumers.filter((other) => other !== consumer);
    };
    return {
      stop: async () => stop(),
      cut: () => {
        stop();
        for (const entry of [...consumer.held.keys()].reverse()) this.#takeBack(consumer, entry);
        this.#pump();
      },
    };
  }

  #pump(): void {
    for (const consumer of this.#roundOfConsumers()) {
      const entry = this.#ready.shift();
      if (!entry) return;
      this.#hand(consumer, entry);
    }
  }

  /** Consumers with room, in turn, for as long as one has. */
  *#roundOfConsumers(): Generator<Consumer> {
    while (this.#ready.length > 0) {
      const consumer = this.#consumers.find(({ held, concurrency }) => held.size < concurrency);
      if (!consumer) return;
      this.#consumers = [...this.#consumers.filter((other) => other !== consumer), consumer];
      yield consumer;
    }
  }

  #hand(consumer: Consumer, entry: Entry): void {
    const held = holdDelivery(entry.body, entry.returns > 0, () => {
      consumer.held.delete(entry);
      this.#pump();
    });
    consumer.held.set(entry, held);
    setImmediate(() => {
      if (consumer.held.get(entry) !== held) return;
      if (consumer.taking) consumer.onDelivery(held.delivery);
      else this.#putBack(consumer, entry);
    });
  }

  /** Never handed over, so it doesn't count as a return. */
  #putBack(consumer: Consumer, entry: Entry): void {
    consumer.held.delete(entry);
    this.#ready.unshift(entry);
    this.#pump();
  }

  #takeBack(consumer: Consumer, entry: Entry): void {
    const held = consumer.held.get(entry);
    consumer.held.delete(entry);
    entry.returns += 1;
    if (entry.returns > deliveryLimit) this.#dead.push(entry.body);
    else this.#ready.unshift(entry);
    held?.lose();
  }
}
