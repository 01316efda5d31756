/** The names and arguments of what lives in RabbitMQ (3.10 and 4.x alike), and how it is declared. */
import type { Channel, Options } from "amqplib";
import { BrokerFault } from "./broker.ts";
import { deliveryLimit, workQueueLength } from "./work-limits.ts";

export type Topology = {
  requests: string;
  workQueue: string;
  dead: string;
  deadQueue: string;
  replies: string;
  control: string;
  /** The queue of one gateway, exclusive to its connection. */
  gatewayQueue: (gatewayKey: string) => string;
};

export const workKey = "chat";
export const gatewayRoute = (gatewayKey: string) => `gateway.${gatewayKey}`;
export const replyRoute = (replyKey: string) => `reply.${replyKey}`;

/** `prefix` ends in a version, as in "healify.v1": other arguments need another name. */
export function topologyOf(prefix: string): Topology {
  const root = prefix.slice(0, Math.max(0, prefix.lastIndexOf("."))) || prefix;
  return {
    requests: `${prefix}.requests`,
    workQueue: `${prefix}.requests.${workKey}`,
    dead: `${prefix}.dead`,
    deadQueue: `${prefix}.dead.${workKey}`,
    replies: `${prefix}.replies`,
    control: `${prefix}.control`,
    gatewayQueue: (gatewayKey) => `${root}.gateway.${gatewayKey}`,
  };
}

const quorum = { "x-queue-type": "quorum" };

/** Idempotent. The dead-letter queue comes before the queue whose dead letters it takes. Rejects with BrokerFault. */
export async function declareTopology(channel: Channel, topology: Topology): Promise<void> {
  const { requests, workQueue, dead, deadQueue, replies, control } = topology;
  await declareExchange(channel, dead, "direct");
  await declareQueue(channel, deadQueue, { durable: true, arguments: quorum });
  await channel.bindQueue(deadQueue, dead, workKey);
  await declareExchange(channel, requests, "direct");
  await declareQueue(channel, workQueue, {
    durable: true,
    arguments: {
      ...quorum,
      "x-delivery-limit": deliveryLimit,
      "x-dead-letter-exchange": dead,
      "x-dead-letter-strategy": "at-least-once",
      "x-overflow": "reject-publish",
      "x-max-length": workQueueLength,
    },
  });
  await channel.bindQueue(workQueue, requests, workKey);
  await declareExchange(channel, replies, "direct");
  await declareExchange(channel, control, "fanout");
}

/** Events wait here only for a gateway that is slow; the oldest go first, readers have the answer log. */
const gatewayQueueLength = 100_000;

export function declareGatewayQueue(channel: Channel, name: string): Promise<void> {
  return declareQueue(channel, name, {
    durable: false,
    exclusive: true,
    autoDelete: true,
    arguments: { "x-max-length": gatewayQueueLength, "x-overflow": "drop-head" },
  });
}

async function declareQueue(channel: Channel, name: string, options: Options.AssertQueue) {
  await channel.assertQueue(name, options).catch((cause) => {
    throw refusal("queue", name, cause);
  });
}

async function declareExchange(channel: Channel, name: string, type: "direct" | "fanout") {
  await channel.assertExchange(name, type, { durable: true }).catch((cause) => {
    throw refusal("exchange", name, cause);
  });
}

const preconditionFailed = 406;
const resourceLocked = 405;

function refusal(kind: string, name: string, cause: unknown): unknown {
  const code = amqpCode(cause);
  if (code === preconditionFailed) {
    const what = `The ${kind} "${name}" exists in RabbitMQ with other arguments than Healify declares.`;
    const way = "Delete it there once nothing is left in it, then start again.";
    return new BrokerFault("refused", `${what} ${way}`, { cause });
  }
  if (code === resourceLocked) {
    return new BrokerFault("refused", `The ${kind} "${name}" belongs to another connection.`, {
      cause,
    });
  }
  return cause;
}

/** AMQP's own reply code, where the fault carries one. */
export function amqpCode(fault: unknown): number | undefined {
  if (!(fault instanceof Error) || !("code" in fault)) return undefined;
  return typeof fault.code === "number" ? fault.code : undefined;
}
