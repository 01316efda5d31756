/** Row 26: a reader that stops reading. */
import { connect } from "node:net";
import type { Lab } from "../driver/lab.ts";
import type { Scenario } from "../driver/workshop.ts";
import type { EmbeddedSystem } from "../systems/embedded.ts";

export const slowReaderScenarios: Scenario[] = [
  { row: "26", name: "a reader that stops reading", mode: "embedded", run: stopsReading },
];

const sentences = 1500;
/** What fits into the kernel's own buffers must be exceeded by far. */
const sentenceLength = 4000;
const readers = 8;

/** How much they cost is not judged here: an answer of this size, which no model gives, costs the most by itself. */
async function stopsReading(lab: Lab<EmbeddedSystem>): Promise<void> {
  const word = "a".repeat(sentenceLength);
  const text = Array.from({ length: sentences }, (_, n) => `${word}${n % 7} is a word.`).join(" ");
  lab.system.model.program({ kind: "normal", text, tokenMs: 1 });
  const client = lab.person(0).at(0);
  const accepted = await client.ask("What is a very long word?");
  const { port } = new URL(client.url);
  const sockets = Array.from({ length: readers }, () => {
    const socket = connect({ port: Number(port), host: "127.0.0.1" });
    socket.on("error", () => undefined);
    socket.pause();
    socket.write(
      `GET /api/chat/replies/${accepted.reply.id}/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${client.token}\r\n\r\n`,
    );
    return socket;
  });
  lab.fault(`${readers} readers that read nothing`);
  const open = () => client.metric("healify_open_streams");
  await lab.until(async () => (await open()) === readers, "the streams to be open");
  const over = async () => {
    const rows = await lab.system.rows();
    const ended = rows.some(({ id, state }) => id === accepted.reply.id && state === "completed");
    return ended && (await open()) === 0;
  };
  await lab.until(over, "the answer to end and its readers to be cut", 60_000);
  for (const socket of sockets) socket.destroy();
}
