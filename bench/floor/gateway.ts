/**
 * The floor: what somebody would write by hand in an afternoon. HTTP → quorum queue with publisher confirms → worker →
 * exclusive queue → SSE. Every token is forwarded by itself; nothing is stored, nobody is checked.
 */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { connect } from "amqplib";
import { z } from "zod";
import { floorQueue, type TokenMessage } from "./messages.ts";

const bodySchema = z.object({ text: z.string() });
const url = process.env.FLOOR_RABBITMQ_URL ?? "";
const options = { noDelay: true };

const publishing = await connect(url, options);
const consuming = await connect(url, options);
const requests = await publishing.createConfirmChannel();
await requests.assertQueue(floorQueue, {
  durable: true,
  arguments: { "x-queue-type": "quorum" },
});
const replies = await consuming.createChannel();
const { queue: replyTo } = await replies.assertQueue("", { exclusive: true, autoDelete: true });

const readers = new Map<string, ServerResponse>();

await replies.consume(
  replyTo,
  (message) => {
    const reader = message && readers.get(String(message.properties.correlationId));
    if (!message || !reader) return;
    const token: TokenMessage = JSON.parse(message.content.toString());
    if (token.end) reader.end("event: end\ndata: {}\n\n");
    else reader.write(`event: delta\ndata: ${JSON.stringify({ text: token.text })}\n\n`);
  },
  { noAck: true },
);

async function ask(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = bodySchema.parse(JSON.parse(await text(incoming)));
  const correlationId = randomUUID();
  readers.set(correlationId, response);
  response.on("close", () => readers.delete(correlationId));
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  response.flushHeaders();
  const content = Buffer.from(JSON.stringify(body));
  requests.sendToQueue(
    floorQueue,
    content,
    { persistent: true, correlationId, replyTo },
    (refused) => {
      if (refused) response.destroy();
    },
  );
}

const server = createServer({ noDelay: true, keepAliveTimeout: 600_000 }, (incoming, response) => {
  ask(incoming, response).catch(() => response.destroy());
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  console.log(`ready at http://127.0.0.1:${port}`);
});
process.once("SIGTERM", async () => {
  server.close();
  server.closeAllConnections();
  await Promise.all([publishing.close(), consuming.close()]);
});
