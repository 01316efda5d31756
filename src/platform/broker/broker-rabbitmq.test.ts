import { randomUUID } from "node:crypto";
import { connect } from "amqplib";
import { requireRabbitmqUrl } from "#tests/support/services/urls.ts";
import { brokerContract } from "./broker.contract.ts";
import { openRabbitmqBroker } from "./broker-rabbitmq.ts";
import { topologyOf } from "./rabbitmq-topology.ts";

brokerContract("the RabbitMQ broker", async () => {
  const url = requireRabbitmqUrl();
  const prefix = `healify-test-${randomUUID()}.v1`;
  return {
    connect: () => openRabbitmqBroker({ url, prefix }),
    close: () => removeTopology(url, prefix),
  };
});

async function removeTopology(url: string, prefix: string): Promise<void> {
  const connection = await connect(url);
  const channel = await connection.createChannel();
  const { workQueue, deadQueue, requests, dead, replies, control } = topologyOf(prefix);
  for (const queue of [workQueue, deadQueue]) await channel.deleteQueue(queue);
  for (const exchange of [requests, dead, replies, control]) await channel.deleteExchange(exchange);
  await connection.close();
}
