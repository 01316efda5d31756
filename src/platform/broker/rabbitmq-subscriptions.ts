/** What a process hears from RabbitMQ: the events of its gateway's key and of watched replies, and control messages. */
import { setTimeout as delay } from "node:timers/promises";
import type { Channel } from "amqplib";
import type { ControlSubscription, EventSubscription } from "./broker.ts";
import type { FaultListener, RabbitmqConnection } from "./rabbitmq-connection.ts";
import { KeptChannel } from "./rabbitmq-kept-channel.ts";
import {
  declareGatewayQueue,
  declareTopology,
  gatewayRoute,
  replyRoute,
  type Topology,
} from "./rabbitmq-topology.ts";

type Receiving = {
  connection: RabbitmqConnection;
  topology: Topology;
  onBody: (body: string) => void;
  onFault: FaultListener;
};

/** Watching takes effect within this, or with the next channel. */
const bindWithinMs = 2_000;

export class RabbitmqEventSubscription implements EventSubscription {
  readonly #queue: string;
  readonly #topology: Topology;
  readonly #watched = new Set<string>();
  readonly #channel: KeptChannel<Channel>;

  constructor(gatewayKey: string, receiving: Receiving) {
    const { topology } = receiving;
    this.#topology = topology;
    this.#queue = topology.gatewayQueue(gatewayKey);
    this.#channel = keepReceiving("receiving events", receiving, async (channel) => {
      await declareGatewayQueue(channel, this.#queue);
      const routes = [gatewayRoute(gatewayKey), ...[...this.#watched].map(replyRoute)];
      for (const route of routes) await channel.bindQueue(this.#queue, topology.replies, route);
      return this.#queue;
    });
  }

  get settled(): Promise<unknown> {
    return this.#channel.settled;
  }

  async watch(replyKey: string): Promise<void> {
    if (this.#watched.has(replyKey)) return;
    this.#watched.add(replyKey);
    await this.#now((channel) =>
      channel.bindQueue(this.#queue, this.#topology.replies, replyRoute(replyKey)),
    );
  }

  async unwatch(replyKey: string): Promise<void> {
    if (!this.#watched.delete(replyKey)) return;
    await this.#now((channel) =>
      channel.unbindQueue(this.#queue, this.#topology.replies, replyRoute(replyKey)),
    );
  }

  close(): Promise<void> {
    return this.#channel.close();
  }

  /** What fails now is made up for by the next channel, which binds all that is watched. */
  async #now(change: (channel: Channel) => Promise<unknown>): Promise<void> {
    const channel = this.#channel.current;
    if (!channel) return;
    const late = new AbortController();
    const changed = change(channel).catch(() => undefined);
    await Promise.race([changed, delay(bindWithinMs, undefined, { signal: late.signal })]);
    late.abort();
  }
}

export class RabbitmqControlSubscription implements ControlSubscription {
  readonly #channel: KeptChannel<Channel>;

  constructor(receiving: Receiving) {
    this.#channel = keepReceiving("receiving control messages", receiving, async (channel) => {
      const { queue } = await channel.assertQueue("", {
        durable: false,
        exclusive: true,
        autoDelete: true,
      });
      await channel.bindQueue(queue, receiving.topology.control, "");
      return queue;
    });
  }

  get settled(): Promise<unknown> {
    return this.#channel.settled;
  }

  close(): Promise<void> {
    return this.#channel.close();
  }
}

/** `bind` declares and binds a queue and gives its name. */
function keepReceiving(
  name: string,
  { connection, topology, onBody, onFault }: Receiving,
  bind: (channel: Channel) => Promise<string>,
): KeptChannel<Channel> {
  const receive = (body: string) => {
    try {
      onBody(body);
    } catch (fault) {
      onFault(name, fault);
    }
  };
  const prepare = async (channel: Channel) => {
    await declareTopology(channel, topology);
    const queue = await bind(channel);
    await channel.consume(
      queue,
      (message) => {
        if (message) receive(message.content.toString());
        else void channel.close().catch(() => undefined);
      },
      { noAck: true },
    );
  };
  const open = () => connection.model.createChannel();
  return new KeptChannel(connection, { name, open, prepare }, onFault);
}
