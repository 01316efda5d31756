/** Publishes events and control messages: transient, unconfirmed, dropped whenever they can't go out at once. */
import type { Channel, Options } from "amqplib";
import type { FaultListener, RabbitmqConnection } from "./rabbitmq-connection.ts";
import { KeptChannel } from "./rabbitmq-kept-channel.ts";
import { declareTopology, gatewayRoute, replyRoute, type Topology } from "./rabbitmq-topology.ts";

/** Messages that may wait for the socket: beyond these the broker has stopped reading. */
const mayWait = 16_384;

export class RabbitmqEventPublisher {
  readonly #connection: RabbitmqConnection;
  readonly #topology: Topology;
  readonly #channel: KeptChannel<Channel>;
  #congested = false;

  constructor(connection: RabbitmqConnection, topology: Topology, onFault: FaultListener) {
    this.#connection = connection;
    this.#topology = topology;
    this.#channel = new KeptChannel(
      connection,
      {
        name: "publishing events",
        open: () => connection.model.createChannel({ highWaterMark: mayWait }),
        prepare: async (channel) => {
          this.#congested = false;
          channel.on("drain", () => {
            this.#congested = false;
          });
          await declareTopology(channel, topology);
        },
      },
      onFault,
    );
  }

  get settled(): Promise<unknown> {
    return this.#channel.settled;
  }

  /** CC gives it a second route; a queue that is bound to both gets one copy. */
  publishEvent(gatewayKey: string, replyKey: string, body: string): void {
    const options = { CC: replyRoute(replyKey) };
    this.#publish(this.#topology.replies, gatewayRoute(gatewayKey), body, options);
  }

  publishControl(body: string): void {
    this.#publish(this.#topology.control, "", body);
  }

  #publish(exchange: string, route: string, body: string, options: Options.Publish = {}): void {
    const channel = this.#channel.current;
    if (!channel || this.#congested || this.#connection.blocked()) return;
    try {
      const room = channel.publish(exchange, route, Buffer.from(body), {
        ...options,
        persistent: false,
      });
      this.#congested = !room;
    } catch {
      // The channel closed a moment ago: dropped, like everything until the next one is open.
    }
  }
}
