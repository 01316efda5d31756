import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { dispositionSchema } from "#contracts/triage.ts";
import { createMemoryLimits } from "#platform/limits/limits-memory.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

const waiting = { timeout: 30_000 };
const refusalSchema = z.object({
  code: z.literal("unavailable"),
  retryable: z.literal(true),
  triage: z.object({ disposition: dispositionSchema }),
});
const emergency = "I have crushing chest pain and my left arm hurts";

describe("a gateway that works on as many requests as it can hold", () => {
  const roomFor = 2;
  let gateway: TestGateway;
  let ann: ChatClient;
  let letThrough: () => void;
  let held: number;

  /** Questions stay under way for as long as their limit is being counted. */
  async function start(): Promise<void> {
    const limits = createMemoryLimits();
    const gate = Promise.withResolvers<void>();
    letThrough = gate.resolve;
    held = 0;
    const take: typeof limits.take = async (limit, key) => {
      if (limit.name === "questions") {
        held += 1;
        await gate.promise;
      }
      return limits.take(limit, key);
    };
    const env = { HEALIFY_LIMIT_REQUESTS: String(roomFor) };
    gateway = await startTestGateway({ env, deps: { limits: { ...limits, take } } });
    ann = await ChatClient.signUp(gateway.url);
  }
  afterEach(async () => {
    letThrough();
    await gateway.close();
  });

  it("refuses the next with a time to come back and its triage, and takes it when there is room", async () => {
    await start();
    const underWay = Array.from({ length: roomFor }, (_, n) => ann.send(`Question ${n}?`));
    await vi.waitFor(() => expect(held).toBe(roomFor), waiting);

    const refused = await ann.send(emergency);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect(refusalSchema.parse(refused.json).triage.disposition).toBe("emergency");
    const other = await ann.call("GET", "/api/chat/sessions", { token: ann.token });
    expect(other.status).toBe(503);
    // Who looks after the gateway still sees it.
    expect((await ann.call("GET", "/livez", {})).status).toBe(200);
    expect(held).toBe(roomFor);

    letThrough();
    for (const { status } of await Promise.all(underWay)) expect(status).toBe(202);
    await vi.waitFor(async () => expect((await ann.send(emergency)).status).toBe(202), waiting);
  });

  it("does not count the streams that are open", async () => {
    await start();
    letThrough();
    const readers = [];
    for (let n = 0; n < roomFor * 2; n += 1) {
      const { reply } = await ann.ask(`Question ${n}?`);
      readers.push(ann.read(reply.id));
      await vi.waitFor(
        async () => expect(await ann.metric("healify_open_streams")).toBe(n + 1),
        waiting,
      );
    }
    expect((await ann.call("GET", "/api/chat/sessions", { token: ann.token })).status).toBe(200);
  });
});
