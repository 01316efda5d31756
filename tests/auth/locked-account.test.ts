import { randomInt } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { CallOptions, Person } from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import {
  type MailGateway,
  newVerifiedPerson,
  startMailGateway,
} from "#tests/support/mail-gateway.ts";
import { type MailServer, mailSubjects, startMailServer } from "#tests/support/mail-server.ts";
import { addApp } from "#tests/support/second-factors.ts";

const wrong = "some other pass phrase";
const chosen = "amber kettles drift north";
const anywhere = () => `198.51.${randomInt(256)}.${randomInt(256)}`;
const neededSchema = z.object({ secondFactor: z.object({ challenge: z.string() }) });

describe.each(Object.entries(databasePlaces))("an account under attack, %s", (_name, makePlace) => {
  let stored: TestDatabase;
  let mailServer: MailServer;
  let gateway: MailGateway;
  // It stands still: no wait is over because the machine is slow.
  const now = Date.now();
  beforeAll(async () => {
    stored = await openTestDatabase(makePlace);
    mailServer = await startMailServer();
    gateway = await startMailGateway(mailServer, {
      database: stored.database,
      clock: () => now,
      env: { HEALIFY_TRUSTED_PROXIES: "127.0.0.1", HEALIFY_LIMIT_FAILED_SIGN_INS: "10" },
    });
  });
  afterAll(async () => {
    await gateway.close();
    await mailServer.close();
    await stored.remove();
  });

  const post = (address: string, path: string, body: unknown, options: CallOptions = {}) =>
    gateway.call("POST", `/api/auth/${path}`, {
      ...options,
      body,
      headers: { "x-forwarded-for": address },
    });
  const signIn = (address: string, email: string, password: string) =>
    post(address, "sign-in", { email, password, delivery: "body" });
  const attack = async (email: string) => {
    for (let n = 0; n < 11; n += 1) await signIn(anywhere(), email, wrong);
    expect((await signIn(anywhere(), email, wrong)).status).toBe(429);
  };
  const newPasswordFrom = async (address: string, { email }: Person) => {
    expect((await post(address, "forgot-password", { email })).status).toBe(202);
    const token = await mailServer.tokenTo(email, mailSubjects.reset);
    const done = await post(address, "reset-password", { token, password: chosen });
    expect(done.status).toBe(204);
  };

  it("rule 15: a forgotten password can be set anew from anywhere, and used there at once", async () => {
    const person = await newVerifiedPerson(gateway, mailServer, "attacked@example.org");
    const { email, password } = person;
    await attack(email);
    const hotel = anywhere();
    expect((await signIn(hotel, email, password)).status).toBe(429);
    await newPasswordFrom(hotel, person);
    await attack(email);
    expect((await signIn(hotel, email, chosen)).status).toBe(200);
  });

  it("rule 50: every mail that was sent leaves a row, with what it was and for whom, without an address", async () => {
    const person = await newVerifiedPerson(gateway, mailServer, "audited@example.org");
    await newPasswordFrom(anywhere(), person);
    const sent = async () => {
      const rows = await stored.database.read
        .selectFrom("audit_events")
        .selectAll()
        .where("event", "=", "mail-sent")
        .execute();
      expect(JSON.stringify(rows)).not.toContain("@");
      return rows.filter(({ user_id }) => user_id === person.userId).map(({ reason }) => reason);
    };
    await expect
      .poll(sent, { timeout: 60_000 })
      .toEqual(expect.arrayContaining(["verification", "reset-asked", "password-reset"]));
  });

  it("rule 15: guesses at one-time codes are counted as well, and a new password frees none of them", async () => {
    const person = await newVerifiedPerson(gateway, mailServer, "coded@example.org");
    const { app } = await addApp(gateway.call, person, now);
    const begin = async (address: string, password: string) => {
      const answer = await signIn(address, person.email, password);
      return neededSchema.parse(answer.json).secondFactor.challenge;
    };
    const guessCode = async (address: string, challenge: string, code: string) =>
      (await post(address, "second-factor", { challenge, method: "totp", code })).status;
    const right = app.code(now);
    const notIt = right === "000000" ? "000001" : "000000";
    const thief = anywhere();
    const statuses = [];
    for (let n = 0; n < 12; n += 1) {
      statuses.push(await guessCode(thief, await begin(thief, person.password), notIt));
    }
    expect(statuses.slice(-2)).toEqual([429, 429]);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    await newPasswordFrom(thief, person);
    const elsewhere = anywhere();
    expect(await guessCode(elsewhere, await begin(elsewhere, chosen), notIt)).toBe(429);
  });
});
