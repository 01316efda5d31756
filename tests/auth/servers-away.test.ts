/** What rules 15, 16 and 35 promise while Redis is killed and the broker can't be reached: the database decides. */
import { randomInt } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Call, newPerson, type Person, signInAgain } from "#tests/support/client.ts";
import { type GatewayPair, startGatewayPair } from "#tests/support/gateway-pair.ts";
import { openStream } from "#tests/support/open-stream.ts";
import { startRedis } from "#tests/support/services/redis.ts";
import type { TestServer } from "#tests/support/services/server-process.ts";
import { requireRabbitmqUrl } from "#tests/support/services/urls.ts";
import { startTcpProxy, type TcpProxy } from "../faults/systems/tcp-proxy.ts";

/** Fifty rounds on a busy machine. */
const patience = 600_000;

describe("two gateways whose Redis is killed and whose broker is gone", () => {
  let redis: TestServer;
  let rabbitmq: TcpProxy;
  let pair: GatewayPair;
  let a: Call;
  let b: Call;
  let signedInBefore: Person;
  beforeAll(async () => {
    redis = await startRedis();
    rabbitmq = await startTcpProxy(requireRabbitmqUrl());
    pair = await startGatewayPair({ redisUrl: redis.url, rabbitmqUrl: rabbitmq.url });
    [a, b] = pair.calls;
    signedInBefore = await newPerson(a);
    expect(await me(b, signedInBefore)).toBe(200);
    await redis.kill();
    rabbitmq.refuse();
  });
  afterAll(async () => {
    rabbitmq?.heal();
    await pair?.close();
    await rabbitmq?.close();
    await redis?.stop();
  });

  const me = async (call: Call, { accessToken: token }: Person) =>
    (await call("GET", "/api/auth/me", { token })).status;

  it(
    "rule 35: a device that was signed out is refused by both at once, 50 rounds",
    async () => {
      expect(await me(b, signedInBefore)).toBe(200);
      for (let round = 0; round < 50; round += 1) {
        const person = round === 0 ? signedInBefore : await newPerson(a);
        expect(await me(b, person)).toBe(200);
        const [out, other] = round % 2 ? [a, b] : [b, a];
        await out("POST", "/api/auth/sign-out", { token: person.accessToken });
        expect([await me(out, person), await me(other, person)], `round ${round}`).toEqual([
          401, 401,
        ]);
      }
    },
    patience,
  );

  it("rule 35: its streams close on the other gateway, and those of other devices stay", async () => {
    const laptop = await newPerson(a);
    const phone = await signInAgain(b, laptop);
    const [first, second] = pair.gateways;
    const places = { askedAt: first.url, readAt: second.url };
    const onLaptop = await openStream(places, laptop.accessToken);
    const onPhone = await openStream(places, phone.accessToken);
    expect([onLaptop.status, onPhone.status]).toEqual([200, 200]);
    await a("POST", "/api/auth/sign-out", { token: laptop.accessToken });
    expect(await onLaptop.closedWithin(60_000)).toBe(true);
    expect(await onPhone.closedWithin(200)).toBe(false);
    await a("DELETE", "/api/auth/devices", { token: phone.accessToken });
    expect(await onPhone.closedWithin(60_000)).toBe(true);
  });

  it("rule 31: an old refresh token that comes back still ends its family", async () => {
    const person = await newPerson(a);
    const { refreshToken } = person;
    const refresh = (call: Call) => call("POST", "/api/auth/refresh", { body: { refreshToken } });
    expect((await refresh(a)).status).toBe(200);
    await pair.gateways[0].database.write((trx) =>
      trx
        .updateTable("refresh_tokens")
        .set((row) => ({ rotated_at: row("rotated_at", "-", 31_000) }))
        .where("rotated_at", "is not", null)
        .execute(),
    );
    expect((await refresh(b)).status).toBe(401);
    expect([await me(a, person), await me(b, person)]).toEqual([401, 401]);
  });

  it(
    "rule 16: of 12 parallel guesses over both 10 are checked, 50 rounds",
    async () => {
      for (let round = 0; round < 50; round += 1) {
        const email = `nobody-${round}@example.org`;
        const guess = (_: unknown, n: number) =>
          (n % 2 ? a : b)("POST", "/api/auth/sign-in", {
            body: { email, password: "some other pass phrase" },
            headers: { "x-forwarded-for": `203.0.113.${randomInt(256)}` },
          });
        const answers = await Promise.all(Array.from({ length: 12 }, guess));
        const statuses = answers.map(({ status }) => status).sort();
        expect(statuses, `round ${round}`).toEqual([...Array(10).fill(401), 429, 429]);
      }
    },
    patience,
  );
});
