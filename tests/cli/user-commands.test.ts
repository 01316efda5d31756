/** `healify user …` as an operator types it: beside a running Healify, without one, and in distributed mode. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import {
  type Call,
  goodPassword,
  httpClient,
  newPerson,
  type Person,
} from "#tests/support/client.ts";
import { spawnHealify, startHealify } from "#tests/support/healify-process.ts";
import {
  requirePostgresUrl,
  requireRabbitmqUrl,
  requireRedisUrl,
} from "#tests/support/services/urls.ts";
import { type AllInOne, readAllSettings, startAllInOne } from "../../src/all-in-one.ts";

type Ran = { code: number | null; lines: string[]; output: string };

async function run(env: Record<string, string>, ...command: string[]): Promise<Ran> {
  const started = spawnHealify(["user", ...command], env);
  const code = await started.ended;
  const lines = started.results().split("\n").filter(Boolean);
  return { code, lines, output: started.output() };
}

/** One line that says what would be right, and nothing of our insides. */
function expectRefused(ran: Ran, words: RegExp): void {
  expect(ran.code).toBe(1);
  expect(ran.output.trim().split("\n")).toHaveLength(1);
  expect(ran.output).toMatch(words);
  expect(ran.output).not.toMatch(/^\s+at /m);
}

const summarySchema = z.object({ id: z.string(), state: z.string(), role: z.string() }).loose();
const summaries = ({ lines }: Ran) => lines.map((line) => summarySchema.parse(JSON.parse(line)));
const me = async (call: Call, { accessToken: token }: Person) =>
  (await call("GET", "/api/auth/me", { token })).status;

describe("the accounts of a folder", () => {
  let folder: string;
  let env: Record<string, string>;
  let healify: AllInOne | null = null;
  let call: Call;
  let operator: Person;

  async function start(): Promise<void> {
    healify = await startAllInOne(readAllSettings({ ...env, HEALIFY_LOG_LEVEL: "silent" }));
    call = httpClient(healify.address);
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "healify-users-"));
    env = { PORT: "0", HEALIFY_DATA_DIR: folder, HEALIFY_MODEL: "library" };
    await start();
    operator = await newPerson(call);
  });
  afterAll(async () => {
    await healify?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("are listed while it runs, with what it takes to know them", async () => {
    const person = await newPerson(call);
    const { code, lines } = await run(env, "list");
    expect(code).toBe(0);
    const [first = "", second = ""] = lines;
    expect(first.split("\t").slice(0, 3)).toEqual([operator.userId, "active", "operator"]);
    expect(second).toContain(person.email);
  });

  it("rule 36: are disabled while it runs, which refuses their tokens soon", async () => {
    const person = await newPerson(call);
    expect(await me(call, person)).toBe(200);
    const disabled = await run(env, "disable", person.email);
    expect(disabled).toMatchObject({ code: 0 });
    expect(disabled.lines[0]).toBe(`${person.userId} is disabled and signed out everywhere.`);
    await expect.poll(() => me(call, person), { timeout: 20_000 }).toBe(401);
    expectRefused(await run(env, "disable", person.userId), /is disabled, person: that changes/);
    expect(await run(env, "enable", person.userId)).toMatchObject({ code: 0 });
    const { email, password } = person;
    const again = await call("POST", "/api/auth/sign-in", { body: { email, password } });
    expect(again.status).toBe(200);
  });

  it("are erased while it runs, once one says that one means it", async () => {
    const person = await newPerson(call);
    expectRefused(await run(env, "delete", person.userId), /Say --yes to do it/);
    expect(await me(call, person)).toBe(200);
    const erased = await run(env, "delete", person.userId, "--yes");
    expect(erased.code).toBe(0);
    expect(erased.lines[0]).toBe(`${person.userId} was erased.`);
    for (const place of ["key", "account", "answer log", "session cache", "backups"]) {
      expect(erased.lines.some((line) => line.startsWith(`${place}: `))).toBe(true);
    }
    expect(erased.output).not.toContain(person.email);
    await expect.poll(() => me(call, person), { timeout: 20_000 }).toBe(401);
    expectRefused(await run(env, "delete", person.userId, "--yes"), /Nobody here has this id/);
  });

  it("are invited, made operators and ordinary again", async () => {
    const invited = await run(env, "invite", "--days", "2");
    const { hash } = new URL(invited.lines[0] ?? "");
    expect(hash).toMatch(/^#invitation=hinv1\./);
    const person = await newPerson(call);
    const roleOf = async () =>
      summaries(await run(env, "list", "--json")).find(({ id }) => id === person.userId)?.role;
    expect(await run(env, "promote", person.userId)).toMatchObject({ code: 0 });
    expect(await roleOf()).toBe("operator");
    expect(await run(env, "demote", person.userId)).toMatchObject({ code: 0 });
    expect(await roleOf()).toBe("person");
  });

  it.each(["disable", "demote", "delete"])(
    "the last operator is not lost by %s without a word",
    async (change) => {
      const more = change === "delete" ? ["--yes"] : [];
      expectRefused(
        await run(env, change, operator.userId, ...more),
        /is the last operator.*--even-last-operator/,
      );
      expect(await me(call, operator)).toBe(200);
    },
  );

  it.each([
    [["disable"], /missing required argument/],
    [["disable", "nobody@example.org"], /Nobody here has this id or e-mail address/],
    [["disable", "x y"], /Nobody here has this id or e-mail address/],
    [["list", "everybody"], /too many arguments/],
    [["invite", "--days", "x"], /--days from 1 to 60/],
    [["invite", "--days", "61"], /--days from 1 to 60/],
    [["invite", "--email", "nobody"], /--email address/],
    [["banish", "somebody"], /unknown command 'banish'/],
  ])("refuses %j in one line", async (command, words) => {
    expectRefused(await run(env, ...command), words);
  });

  it("are looked after when nothing runs, too", async () => {
    const person = await newPerson(call);
    await healify?.close();
    healify = null;
    expect(await run(env, "disable", person.userId)).toMatchObject({ code: 0 });
    expect(await run(env, "disable", operator.userId, "--even-last-operator")).toMatchObject({
      code: 0,
    });
    expect(await run(env, "reset-2fa", operator.userId)).toMatchObject({ code: 0 });
    await start();
    for (const { email } of [person, operator]) {
      const body = { email, password: goodPassword };
      expect((await call("POST", "/api/auth/sign-in", { body })).status).toBe(401);
    }
    expect(await run(env, "enable", operator.userId)).toMatchObject({ code: 0 });
  });

  it("need a folder that holds some", async () => {
    const empty = { HEALIFY_DATA_DIR: join(folder, "nothing") };
    expectRefused(await run(empty, "list"), /holds no database/);
  });
});

describe("the accounts of distributed mode", () => {
  const closers: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    for (const close of closers.reverse()) await close();
  });

  it("have an operator once one is named, and are disabled at every gateway", async () => {
    const name = `healify_users_${randomBytes(6).toString("hex")}`;
    const url = new URL(requirePostgresUrl());
    await administer(url.href, `create database ${name}`);
    closers.push(() => administer(requirePostgresUrl(), `drop database ${name} with (force)`));
    url.pathname = `/${name}`;
    const env = {
      PORT: "0",
      HEALIFY_DATABASE_URL: url.href,
      HEALIFY_RABBITMQ_URL: requireRabbitmqUrl(),
      HEALIFY_REDIS_URL: requireRedisUrl(),
      HEALIFY_SECRET: randomBytes(32).toString("base64url"),
    };
    expect(await spawnHealify(["migrate"], env).ended).toBe(0);
    const gateway = await startHealify("gateway", env, /ready at/);
    closers.push(() => gateway.stop());
    const call = httpClient(gateway.url());
    const operator = await newPerson(call);
    const person = await newPerson(call);
    const token = operator.accessToken;
    expect((await call("GET", "/api/operator/people", { token })).status).toBe(403);
    expect(await run(env, "promote", operator.userId)).toMatchObject({ code: 0 });
    expect((await call("GET", "/api/operator/people", { token })).status).toBe(200);
    expect(await me(call, person)).toBe(200);
    expect(await run(env, "disable", person.email)).toMatchObject({ code: 0 });
    await expect.poll(() => me(call, person), { timeout: 20_000 }).toBe(401);
    expect(await run(env, "delete", person.userId, "--yes")).toMatchObject({ code: 0 });
    expect(summaries(await run(env, "list", "--json"))).toMatchObject([{ id: operator.userId }]);
  });
});

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
