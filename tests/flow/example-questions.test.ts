/** What an empty chat offers to ask is answered, with sources, by the library that comes with Healify. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { assembledAnswer, ChatClient } from "#tests/support/chat-client.ts";
import { welcome } from "../../src/web/language/en/welcome.ts";
import { type Embedded, startEmbedded } from "./systems.ts";

let healify: Embedded;
let client: ChatClient;
beforeAll(async () => {
  healify = await startEmbedded({ HEALIFY_MODEL: "library" });
  client = await ChatClient.signUp(healify.process.url());
});
afterAll(() => healify?.close());

it.each(Object.values(welcome.example))("%s", async (question) => {
  const reader = await client.askForEvents(question).end();
  expect(reader.types().at(-1)).toBe("reply-end");
  const { text, citations } = assembledAnswer(reader);
  expect(citations.length).toBeGreaterThan(0);
  expect(text).toContain("[1]");
  // None of them is an emergency, nor makes one of itself.
  expect(reader.accepted?.triage.disposition).not.toBe("emergency");
  expect(reader.accepted?.triage.fixedText).toBeNull();
});
