/** Takes work from RabbitMQ. What a lost channel held is aborted here and redelivered there. */
import type { Channel, ConsumeMessage } from "amqplib";
import type { WorkConsumer, WorkDelivery } from "./broker.ts";
import { type HeldDelivery, holdDelivery } from "./delivery.ts";
import type { FaultListener, RabbitmqConnection } from "./rabbitmq-connection.ts";
import { KeptChannel } from "./rabbitmq-kept-channel.ts";
import { declareTopology, type Topology } from "./rabbitmq-topology.ts";

export type WorkHandling = {
  concurrency: number;
  onDelivery: (delivery: WorkDelivery) => void;
  onFault: FaultListener;
};

export class RabbitmqWorkConsumer implements WorkConsumer {
  readonly #topology: Topology;
  readonly #handling: WorkHandling;
  readonly #channel: KeptChannel<Channel>;
  readonly #held = new Set<HeldDelivery>();
  #consumerTag: string | null = null;
  #stopped = false;

  constructor(connection: RabbitmqConnection, topology: Topology, handling: WorkHandling) {
    this.#topology = topology;
    this.#handling = handling;
    this.#channel = new KeptChannel(
      connection,
      {
        name: "consuming work",
        open: () => connection.model.createChannel(),
        prepare: (channel) => this.#consume(channel),
        onLost: () => this.#loseAll(),
      },
      handling.onFault,
    );
  }

  get settled(): Promise<unknown> {
    return this.#channel.settled;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#channel.letGo();
    const channel = this.#channel.current;
    if (channel && this.#consumerTag) {
      await channel.cancel(this.#consumerTag).catch(() => undefined);
    }
    await this.#closeWhenIdle();
  }

  async #consume(channel: Channel): Promise<void> {
    await declareTopology(channel, this.#topology);
    await channel.prefetch(this.#handling.concurrency);
    const onMessage = (message: ConsumeMessage | null) => {
      // Null: the broker cancelled the consumer, for instance because the queue is gone. Another channel declares it.
      if (message === null) void channel.close().catch(() => undefined);
      else if (this.#stopped) channel.nack(message);
      else this.#deliver(channel, message);
    };
    const { consumerTag } = await channel.consume(this.#topology.workQueue, onMessage);
    this.#consumerTag = consumerTag;
  }

  #deliver(channel: Channel, message: ConsumeMessage): void {
    const body = message.content.toString();
    const held = holdDelivery(body, message.fields.redelivered, () => {
      this.#held.delete(held);
      acknowledge(channel, message);
      void this.#closeWhenIdle();
    });
    this.#held.add(held);
    try {
      this.#handling.onDelivery(held.delivery);
    } catch (fault) {
      this.#handling.onFault("handling work", fault);
    }
  }

  async #closeWhenIdle(): Promise<void> {
    if (this.#stopped && this.#held.size === 0) await this.#channel.close();
  }

  #loseAll(): void {
    for (const held of this.#held) held.lose();
    this.#held.clear();
  }
}

/** On a channel that is closing the library throws; the broker has the delivery back then. */
function acknowledge(channel: Channel, message: ConsumeMessage): void {
  try {
    channel.ack(message);
  } catch {
    // It is being redelivered.
  }
}
