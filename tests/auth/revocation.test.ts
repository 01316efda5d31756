import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Schema } from "#database/schema.ts";
import type { Cache } from "#platform/cache/cache.ts";
import { createMemoryCache } from "#platform/cache/cache-memory.ts";
import type { Database } from "#platform/database/database.ts";
import { type Call, httpClient, newPerson, signInAgain } from "#tests/support/client.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

const deviceListSchema = z.object({
  items: z.array(z.object({ id: z.string(), current: z.boolean() }).loose()),
});

/** A cache as another process may see it: it can go away, or keep what it held while others write elsewhere. */
function fickleCache(): { cache: Cache; mode: (mode: "well" | "down" | "deaf") => void } {
  const inner = createMemoryCache();
  let now: "well" | "down" | "deaf" = "well";
  const reads = <T>(read: () => Promise<T>, missing: T) => (now === "down" ? missing : read());
  const writes = (write: () => Promise<boolean>) => (now === "well" ? write() : false);
  return {
    mode: (mode) => {
      now = mode;
    },
    cache: {
      ...inner,
      available: () => now !== "down",
      get: async (key) => reads(() => inner.get(key), null),
      set: async (key, value, ttl) => writes(() => inner.set(key, value, ttl)),
      setIfAbsent: async (key, value, ttl) => writes(() => inner.setIfAbsent(key, value, ttl)),
      delete: async (...keys) => writes(() => inner.delete(...keys)),
    },
  };
}

describe("revocation", () => {
  let gateway: TestGateway;
  let call: Call;
  const fickle = fickleCache();
  beforeAll(async () => {
    gateway = await startTestGateway({ deps: { cache: fickle.cache } });
    call = httpClient(gateway.url);
  });
  afterAll(() => gateway.close());

  const me = async (token: string) => (await call("GET", "/api/auth/me", { token })).status;
  const devices = async (token: string) =>
    deviceListSchema.parse((await call("GET", "/api/auth/devices", { token })).json).items;

  it("rule 33: lists devices without tokens, and signs one of them out at once", async () => {
    const laptop = await newPerson(call);
    const phone = await signInAgain(call, laptop);
    expect(await me(phone.accessToken)).toBe(200);
    const items = await devices(laptop.accessToken);
    expect(items).toHaveLength(2);
    expect(Object.keys(items[0] ?? {}).sort()).toEqual([
      "addressPrefix",
      "createdAt",
      "current",
      "id",
      "lastSeenAt",
      "name",
      "place",
    ]);
    const other = items.find(({ current }) => !current);
    const path = `/api/auth/devices/${other?.id}`;
    expect((await call("DELETE", path, { token: laptop.accessToken })).status).toBe(204);
    expect(await me(phone.accessToken)).toBe(401);
    expect(await me(laptop.accessToken)).toBe(200);
    expect(await devices(laptop.accessToken)).toHaveLength(1);
  });

  it("rule 34: another person's device is 404, and stays", async () => {
    const owner = await newPerson(call);
    const stranger = await newPerson(call);
    const [device] = await devices(owner.accessToken);
    const path = `/api/auth/devices/${device?.id}`;
    expect((await call("DELETE", path, { token: stranger.accessToken })).status).toBe(404);
    expect(await me(owner.accessToken)).toBe(200);
  });

  it("rule 35: is seen soon, even when the cache still says that all is well", async () => {
    const person = await newPerson(call);
    expect(await me(person.accessToken)).toBe(200);
    fickle.mode("deaf");
    await call("POST", "/api/auth/sign-out", { token: person.accessToken });
    await expect.poll(() => me(person.accessToken), { timeout: 20_000 }).toBe(401);
    fickle.mode("well");
  });

  it("rule 35: is seen at once when the cache is down", async () => {
    fickle.mode("down");
    const person = await newPerson(call);
    expect(await me(person.accessToken)).toBe(200);
    await call("POST", "/api/auth/sign-out", { token: person.accessToken });
    expect(await me(person.accessToken)).toBe(401);
    fickle.mode("well");
  });

  it("a cached state saves a database read, and is counted", async () => {
    const person = await newPerson(call);
    const hits = async () => {
      const { text } = await call("GET", "/metrics");
      return Number(/healify_cache_hits_total\{cache="token-state"\} (\d+)/.exec(text)?.[1] ?? 0);
    };
    // It is kept for so short a time that a busy machine may need several tries.
    const hitsOfFive = async () => {
      await me(person.accessToken);
      const before = await hits();
      for (let n = 0; n < 5; n += 1) await me(person.accessToken);
      return (await hits()) - before;
    };
    await expect.poll(hitsOfFive, { timeout: 60_000 }).toBe(5);
  });

  it("sign-out works with the refresh token too, and twice", async () => {
    const { refreshToken, accessToken } = await newPerson(call);
    const out = () => call("POST", "/api/auth/sign-out", { body: { refreshToken } });
    expect((await out()).status).toBe(204);
    expect((await out()).status).toBe(204);
    expect(await me(accessToken)).toBe(401);
    expect((await call("POST", "/api/auth/sign-out")).status).toBe(401);
  });
});

describe("without a database", () => {
  it("rule 35: and without a cache, nobody is let in and nobody is told that they are revoked", async () => {
    const fickle = fickleCache();
    const first = await startTestGateway();
    let down = false;
    const outage = Object.assign(new Error("down"), { code: "ECONNREFUSED" });
    const database: Database<Schema> = {
      ...first.database,
      get read() {
        if (down) throw outage;
        return first.database.read;
      },
      write: (work) => (down ? Promise.reject(outage) : first.database.write(work)),
      ping: () => (down ? Promise.reject(outage) : first.database.ping()),
    };
    const second = await startTestGateway({ deps: { database, cache: fickle.cache } });
    const call = httpClient(second.url);
    const person = await newPerson(call);
    down = true;
    fickle.mode("down");
    const refused = await call("GET", "/api/auth/me", { token: person.accessToken });
    expect(refused.status).toBe(503);
    expect(refused.json).toMatchObject({ code: "unavailable", retryable: true });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    const ready = await call("GET", "/readyz");
    expect(ready.status).toBe(503);
    expect(ready.json).toMatchObject({ status: "unavailable", database: "down", cache: "down" });
    expect((await call("GET", "/livez")).status).toBe(200);
    down = false;
    expect((await call("GET", "/api/auth/me", { token: person.accessToken })).status).toBe(200);
    expect(await call("GET", "/readyz")).toMatchObject({
      status: 200,
      json: { status: "degraded", database: "up", cache: "down" },
    });
    await second.close();
    await first.close();
  });
});
