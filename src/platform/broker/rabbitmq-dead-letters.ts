import { BrokerFault } from "./broker.ts";
import type { RabbitmqConnection } from "./rabbitmq-connection.ts";
import { type Topology, workKey } from "./rabbitmq-topology.ts";

/**
 * Goes once through what is set aside. What stays is published anew before it is acknowledged: taking it back would
 * count as a return, of which RabbitMQ forgives twenty.
 */
export async function forgetDead(
  connection: RabbitmqConnection,
  { dead, deadQueue }: Topology,
  isGone: (body: string) => boolean,
): Promise<number> {
  if (!connection.connected()) throw new BrokerFault("down", "RabbitMQ is not connected.");
  const channel = await connection.model.createConfirmChannel();
  channel.on("error", () => undefined);
  let forgotten = 0;
  try {
    const { messageCount } = await channel.checkQueue(deadQueue);
    for (let seen = 0; seen < messageCount; seen += 1) {
      const message = await channel.get(deadQueue);
      if (!message) break;
      if (isGone(message.content.toString("utf8"))) forgotten += 1;
      else {
        const { headers } = message.properties;
        channel.publish(dead, workKey, message.content, { headers, persistent: true });
        await channel.waitForConfirms();
      }
      channel.ack(message);
    }
    return forgotten;
  } finally {
    await channel.close().catch(() => undefined);
  }
}
