import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { readSince } from "#cli/audit.ts";
import {
  goodPassword,
  httpClient,
  newPerson,
  type Person,
  signInAgain,
} from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { type HealifyProcess, spawnHealify, startHealify } from "#tests/support/healify-process.ts";

const wrong = "some other pass phrase";

describe.each(Object.entries(databasePlaces))("the audit over %s", (_name, makePlace) => {
  let opened: TestDatabase;
  let gateway: TestGateway;
  let ahead = 0;
  const clock = () => Date.now() + ahead;
  const start = (env: Record<string, string> = {}) =>
    startTestGateway({ deps: { database: opened.database, clock }, env });
  beforeAll(async () => {
    opened = await openTestDatabase(makePlace);
    gateway = await start({ HEALIFY_LIMIT_OPEN_CALLS: "5" });
  });
  afterAll(async () => {
    await gateway.close();
    await opened.remove();
  });

  const call = (...asked: Parameters<ReturnType<typeof httpClient>>) =>
    httpClient(gateway.url)(...asked);
  const rows = () =>
    opened.database.read.selectFrom("audit_events").selectAll().orderBy("id").execute();
  const told = async ({ userId }: Pick<Person, "userId">) =>
    (await rows())
      .filter(({ user_id }) => user_id === userId)
      .map(({ event, outcome, reason }) => [event, outcome, reason].filter(Boolean).join(" "));
  const signIn = (email: string, password: string) =>
    call("POST", "/api/auth/sign-in", { body: { email, password } });

  it("rule 50: says why nobody was let in, and the answers don't", async () => {
    const person = await newPerson(call);
    await signIn(person.email, wrong);
    for (let n = 0; n < 11; n += 1) await signIn(person.email, wrong);
    expect(await told(person)).toEqual([
      "sign-up success",
      ...Array(10).fill("sign-in refused wrong-password"),
      ...Array(2).fill("sign-in refused too-many-guesses"),
    ]);
    const disabled = await newPerson(call);
    await opened.database.write((trx) =>
      trx.updateTable("users").set({ state: "disabled" }).execute(),
    );
    await signIn(disabled.email, goodPassword);
    expect(await told(disabled)).toEqual(["sign-up success", "sign-in refused disabled"]);
    await opened.database.write((trx) =>
      trx.updateTable("users").set({ state: "active" }).execute(),
    );
    await signIn("nobody@example.org", wrong);
    expect((await rows()).at(-1)).toMatchObject({
      event: "sign-in",
      outcome: "refused",
      reason: "unknown-account",
      user_id: null,
    });
  });

  it("rule 50: has refreshes that were refused, wrong passwords of who is signed in, and too many calls", async () => {
    const person = await newPerson(call);
    await call("POST", "/api/auth/refresh", { body: { refreshToken: "hrt1.nonsense" } });
    expect((await rows()).at(-1)).toMatchObject({
      event: "refresh",
      outcome: "refused",
      user_id: null,
    });
    const { accessToken: token } = person;
    await call("DELETE", "/api/auth/me", { token, body: { password: wrong } });
    expect(await told(person)).toContain("account-erased refused wrong-password");
    const verify = () => call("POST", "/api/auth/verify-email", { body: { token: "x" } });
    const statuses = [];
    for (let n = 0; n < 7; n += 1) statuses.push((await verify()).status);
    expect(statuses.slice(5)).toEqual([429, 429]);
    expect((await rows()).at(-1)).toMatchObject({ event: "open-call", reason: "too-many-calls" });
  });

  it("rule 50: has a call from another site, an operator's page asked for by nobody who may, links that are over, and taken e-mails", async () => {
    await newPerson(call);
    const person = await newPerson(call);
    const last = async () => {
      const row = (await rows()).at(-1);
      return [row?.event, row?.outcome, row?.reason, row?.user_id];
    };
    const body = { email: person.email, password: goodPassword };
    const headers = { "sec-fetch-site": "cross-site" };
    const foreign = await call("POST", "/api/auth/sign-in", { body, headers });
    expect([foreign.status, ...(await last())]).toEqual([
      403,
      "call-refused",
      "refused",
      "forbidden",
      null,
    ]);
    const { accessToken: token, userId } = person;
    const pages = await call("GET", "/api/operator/people", { token });
    expect([pages.status, ...(await last())]).toEqual([
      403,
      "call-refused",
      "refused",
      "forbidden",
      userId,
    ]);
    const taken = await call("POST", "/api/auth/sign-up", { body });
    expect([taken.status, ...(await last())]).toEqual([
      409,
      "call-refused",
      "refused",
      "email_taken",
      null,
    ]);
    const link = { token: "x", password: "fjord otters juggle plums" };
    const over = await call("POST", "/api/auth/reset-password", { body: link });
    expect([over.status, ...(await last())]).toEqual([
      over.status,
      "call-refused",
      "refused",
      "invalid_link",
      null,
    ]);
  });

  it("rule 50: every row has time, network, client and outcome; none has a secret, an e-mail or a whole address", async () => {
    const person = await newPerson(call);
    await signInAgain(call, person);
    for (const row of await rows()) {
      expect(row.at).toBeGreaterThan(0);
      expect(row.outcome).toMatch(/^(success|refused)$/);
      if (row.event === "signing-key-made") continue;
      expect(row.address_prefix).toBe("127.0.0.0/24");
      expect(row.user_agent).not.toBe("");
    }
    const all = JSON.stringify(await rows());
    for (const secret of ["@example.org", goodPassword, wrong, "hrt1", "127.0.0.1"]) {
      expect(all).not.toContain(secret);
    }
  });

  it("a flood of refusals does not fill the database, and the last row says that there were more", async () => {
    // One of its own: its minute begins here.
    const flooded = await start({ HEALIFY_LIMIT_OPEN_CALLS: "5" });
    const before = (await rows()).length;
    const verify = () =>
      httpClient(flooded.url)("POST", "/api/auth/verify-email", { body: { token: "x" } });
    for (let n = 0; n < 10; n += 1) await Promise.all(Array.from({ length: 20 }, verify));
    await flooded.close();
    const added = (await rows()).slice(before);
    expect(added.length).toBeLessThanOrEqual(60);
    expect(added.filter(({ reason }) => reason === "too-many-calls-and-more")).toHaveLength(1);
  });

  it("rows are kept for as long as is set", async () => {
    const person = await newPerson(call);
    ahead += 40 * 86_400_000;
    await gateway.close();
    gateway = await start({ HEALIFY_AUDIT_DAYS: "41" });
    expect(await told(person)).toEqual(["sign-up success"]);
    ahead += 2 * 86_400_000;
    await gateway.close();
    gateway = await start({ HEALIFY_AUDIT_DAYS: "41" });
    expect(await told(person)).toEqual([]);
  });
});

describe("healify audit", () => {
  let folder: string;
  let running: HealifyProcess;
  const lineSchema = z.object({
    event: z.string(),
    outcome: z.string(),
    reason: z.string().nullable(),
    userId: z.string().nullable(),
    network: z.string().nullable(),
  });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "healify-audit-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function audit(...words: string[]) {
    const listing = spawnHealify(["audit", ...words], { HEALIFY_DATA_DIR: folder });
    const code = await listing.ended;
    return { code, lines: listing.results().split("\n").filter(Boolean), output: listing.output() };
  }

  it("lists what happened beside a running Healify, and after it", async () => {
    running = await startHealify("start", { HEALIFY_DATA_DIR: folder, PORT: "0" }, /ready at/);
    const call = httpClient(running.url());
    const person = await newPerson(call);
    const { email } = person;
    await call("POST", "/api/auth/sign-in", { body: { email, password: wrong } });
    const lines = (await audit("--user", email, "--json")).lines.map((line) =>
      lineSchema.parse(JSON.parse(line)),
    );
    expect(lines).toMatchObject([
      { event: "sign-up", outcome: "success", userId: person.userId, network: "127.0.0.0/24" },
      { event: "sign-in", outcome: "refused", reason: "wrong-password" },
    ]);
    await running.stop();
    const refused = await audit("--refused", "--event", "sign-in", "--user", person.userId);
    expect(refused.code).toBe(0);
    expect(refused.lines).toHaveLength(1);
    expect(refused.lines[0]).toMatch(/\tsign-in\trefused:wrong-password\t/);
    expect(refused.output).not.toContain(email);
    expect((await audit("--since", "2100-01-01")).lines).toEqual([]);
  });

  it("says what is wrong with what was asked", async () => {
    const unknown = await audit("--user", "stranger@example.org");
    expect(unknown.code).not.toBe(0);
    expect(unknown.output).toMatch(/Nobody here has this e-mail/);
    expect(unknown.output).not.toContain("stranger@");
    const since = await audit("--since", "lately");
    expect(since.code).not.toBe(0);
    expect(since.output).toMatch(/is no time/);
  });

  it("reads times as people say them", () => {
    const now = Date.UTC(2026, 10, 23);
    expect(readSince("90m", now)).toBe(now - 90 * 60_000);
    expect(readSince("7d", now)).toBe(now - 7 * 86_400_000);
    expect(readSince("2026-11-01", now)).toBe(Date.UTC(2026, 10, 1));
    expect(() => readSince("7", now)).toThrow("is no time");
  });
});
