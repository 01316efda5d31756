/** Redis killed and frozen, on a server of this file's own: what the three adapters over it do meanwhile. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { resourcesOpenedFromNow, untilNoneLeft } from "#tests/support/services/open-resources.ts";
import { startRedis } from "#tests/support/services/redis.ts";
import type { TestServer } from "#tests/support/services/server-process.ts";
import { patientRedis } from "#tests/support/services/urls.ts";
import { createRedisAnswerLog } from "../answer-log/answer-log-redis.ts";
import { createRedisCache } from "../cache/cache-redis.ts";
import { createRedisLimits } from "../limits/limits-redis.ts";
import { openRedis, type RedisConnection, type RedisState } from "./redis-connection.ts";

const waiting = { timeout: 60_000, interval: 20 };
/** A dozen calls together: had one of them waited, it would have taken 50 ms by itself. */
const atOnceMs = 45;
/** For 50 ms and a busy machine; a hundred of them one after the other would take 5 s. */
const waitInVainMs = 2_500;
const entry = { attempt: 1, seq: 1, body: "x" };
const limit = { name: "one", points: 1, windowMs: 60_000 };

let server: TestServer;
let connection: RedisConnection;
let states: RedisState[];
const adapters = () => ({
  cache: createRedisCache(connection),
  log: createRedisAnswerLog(connection),
  limits: createRedisLimits(connection),
});
const available = (expected: boolean) =>
  vi.waitFor(() => expect(connection.available()).toBe(expected), waiting);
/** A busy machine may be slow at any time, but not every time. */
const atOnce = (act: () => Promise<unknown>) =>
  vi.waitFor(async () => expect(await took(act)).toBeLessThan(atOnceMs), waiting);
const took = async (act: () => Promise<unknown>) => {
  const started = performance.now();
  await act();
  return performance.now() - started;
};

beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.stop());
beforeEach(async () => {
  states = [];
  connection = await openRedis(server.url, { onState: (state) => states.push(state) });
  await available(true);
});
afterEach(() => connection.close());

async function nothingIsThere(): Promise<void> {
  const { cache, log, limits } = adapters();
  expect(await cache.get("k")).toBeNull();
  expect(await cache.getMany(["k", "l"])).toEqual([null, null]);
  expect(await cache.set("k", "v", 1_000)).toBe(false);
  expect(await cache.setIfAbsent("k", "v", 1_000)).toBe(false);
  expect(await cache.delete("k")).toBe(false);
  expect(await log.append("r1", [entry])).toBe("unavailable");
  expect(await log.read("r1", null)).toBeNull();
  expect(await limits.take(limit, "k")).toEqual({ allowed: true, remaining: 0 });
  expect(await limits.take(limit, "k")).toMatchObject({ allowed: false });
  await limits.close();
  expect(cache.available()).toBe(false);
}

describe("a process that is late itself", () => {
  it("takes the answer that has come meanwhile, and goes on asking", async () => {
    const { cache } = adapters();
    await vi.waitFor(async () => {
      expect(await cache.set("kept", "v", 60_000)).toBe(true);
      const asked = cache.get("kept");
      const until = performance.now() + 300;
      while (performance.now() < until) Math.sqrt(until);
      expect(await asked).toBe("v");
      expect(connection.available()).toBe(true);
    }, waiting);
  });
});

describe("Redis frozen", () => {
  afterEach(() => server.thaw());

  it("keeps a caller waiting 50 ms once, then nobody, and is used again when it answers", async () => {
    const { cache, log } = adapters();
    await vi.waitFor(async () => expect(await cache.set("kept", "v", 60_000)).toBe(true), waiting);
    const before = states.length;
    await server.freeze();
    const first = await took(async () => expect(await cache.get("kept")).toBeNull());
    expect(first).toBeGreaterThan(40);
    expect(first).toBeLessThan(waitInVainMs);
    await atOnce(nothingIsThere);
    expect(states.slice(before)).toEqual(["down"]);

    await server.thaw();
    await available(true);
    expect(states.slice(before)).toEqual(["down", "up"]);
    await vi.waitFor(async () => expect(await cache.get("kept")).toBe("v"), waiting);
    let seq = 0;
    const append = () => log.append("r1", [{ ...entry, seq: ++seq }]);
    await vi.waitFor(async () => expect(await append()).toBe("stored"), waiting);
  });

  it("keeps parallel callers waiting side by side, not one after the other", async () => {
    const { cache } = adapters();
    await server.freeze();
    const waited = await took(() =>
      Promise.all(Array.from({ length: 100 }, () => cache.set("k", "v", 1_000))),
    );
    expect(waited).toBeLessThan(waitInVainMs);
  });

  it("is connected to anew when the old connection stays silent, and found again", async () => {
    await server.freeze();
    await adapters().cache.get("k");
    await vi.waitFor(() => expect(connection.client.status).not.toBe("ready"), waiting);
    await server.thaw();
    await available(true);
    await vi.waitFor(
      async () => expect(await adapters().cache.set("k", "v", 1_000)).toBe(true),
      waiting,
    );
  });

  it("leaves nothing open behind a connection that closes", async () => {
    const left = resourcesOpenedFromNow();
    const frozen = await openRedis(server.url);
    await server.freeze();
    await createRedisCache(frozen).get("k");
    await frozen.close();
    await untilNoneLeft(left);
  });
});

describe("Redis killed", () => {
  afterEach(() => server.restart());

  it("makes every call return at once, and is used again when it is back", async () => {
    await server.kill();
    await available(false);
    await atOnce(nothingIsThere);
    await server.restart();
    await available(true);
    const { cache, log, limits } = adapters();
    let tries = 0;
    await vi.waitFor(async () => {
      tries += 1;
      expect(await cache.set("k", "v", 1_000)).toBe(true);
      expect(await log.append(`r${tries}`, [entry])).toBe("stored");
      const shared = { ...limit, points: 2 };
      expect(await limits.take(shared, `other ${tries}`)).toEqual({ allowed: true, remaining: 1 });
    }, waiting);
    await limits.close();
  });

  it("may also be away at the start", async () => {
    await server.kill();
    const left = resourcesOpenedFromNow();
    const early = await openRedis(server.url);
    expect(early.available()).toBe(false);
    expect(await createRedisCache(early).get("k")).toBeNull();
    await server.restart();
    await vi.waitFor(() => expect(early.available()).toBe(true), waiting);
    await early.close();
    expect(early.available()).toBe(false);
    await early.close();
    await server.kill();
    await untilNoneLeft(left);
  });
});

describe("a command that Redis refuses", () => {
  it("is a miss and a fault that is told, and does not open the breaker", async () => {
    const faults: unknown[] = [];
    const onFault = (fault: unknown) => faults.push(fault);
    const telling = await openRedis(server.url, { onFault }, patientRedis);
    await telling.client.lpush("healify:cache:list", "x");
    expect(await createRedisCache(telling).get("list")).toBeNull();
    expect(String(faults[0])).toContain("WRONGTYPE");
    expect(telling.available()).toBe(true);
    await telling.close();
  });
});
