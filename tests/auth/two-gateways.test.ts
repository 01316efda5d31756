import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { migrate } from "#database/migrate.ts";
import type { Schema } from "#database/schema.ts";
import { createPostgresSchemas, openPostgres } from "#platform/database/postgres.ts";
import { type Call, httpClient, newPerson, signInAgain } from "#tests/support/client.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import {
  requirePostgresUrl,
  requireRabbitmqUrl,
  requireRedisUrl,
} from "#tests/support/services/urls.ts";
import { type Installation, openInstallation } from "#vault/open-installation.ts";

const tokensSchema = z.object({ accessToken: z.string(), refreshToken: z.string() });

describe("two gateways over one Postgres, RabbitMQ and Redis", () => {
  const closers: (() => Promise<void>)[] = [];
  let a: Call;
  let b: Call;

  async function open(databaseUrl: string, dataDir: string, secret: string): Promise<TestGateway> {
    const installation: Installation = await openInstallation(
      {
        dataDir,
        databaseUrl,
        rabbitmqUrl: requireRabbitmqUrl(),
        redisUrl: requireRedisUrl(),
        secret,
        previousSecret: null,
      },
      // Redis is passed over where a busy machine makes it late.
      () => undefined,
    );
    const { database, vault, cache, answerLog, limits } = installation;
    const broker = await installation.connectBroker();
    const deps = { database, vault, cache, answerLog, limits, broker };
    const gateway = await startTestGateway({ deps });
    closers.push(async () => {
      await gateway.close();
      await installation.close();
    });
    return gateway;
  }

  beforeAll(async () => {
    const name = `healify_two_${randomBytes(6).toString("hex")}`;
    const url = new URL(requirePostgresUrl());
    url.pathname = `/${name}`;
    await administer(`create database ${name}`);
    await createPostgresSchemas(url.href);
    const database = openPostgres<Schema>({ url: url.href });
    await migrate(database);
    await database.close();
    const folder = await mkdtemp(join(tmpdir(), "healify-two-"));
    closers.push(async () => {
      await administer(`drop database ${name} with (force)`);
      await rm(folder, { recursive: true });
    });
    const secret = randomBytes(32).toString("base64url");
    a = httpClient((await open(url.href, folder, secret)).url);
    b = httpClient((await open(url.href, folder, secret)).url);
  });
  afterAll(async () => {
    for (const close of closers.reverse()) await close();
  });

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

  it("rule 16: guesses are counted over both", async () => {
    // While Redis is late each counts alone: then it is another person's turn to be guessed at.
    const statuses = async () => {
      const { email } = await newPerson(a);
      const body = { email, password: "some other pass phrase" };
      const guess = (_: unknown, n: number) =>
        (n % 2 ? a : b)("POST", "/api/auth/sign-in", { body });
      const answers = await Promise.all(Array.from({ length: 30 }, guess));
      return answers.map(({ status }) => status).sort();
    };
    await expect
      .poll(statuses, { timeout: 100_000 })
      .toEqual([...Array(10).fill(401), ...Array(20).fill(429)]);
  });
});

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: requirePostgresUrl() });
  await client.connect();
  await client.query(statement);
  await client.end();
}
