import { randomInt } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Call, newPerson, signInAgain } from "#tests/support/client.ts";
import { type GatewayPair, startGatewayPair } from "#tests/support/gateway-pair.ts";

/** Fifty rounds on a busy machine. */
const patience = 600_000;

const tokensSchema = z.object({ accessToken: z.string(), refreshToken: z.string() });
const anyAddress = () => `203.0.${randomInt(256)}.${randomInt(256)}`;

describe("two gateways over one Postgres, RabbitMQ and Redis", () => {
  let pair: GatewayPair;
  let a: Call;
  let b: Call;
  beforeAll(async () => {
    pair = await startGatewayPair();
    [a, b] = pair.calls;
  });
  afterAll(() => pair.close());

  const me = async (call: Call, token: string) =>
    (await call("GET", "/api/auth/me", { token })).status;

  it("a token of the one is good at the other, whose keys it learns", async () => {
    const person = await newPerson(a);
    expect(await me(b, person.accessToken)).toBe(200);
    const again = await signInAgain(b, person);
    expect(await me(a, again.accessToken)).toBe(200);
  });

  it("rule 35: a device revoked at the one is soon refused by the other", async () => {
    const person = await newPerson(a);
    expect(await me(b, person.accessToken)).toBe(200);
    expect(await me(b, person.accessToken)).toBe(200);
    await a("POST", "/api/auth/sign-out", { token: person.accessToken });
    await expect.poll(() => me(b, person.accessToken), { timeout: 20_000 }).toBe(401);
  });

  it("rule 29: 20 parallel refreshes spread over both give one successor", async () => {
    const { refreshToken } = await newPerson(a);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        (n % 2 ? a : b)("POST", "/api/auth/refresh", { body: { refreshToken } }),
      ),
    );
    const successors = answers.map(({ json }) => tokensSchema.parse(json).refreshToken);
    expect(new Set(successors).size).toBe(1);
  });

  it(
    "rule 16: of 12 parallel guesses over both, from wherever they claim to come, 10 are checked, 50 rounds",
    async () => {
      const { email } = await newPerson(a);
      for (let round = 0; round < 50; round += 1) {
        const guessed = round === 0 ? email : `nobody-${round}@example.org`;
        const guess = (_: unknown, n: number) =>
          (n % 2 ? a : b)("POST", "/api/auth/sign-in", {
            body: { email: guessed, password: "some other pass phrase" },
            headers: { "x-forwarded-for": anyAddress() },
          });
        const answers = await Promise.all(Array.from({ length: 12 }, guess));
        const statuses = answers.map(({ status }) => status).sort();
        expect(statuses, `round ${round}`).toEqual([...Array(10).fill(401), 429, 429]);
        for (const { headers, status } of answers) {
          if (status === 429) expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
        }
      }
    },
    patience,
  );
});
