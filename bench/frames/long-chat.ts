/** A chat session of 1,000 messages: 500 questions that the library answers, each asked as a person would. */
import { uuidv7 } from "uuidv7";
import { ChatClient } from "#tests/support/chat-client.ts";
import { httpClient, type Person } from "#tests/support/client.ts";

export const questionsAsked = 500;

const topics = [
  "high blood pressure",
  "asthma",
  "a sore throat",
  "migraine",
  "back pain",
  "hay fever",
  "type 2 diabetes",
  "heartburn",
  "insomnia",
  "eczema",
];
const asked = [
  (topic: string) => `What is ${topic}?`,
  (topic: string) => `What helps against ${topic}?`,
  (topic: string) => `What can cause ${topic}?`,
];

export async function writeLongChat(url: string, person: Person): Promise<string> {
  const client = new ChatClient(url, person);
  const sessionId = uuidv7();
  for (let n = 0; n < questionsAsked; n++) {
    const topic = topics[n % topics.length] ?? "";
    const question = asked[Math.floor(n / topics.length) % asked.length]?.(topic) ?? "";
    const answer = await client.askForEvents(question, sessionId).end();
    if (!answer.hasEnd()) throw new Error(`question ${n} was not answered: ${answer.status}`);
  }
  return sessionId;
}

/** What the browser is given when the chat is opened. Bytes. */
export async function sizeOfChat(url: string, person: Person, sessionId: string): Promise<number> {
  const { text } = await httpClient(url)("GET", `/api/chat/sessions/${sessionId}`, {
    token: person.accessToken,
  });
  return Buffer.byteLength(text);
}
