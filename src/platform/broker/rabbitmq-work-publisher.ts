/** Publishes work and says for each body whether the broker has it safe. */
import type { ConfirmChannel, Message } from "amqplib";
import { BrokerFault, type BrokerFaultCode } from "./broker.ts";
import type { FaultListener, RabbitmqConnection } from "./rabbitmq-connection.ts";
import { KeptChannel } from "./rabbitmq-kept-channel.ts";
import { declareTopology, type Topology, workKey } from "./rabbitmq-topology.ts";

/** A broker that says nothing for this long is taken to have lost the body: never wait for it alone. */
export const confirmWithinMs = 2_000;

/**
 * How long consumers of a deleted queue get to hear of it before it is declared again: where it exists again by then,
 * RabbitMQ 3.10 moves them over in silence and delivers nothing to them (measured).
 */
const declareAfterMs = 500;

type Settle = (fault: BrokerFault | null) => void;

export class RabbitmqWorkPublisher {
  readonly #connection: RabbitmqConnection;
  readonly #topology: Topology;
  readonly #channel: KeptChannel<ConfirmChannel>;
  readonly #unconfirmed = new Map<string, Settle>();
  #published = 0;
  /** The broker owes a confirm for longer than it may, and has confirmed nothing since. */
  #silent = false;
  #declareLater: NodeJS.Timeout | null = null;

  constructor(connection: RabbitmqConnection, topology: Topology, onFault: FaultListener) {
    this.#connection = connection;
    this.#topology = topology;
    this.#channel = new KeptChannel(
      connection,
      {
        name: "publishing work",
        open: () => connection.model.createConfirmChannel(),
        prepare: async (channel) => {
          channel.on("return", (message) => this.#onReturn(channel, message));
          await declareTopology(channel, topology);
        },
        onLost: () => this.#onLost(),
      },
      onFault,
    );
  }

  get settled(): Promise<unknown> {
    return this.#channel.settled;
  }

  ready(): boolean {
    return this.#channel.current !== null && !this.#silent;
  }

  publish(body: string): Promise<void> {
    if (this.#connection.blocked()) return rejected("blocked", "RabbitMQ takes nothing now.");
    const channel = this.#channel.current;
    if (!channel) return rejected("down", "RabbitMQ is not connected.");
    this.#published += 1;
    const messageId = String(this.#published);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => {
      this.#silent = true;
      settle(new BrokerFault("timeout", `Not confirmed within ${confirmWithinMs} ms.`));
    }, confirmWithinMs);
    const settle: Settle = (fault) => {
      clearTimeout(timer);
      this.#unconfirmed.delete(messageId);
      if (fault) reject(fault);
      else resolve();
    };
    this.#unconfirmed.set(messageId, settle);
    this.#send(channel, messageId, body, settle);
    return promise;
  }

  /** Before its connection closes. */
  close(): void {
    this.#failAll("closed", "This connection to the broker is closed.");
  }

  #send(channel: ConfirmChannel, messageId: string, body: string, settle: Settle): void {
    const options = {
      persistent: true,
      mandatory: true,
      messageId,
      contentType: "application/json",
    };
    try {
      channel.publish(this.#topology.requests, workKey, Buffer.from(body), options, (failed) => {
        this.#silent = false;
        settle(failed ? unconfirmedFault(failed) : null);
      });
    } catch (cause) {
      settle(new BrokerFault("down", "RabbitMQ is not connected.", { cause }));
    }
  }

  /** Nothing is bound to take it: somebody removed the queue. Declared again, the next publish succeeds. */
  #onReturn(channel: ConfirmChannel, message: Message): void {
    const messageId: unknown = message.properties.messageId;
    if (typeof messageId === "string") {
      const fault = new BrokerFault("unroutable", "No queue in RabbitMQ takes work.");
      this.#unconfirmed.get(messageId)?.(fault);
    }
    this.#declareLater ??= setTimeout(() => {
      this.#declareLater = null;
      // A failure closes the channel, which is reported and repaired there.
      declareTopology(channel, this.#topology).catch(() => undefined);
    }, declareAfterMs);
  }

  #onLost(): void {
    if (this.#declareLater) clearTimeout(this.#declareLater);
    this.#declareLater = null;
    this.#failAll("down", "The connection broke before the broker confirmed.");
  }

  #failAll(code: BrokerFaultCode, message: string): void {
    for (const settle of [...this.#unconfirmed.values()]) settle(new BrokerFault(code, message));
  }
}

/** Either the broker said no, or the channel closed before it said anything. */
function unconfirmedFault(failed: unknown): BrokerFault {
  const closed = failed instanceof Error && failed.message === "channel closed";
  return closed
    ? new BrokerFault("down", "The channel closed before RabbitMQ confirmed.", { cause: failed })
    : new BrokerFault("refused", "RabbitMQ did not take it.", { cause: failed });
}

function rejected(code: BrokerFaultCode, message: string): Promise<never> {
  return Promise.reject(new BrokerFault(code, message));
}
