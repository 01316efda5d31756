/** Row 26: readers that stop reading are held little for, are cut, and go on later where they were. */
import { get, type IncomingMessage } from "node:http";
import { createParser } from "eventsource-parser";
import type { Accepted } from "#contracts/chat.ts";
import { replyEventPayloads } from "#contracts/reply-events.ts";
import { assembledText, type ChatClient } from "#tests/support/chat-client.ts";
import { letters } from "../driver/answers.ts";
import type { Lab } from "../driver/lab.ts";
import type { Scenario } from "../driver/workshop.ts";

export const slowReaderScenarios: Scenario[] = [
  { row: "26", name: "forty readers stop reading", mode: "embedded", run: stopReading },
  { row: "26", name: "forty readers stop reading", mode: "distributed", run: stopReading },
];

/** What fits into the kernel's own buffers (3 to 4 MB) must be exceeded; the log must hold all of it. */
const sentences = 1400;
const wordsPerSentence = 12;
const wordLength = 400;
const readers = 40;
/** No model writes so much: a worker leaves one that does, unless it is told otherwise. */
const answerLimit = { HEALIFY_MODEL_ANSWER_LIMIT: "10000000" };
/** 256 KiB, and the write that went beyond. */
const mostHeldForOne = 256 * 1024 + 64 * 1024;

async function stopReading(lab: Lab): Promise<void> {
  await lab.system.restartWorkers(answerLimit);
  try {
    await stall(lab);
  } finally {
    await lab.system.restartWorkers();
  }
}

async function stall(lab: Lab): Promise<void> {
  const client = lab.person(0).at(0);
  const accepted = await askForMuch(lab, client);
  const { id } = accepted.reply;
  const stalled = Array.from({ length: readers }, () => new StallingReader(client, id));
  lab.fault(`${readers} readers stop reading`);
  const open = () => client.metric("healify_open_streams");
  await lab.until(async () => (await open()) === readers, "the streams to be open");
  const held = await mostHeld(lab, client, id);
  lab.expect(held > 0, "nothing was ever held back: they did not stop");
  const most = readers * mostHeldForOne;
  lab.expect(held <= most, `${held} bytes were held for ${readers} readers that read nothing`);
  // Redis would not give an answer of this size, which no model writes, within its 50 ms.
  const back = lab.system.mode === "embedded" ? stalled.slice(0, 2) : [];
  for (const reader of back) await goOn(lab, client, accepted, reader);
  for (const reader of stalled) reader.leave();
}

async function askForMuch(lab: Lab, client: ChatClient): Promise<Accepted> {
  const words = Array.from({ length: wordsPerSentence }, () => "a".repeat(wordLength)).join(" ");
  // Whole sentences: text goes out sentence by sentence.
  const lines = Array.from({ length: sentences }, (_, n) => `Line ${letters(n)} is ${words} here.`);
  const text = lines.join(" ");
  lab.system.model.always({ kind: "normal", text, tokenMs: 1 });
  return client.ask("What is a very long word?");
}

/** The most that the gateway held for its readers until it had cut the last. */
async function mostHeld(lab: Lab, client: ChatClient, replyId: string): Promise<number> {
  let most = 0;
  const over = async () => {
    most = Math.max(most, await client.metric("healify_streams_held_bytes"));
    const rows = await lab.system.rows();
    const ended = rows.some(({ id, state }) => id === replyId && state === "completed");
    return ended && (await client.metric("healify_open_streams")) === 0;
  };
  await lab.until(over, "the answer to end and its readers to be cut", 120_000);
  return most;
}

/** One that was cut comes back and says how far it had come. */
async function goOn(lab: Lab, client: ChatClient, accepted: Accepted, cut: StallingReader) {
  lab.expect(cut.text !== "", "it had not read anything before it stopped");
  const rest = await client.read(accepted.reply.id, cut.lastId).end();
  const last = rest.last()?.event.type;
  lab.expect(last === "reply-end", `it went on to ${last}`);
  lab.expect(!rest.types().includes("reply-reset"), "it was told to start over");
  const whole = cut.text + assembledText(rest);
  const { messages } = await client.session(accepted.session.id);
  const stored = messages.find((message) => message.role === "assistant")?.text ?? "";
  lab.expect(whole === stored, `it read ${whole.length} of ${stored.length} characters`);
}

/** Reads until the first words, and then nothing more. */
class StallingReader {
  lastId: string | undefined;
  text = "";
  #response: IncomingMessage | null = null;

  constructor({ url, token }: ChatClient, replyId: string) {
    const headers = { authorization: `Bearer ${token}` };
    const parser = createParser({
      onEvent: ({ id, event, data }) => {
        this.lastId = id ?? this.lastId;
        if (event !== "reply-delta") return;
        this.text += replyEventPayloads["reply-delta"].parse(JSON.parse(data)).text;
        this.#response?.pause();
      },
    });
    // A connection of its own, which nobody else waits for.
    get(`${url}/api/chat/replies/${replyId}/events`, { headers, agent: false }, (response) => {
      this.#response = response;
      response.setEncoding("utf8");
      response.on("error", () => undefined);
      response.on("data", (chunk: string) => parser.feed(chunk));
    }).on("error", () => undefined);
  }

  leave(): void {
    this.#response?.destroy();
  }
}
