import { setTimeout as delay } from "node:timers/promises";
import { BrokerFault, type QueueDepths } from "./broker.ts";
import type { RabbitmqConnection } from "./rabbitmq-connection.ts";
import type { Topology } from "./rabbitmq-topology.ts";

const withinMs = 2_000;

/** Over a channel of its own: asking for a queue that is gone closes the channel that asks. */
export async function askDepths(
  connection: RabbitmqConnection,
  topology: Topology,
): Promise<QueueDepths> {
  if (!connection.connected()) throw new BrokerFault("down", "RabbitMQ is not connected.");
  const late = new AbortController();
  const timeout = delay(withinMs, "late" as const, { signal: late.signal });
  timeout.catch(() => undefined);
  try {
    const depths = await Promise.race([ask(connection, topology), timeout]);
    if (depths !== "late") return depths;
  } catch (cause) {
    throw new BrokerFault("down", "RabbitMQ can't tell its queues' depths.", { cause });
  } finally {
    late.abort();
  }
  throw new BrokerFault("timeout", `RabbitMQ did not tell its queues' depths in ${withinMs} ms.`);
}

async function ask({ model }: RabbitmqConnection, topology: Topology): Promise<QueueDepths> {
  const channel = await model.createChannel();
  channel.on("error", () => undefined);
  try {
    const work = await channel.checkQueue(topology.workQueue);
    const dead = await channel.checkQueue(topology.deadQueue);
    return { work: work.messageCount, dead: dead.messageCount };
  } finally {
    await channel.close().catch(() => undefined);
  }
}
