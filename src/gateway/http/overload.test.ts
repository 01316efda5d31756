import fastify from "fastify";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { dispositionSchema } from "#contracts/triage.ts";
import { createMemoryLimits } from "#platform/limits/limits-memory.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import type { GatewayApp } from "./app-types.ts";
import { refuseWhenOverloaded } from "./overload.ts";
import { ProblemError } from "./problem.ts";

const waiting = { timeout: 30_000 };
const refusalSchema = z.object({
  code: z.literal("unavailable"),
  retryable: z.literal(true),
  triage: z.object({
    disposition: dispositionSchema,
    rules: z.array(z.object({ id: z.string(), reviewedBy: z.string().nullable() })),
  }),
});
const reviewer = "Dr. Ada Example on 2026-01-31";
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
    const reviewers = new Map([["chest-pressure", reviewer]]);
    gateway = await startTestGateway({ env, deps: { limits: { ...limits, take }, reviewers } });
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
    const { disposition, rules } = refusalSchema.parse(refused.json).triage;
    expect(disposition).toBe("emergency");
    // Who signed a rule is said in a refusal too.
    expect(rules.find(({ id }) => id === "chest-pressure")?.reviewedBy).toBe(reviewer);
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

/** Time stands still but for `turn`, so that how busy this machine is plays no part. */
describe("a gateway whose event loop is late", () => {
  const sampleMs = 500;
  let now = 0;
  let app: GatewayApp;
  let stop: () => void;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    vi.spyOn(performance, "now").mockImplementation(() => now);
    app = fastify();
    app.setErrorHandler((fault, _request, reply) => {
      const { code, retryAfterMs } = fault instanceof ProblemError ? fault : { code: "other" };
      return reply.code(503).send({ code, retryAfterMs });
    });
    stop = refuseWhenOverloaded(app, { requestsUnderWay: 100, openStreams: () => 0 });
    app.get("/api/anything", () => "taken");
    app.get("/livez", () => "alive");
  });
  afterEach(async () => {
    stop();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
    vi.restoreAllMocks();
    await app.close();
  });

  /** One sample of the event loop, so much late. */
  function turn(lateMs: number): void {
    now += sampleMs + lateMs;
    vi.advanceTimersByTime(sampleMs);
  }
  const status = async (url: string) => (await app.inject(url)).statusCode;

  it("refuses after the third late turn in a row, and takes again after one in time", async () => {
    turn(1500);
    turn(1500);
    expect(await status("/api/anything")).toBe(200);
    turn(1500);
    const refused = await app.inject("/api/anything");
    expect(refused.statusCode).toBe(503);
    const refusal = z.object({ code: z.literal("unavailable"), retryAfterMs: z.number() });
    expect(refusal.parse(refused.json()).retryAfterMs).toBeGreaterThanOrEqual(1000);
    expect(await status("/livez")).toBe(200);
    turn(0);
    expect(await status("/api/anything")).toBe(200);
  });

  it("takes everything while late turns come apart, or none is late by more than a second", async () => {
    for (const lateMs of [5000, 5000, 0, 5000, 5000, 900, 900, 900, 900]) {
      turn(lateMs);
      expect(await status("/api/anything")).toBe(200);
    }
  });
});
