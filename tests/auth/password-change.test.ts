import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Person, signInAgain } from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import {
  type MailGateway,
  newVerifiedPerson,
  startMailGateway,
} from "#tests/support/mail-gateway.ts";
import { type MailServer, mailSubjects, startMailServer } from "#tests/support/mail-server.ts";

const tokensSchema = z.object({ accessToken: z.string(), refreshToken: z.string() });
const devicesSchema = z.object({
  items: z.array(z.object({ id: z.string(), current: z.boolean() })),
});
const next = "another phrase to remember";
const rounds = 50;

describe.each(Object.entries(databasePlaces))("changing the password, %s", (_name, makePlace) => {
  let stored: TestDatabase;
  let mailServer: MailServer;
  let gateway: MailGateway;
  let ahead = 0;
  let people = 0;
  beforeAll(async () => {
    stored = await openTestDatabase(makePlace);
    mailServer = await startMailServer();
    const clock = () => Date.now() + ahead;
    gateway = await startMailGateway(mailServer, { database: stored.database, clock });
  });
  afterAll(async () => {
    await gateway.close();
    await mailServer.close();
    await stored.remove();
  });

  const post = (path: string, body: unknown, token?: string) =>
    gateway.call("POST", `/api/auth/${path}`, { body, ...(token ? { token } : {}) });
  const newPerson = () => newVerifiedPerson(gateway, mailServer, `changer${++people}@example.org`);
  const change = (person: Person, body: Record<string, unknown>) =>
    post("change-password", { delivery: "body", ...body }, person.accessToken);
  const signIn = async (email: string, password: string) =>
    (await post("sign-in", { email, password })).status;
  const me = async (token: string) => (await gateway.call("GET", "/api/auth/me", { token })).status;
  const refresh = async (refreshToken: string) => (await post("refresh", { refreshToken })).status;
  const devices = async (token: string) =>
    devicesSchema.parse((await gateway.call("GET", "/api/auth/devices", { token })).json).items;

  it("rule 10: needs the present password", async () => {
    const person = await newPerson();
    for (const current of ["not the password at all", undefined]) {
      const answer = await change(person, { current, password: next });
      expect(answer.status).toBe(401);
      expect(answer.json).toMatchObject({ code: "invalid_credentials" });
    }
    expect(await signIn(person.email, person.password)).toBe(200);
    expect((await change(person, { current: person.password, password: "short" })).status).toBe(
      422,
    );
    expect((await post("change-password", { current: "x", password: next })).status).toBe(401);
  });

  it("rules 32 and 37: signs the other devices out, and goes on as a new one", async () => {
    const person = await newPerson();
    const other = await signInAgain(gateway.call, person);
    const [before] = (await devices(person.accessToken)).filter(({ current }) => current);
    const answer = await change(person, { current: person.password, password: next });
    expect(answer.status).toBe(200);
    const fresh = tokensSchema.parse(answer.json);
    for (const old of [person, other]) {
      expect(await me(old.accessToken)).toBe(401);
      expect(await refresh(old.refreshToken)).toBe(401);
    }
    const left = await devices(fresh.accessToken);
    expect(left).toHaveLength(1);
    expect(left[0]).toMatchObject({ current: true });
    expect(left[0]?.id).not.toBe(before?.id);
    expect(await refresh(fresh.refreshToken)).toBe(200);
    expect(await signIn(person.email, person.password)).toBe(401);
    expect(await signIn(person.email, next)).toBe(200);
    await mailServer.mailTo(person.email, mailSubjects.passwordChanged);
  });

  it("rule 37: voids a link for a new one that was mailed before", async () => {
    const person = await newPerson();
    await post("forgot-password", { email: person.email });
    const token = await mailServer.tokenTo(person.email, mailSubjects.reset);
    expect((await change(person, { current: person.password, password: next })).status).toBe(200);
    expect((await post("reset-password", { token, password: "yet another phrase" })).status).toBe(
      400,
    );
  });

  it("asks for a proof of the last minutes beside it", async () => {
    const person = await newPerson();
    ahead = 9 * 60_000;
    const fresh = tokensSchema.parse(
      (await post("refresh", { refreshToken: person.refreshToken })).json,
    );
    ahead = 11 * 60_000;
    const answer = await change(
      { ...person, ...fresh },
      { current: person.password, password: next },
    );
    ahead = 0;
    expect(answer.status).toBe(403);
    expect(answer.json).toMatchObject({ code: "step_up_required" });
  });

  it(`rule 37: of parallel changes one wins, and one device is left, in ${rounds} rounds`, async () => {
    let person = await newPerson();
    for (let round = 0; round < rounds; round += 1) {
      const phrases = ["one", "two"].map((word) => `${word} wins in round ${round}`);
      const answers = await Promise.all(
        phrases.map((password) => change(person, { current: person.password, password })),
      );
      const winners = answers.flatMap(({ status }, n) => (status === 200 ? [n] : []));
      expect(winners).toHaveLength(1);
      const [winner = 0] = winners;
      const fresh = tokensSchema.parse(answers[winner]?.json);
      expect(await me(person.accessToken)).toBe(401);
      expect(await devices(fresh.accessToken)).toHaveLength(1);
      person = { ...person, ...fresh, password: phrases[winner] ?? "" };
    }
    expect(await signIn(person.email, person.password)).toBe(200);
  });
});

describe("a sign-in on a device that was not seen before", () => {
  it("is told by mail once; the first one of an account is not", async () => {
    const stored = await openTestDatabase(databasePlaces.SQLite);
    const mailServer = await startMailServer();
    const gateway = await startMailGateway(mailServer, { database: stored.database });
    const { email, password } = await newVerifiedPerson(gateway, mailServer, "news@example.org");
    const signIn = (agent: string) =>
      gateway.call("POST", "/api/auth/sign-in", {
        body: { email, password },
        headers: { "user-agent": agent },
      });
    const phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/605.1";
    await signIn(phone);
    const mail = await mailServer.mailTo(email, mailSubjects.newDevice);
    expect(mail.text).toContain("Safari on iOS");
    await signIn(phone);
    // Closing sends what is due.
    await gateway.close();
    const told = mailServer.received.filter((one) => mailSubjects.newDevice.test(one.subject));
    expect(told).toHaveLength(1);
    await mailServer.close();
    await stored.remove();
  });
});
