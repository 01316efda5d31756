/** Two gateways that accept for one chat session at once: each triage has read all that was said before it. */
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dispositions } from "#contracts/triage.ts";
import { createMemoryAnswerLog } from "#platform/answer-log/answer-log-memory.ts";
import { createInProcessHub } from "#platform/broker/broker-in-process.ts";
import { createMemoryCache } from "#platform/cache/cache-memory.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { startTestGateway, type TestGateway, testSecret } from "#tests/support/gateway.ts";
import { MasterKeys } from "#vault/master-keys.ts";
import { createVault } from "#vault/vault.ts";

const fever = "I have had a high fever since this morning";
const neck = "Now my neck is very stiff";

describe("what triage remembers of a chat session", () => {
  const hub = createInProcessHub();
  const answerLog = createMemoryAnswerLog();
  const env = { HEALIFY_LIMIT_QUESTIONS: "10000", HEALIFY_LIMIT_WAITING: "10000" };
  let a: TestGateway;
  let b: TestGateway;
  let ann: ChatClient;

  beforeAll(async () => {
    a = await startTestGateway({ env, deps: { broker: hub.connect(), answerLog } });
    const { database } = a;
    // A cache of its own: what the other has accepted it can only know from the database.
    const vault = createVault(database, new MasterKeys(testSecret, null));
    const parts = { database, vault, cache: createMemoryCache(), answerLog };
    b = await startTestGateway({ env, deps: { ...parts, broker: hub.connect() } });
    ann = await ChatClient.signUp(a.url);
  });
  afterAll(async () => {
    await b.close();
    await a.close();
  });

  it("is what was said through the other gateway too", async () => {
    const sessionId = uuidv7();
    await ann.ask("Hello, I have a question", sessionId);
    await ann.at(b.url).ask(fever, sessionId);
    // The first gateway's memory ends before the fever.
    expect((await ann.ask(neck, sessionId)).triage.disposition).toBe("emergency");
  });

  it("is read anew by a gateway whose cache has never heard of the session", async () => {
    const sessionId = uuidv7();
    await ann.ask(fever, sessionId);
    expect((await ann.at(b.url).ask(neck, sessionId)).triage.disposition).toBe("emergency");
  });

  it("misses nothing when two are accepted at the same moment, whichever comes first", async () => {
    for (let round = 0; round < 25; round += 1) {
      const sessionId = uuidv7();
      if (round % 2 === 0) await ann.ask("Hello, I have a question", sessionId);
      const sent = await Promise.all([
        ann.ask(fever, sessionId),
        ann.at(b.url).ask(neck, sessionId),
      ]);
      const { messages } = await ann.session(sessionId);
      const later = messages.filter(({ role }) => role === "user").at(-1);
      const accepted = sent.find(({ message }) => message.id === later?.id);
      expect(accepted?.triage.disposition).toBe("emergency");
    }
  });

  it("keeps the order of many that are accepted at once, each with what stood before it", async () => {
    const sessionId = uuidv7();
    const sent = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        ann.at(n % 2 === 0 ? a.url : b.url).send(`Question ${n}?`, sessionId),
      ),
    );
    const accepted = sent.filter(({ status }) => status === 202);
    // A storm is refused, never accepted with a triage that has not read everything.
    for (const { status } of sent) expect([202, 503]).toContain(status);
    const { messages } = await ann.session(sessionId);
    expect(messages.filter(({ role }) => role === "user")).toHaveLength(accepted.length);
    const places = messages.flatMap((message) =>
      message.role === "assistant" ? [message.place ?? 0] : [],
    );
    expect(places).toEqual(places.map((_, index) => index));
  });

  it("reads the profile as it is at each message", async () => {
    const cara = await ChatClient.signUp(a.url);
    const sessionId = uuidv7();
    const question = "I have a fever of 38.5 degrees since this morning";
    const before = await cara.ask(question, sessionId);
    const profile = { conditions: ["neutropenia"], medicines: ["chemotherapy"] };
    const written = await cara.call("PUT", "/api/profile", { token: cara.token, body: profile });
    expect(written.status).toBe(200);
    const after = await cara.at(b.url).ask(question, uuidv7());
    expect(rank(after.triage.disposition)).toBeGreaterThan(rank(before.triage.disposition));
    await cara.call("PUT", "/api/profile", { token: cara.token, body: {} });
    const cleared = await cara.ask(question, uuidv7());
    expect(cleared.triage.disposition).toBe(before.triage.disposition);
  });

  it("is forgotten with the session", async () => {
    const sessionId = uuidv7();
    await ann.ask(fever, sessionId);
    const path = `/api/chat/sessions/${sessionId}`;
    expect((await ann.call("DELETE", path, { token: ann.token })).status).toBe(204);
    expect((await ann.ask(neck, sessionId)).triage.disposition).not.toBe("emergency");
  });
});

function rank(disposition: string | null): number {
  const mildestFirst: (string | null)[] = dispositions.toReversed();
  return mildestFirst.indexOf(disposition);
}
