/** The floor's worker: asks the model, publishes every token by itself, acknowledges at the end. */
import { Agent, request as call, type IncomingMessage } from "node:http";
import { type ConsumeMessage, connect } from "amqplib";
import { floorQueue, type TokenMessage } from "./messages.ts";

/** As many answers at a time as Healify's worker gives. */
const concurrency = 64;
const url = process.env.FLOOR_RABBITMQ_URL ?? "";
const model = new URL("/v1/chat/completions", process.env.FLOOR_MODEL_URL);
const agent = new Agent({ keepAlive: true });

const consuming = await connect(url, { noDelay: true });
const publishing = await connect(url, { noDelay: true });
const work = await consuming.createChannel();
const replies = await publishing.createChannel();
await work.assertQueue(floorQueue, { durable: true, arguments: { "x-queue-type": "quorum" } });
await work.prefetch(concurrency);
await work.consume(floorQueue, (message) => {
  if (!message) return;
  answer(message).then(
    () => work.ack(message),
    () => work.nack(message),
  );
});
console.log("ready");

async function answer(message: ConsumeMessage): Promise<void> {
  const { correlationId, replyTo } = message.properties;
  const tell = (token: TokenMessage) =>
    replies.sendToQueue(replyTo, Buffer.from(JSON.stringify(token)), { correlationId });
  const { text } = JSON.parse(message.content.toString());
  for await (const token of tokensOf(await askModel(text))) tell({ text: token });
  tell({ text: "", end: true });
}

function askModel(question: string): Promise<IncomingMessage> {
  const body = JSON.stringify({
    model: "bench",
    stream: true,
    messages: [{ role: "user", content: question }],
  });
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json" };
    call(model, { agent, method: "POST", headers }, resolve).on("error", reject).end(body);
  });
}

async function* tokensOf(stream: IncomingMessage): AsyncIterable<string> {
  let pending = "";
  for await (const chunk of stream.setEncoding("utf8")) {
    const lines = (pending + chunk).split("\n");
    pending = lines.pop() ?? "";
    for (const line of lines) {
      if (!line.startsWith("data: {")) continue;
      const content = JSON.parse(line.slice(6)).choices[0]?.delta.content;
      if (content) yield content;
    }
  }
}

process.once("SIGTERM", async () => {
  await Promise.all([consuming.close(), publishing.close()]);
  agent.destroy();
});
