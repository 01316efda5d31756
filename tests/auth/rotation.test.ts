import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Schema } from "#database/schema.ts";
import { SuccessorGrace } from "#gateway/auth/tokens/successor-grace.ts";
import type { Database } from "#platform/database/database.ts";
import { type Call, httpClient, newPerson, type Person } from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

const second = 1000;
const day = 24 * 60 * 60 * second;
const tokensSchema = z.object({ accessToken: z.string(), refreshToken: z.string() });

describe.each(Object.entries(databasePlaces))("refresh rotation over %s", (_name, makePlace) => {
  let opened: TestDatabase;
  let database: Database<Schema>;
  let gateway: TestGateway;
  let call: Call;
  let ahead = 0;
  const clock = () => Date.now() + ahead;

  beforeAll(async () => {
    opened = await openTestDatabase(makePlace);
    database = opened.database;
    gateway = await startTestGateway({ deps: { database, clock } });
    call = httpClient(gateway.url);
  });
  afterAll(async () => {
    await gateway.close();
    await opened.remove();
  });

  const refresh = (refreshToken: string) =>
    call("POST", "/api/auth/refresh", { body: { refreshToken } });
  const refreshed = async (refreshToken: string) =>
    tokensSchema.parse((await refresh(refreshToken)).json);
  const me = (token: string) => call("GET", "/api/auth/me", { token });
  const deviceOf = async ({ userId }: Person) => {
    const devices = await database.read.selectFrom("devices").selectAll().execute();
    return devices.find((device) => device.user_id === userId);
  };
  const tokenRows = async (person: Person) => {
    const device = await deviceOf(person);
    const rows = await database.read.selectFrom("refresh_tokens").selectAll().execute();
    return rows.filter((row) => row.device_id === device?.id);
  };

  it("rule 29: 20 parallel refreshes of one token are 20 answers, one successor, one new row", async () => {
    const person = await newPerson(call);
    const before = (await tokenRows(person)).length;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => refresh(person.refreshToken)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    const successors = new Set(answers.map(({ json }) => tokensSchema.parse(json).refreshToken));
    expect(successors.size).toBe(1);
    expect((await tokenRows(person)).length).toBe(before + 1);
    const accessTokens = new Set(answers.map(({ json }) => tokensSchema.parse(json).accessToken));
    expect(accessTokens.size).toBe(20);
  });

  it("rule 29: once the successor was used, the predecessor is refused and nothing is revoked", async () => {
    const person = await newPerson(call);
    const next = await refreshed(person.refreshToken);
    const last = await refreshed(next.refreshToken);
    expect((await refresh(person.refreshToken)).status).toBe(401);
    expect((await me(last.accessToken)).status).toBe(200);
    expect((await refresh(last.refreshToken)).status).toBe(200);
  });

  it("rule 28: a used token after 30 s revokes the whole family, and a restart doesn't forget", async () => {
    const person = await newPerson(call);
    const next = await refreshed(person.refreshToken);
    ahead += 31 * second;
    const restarted = await startTestGateway({ deps: { database, clock } });
    const reuse = await httpClient(restarted.url)("POST", "/api/auth/refresh", {
      body: { refreshToken: person.refreshToken },
    });
    await restarted.close();
    expect(reuse.status).toBe(401);
    expect(reuse.json).toMatchObject({ code: "invalid_refresh_token" });
    expect(reuse.text).not.toMatch(/used|reuse|revoked/);
    expect(await deviceOf(person)).toMatchObject({ revoked_reason: "refresh_reuse" });
    expect((await refresh(next.refreshToken)).status).toBe(401);
    await expect
      .poll(async () => (await me(next.accessToken)).status, { timeout: 20_000 })
      .toBe(401);
  });

  it("20 s later the same successor is still given, and then no more kept", async () => {
    const person = await newPerson(call);
    const next = await refreshed(person.refreshToken);
    ahead += 20 * second;
    expect((await refreshed(person.refreshToken)).refreshToken).toBe(next.refreshToken);
    expect((await tokenRows(person)).filter((row) => row.successor_sealed !== null)).toHaveLength(
      1,
    );
    await refreshed(next.refreshToken);
    const kept = (await tokenRows(person)).filter((row) => row.successor_sealed !== null);
    expect(kept.map(({ id }) => id)).toEqual([next.refreshToken.split(".")[1]]);
  });

  it("what the grace kept is forgotten when it is over, by the gateway itself and after a restart", async () => {
    const kept = async (person: Person) =>
      (await tokenRows(person)).filter((row) => row.successor_sealed !== null).length;
    const person = await newPerson(call);
    await refreshed(person.refreshToken);
    const [parentId] = (await tokenRows(person)).flatMap((row) => (row.rotated_at ? row.id : []));
    const grace = new SuccessorGrace(database);
    if (parentId) grace.started(parentId, clock());
    await grace.forgetOver(clock() + 20 * second);
    expect(await kept(person)).toBe(1);
    await grace.forgetOver(clock() + 31 * second);
    expect(await kept(person)).toBe(0);

    const other = await newPerson(call);
    await refreshed(other.refreshToken);
    const restart = async () => (await startTestGateway({ deps: { database, clock } })).close();
    await restart();
    expect(await kept(other)).toBe(1);
    ahead += 31 * second;
    await restart();
    expect(await kept(other)).toBe(0);
    expect((await tokenRows(other)).length).toBe(2);
    ahead += 31 * day;
    await restart();
    expect(await deviceOf(other)).toBeUndefined();
  });

  it("a wrong secret for a real id is refused and changes nothing", async () => {
    const person = await newPerson(call);
    const [head, id] = person.refreshToken.split(".");
    const before = await tokenRows(person);
    for (const wait of [0, 60 * second]) {
      ahead += wait;
      const wrong = await refresh(`${head}.${id}.${"A".repeat(43)}`);
      expect(wrong.status).toBe(401);
    }
    expect(await tokenRows(person)).toEqual(before);
    expect(await deviceOf(person)).toMatchObject({ revoked_at: null });
    expect((await refresh(person.refreshToken)).status).toBe(200);
  });

  it("rule 30: rotation never extends the 30 days, and 7 days away end a sign-in", async () => {
    const person = await newPerson(call);
    let token = person.refreshToken;
    for (let days = 0; days < 30; days += 6) {
      const answer = await refresh(token);
      expect(answer.status).toBe(200);
      token = tokensSchema.parse(answer.json).refreshToken;
      ahead += 6 * day;
    }
    expect((await refresh(token)).status).toBe(401);
    const away = await newPerson(call);
    ahead += 7 * day;
    expect((await refresh(away.refreshToken)).status).toBe(401);
  });

  it("refresh racing revoke: no token of any of 50 rounds works afterwards", async () => {
    for (let round = 0; round < 50; round += 1) {
      const raced = await newPerson(call);
      const [first, second] = await Promise.all([
        refresh(raced.refreshToken),
        refresh(raced.refreshToken),
        call("POST", "/api/auth/sign-out", { token: raced.accessToken }),
      ]);
      const given = [first, second].flatMap(({ json }) => {
        const parsed = tokensSchema.safeParse(json);
        return parsed.success ? [parsed.data] : [];
      });
      for (const tokens of [raced, ...given]) {
        expect((await refresh(tokens.refreshToken)).status).toBe(401);
        expect((await me(tokens.accessToken)).status).toBe(401);
      }
    }
  });
});
