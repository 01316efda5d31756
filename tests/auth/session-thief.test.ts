/** Somebody held a person's session for a while. Once the owner has taken the account back, nothing of theirs goes on. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { addAuthenticatorApp } from "#tests/support/authenticator-app.ts";
import { type Call, httpClient, newPerson, type Person } from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import {
  type MailGateway,
  newVerifiedPerson,
  startMailGateway,
} from "#tests/support/mail-gateway.ts";
import { countMailOrders } from "#tests/support/mail-orders.ts";
import { type MailServer, mailSubjects, startMailServer } from "#tests/support/mail-server.ts";

const tokenSchema = z.object({ accessToken: z.string() });
const minute = 60_000;
const newPassword = "a wholly new phrase, this";

describe.each(Object.entries(databasePlaces))("a thief's session, %s", (_name, makePlace) => {
  let stored: TestDatabase;
  let mailServer: MailServer;
  let gateway: MailGateway;
  let people = 0;
  beforeAll(async () => {
    stored = await openTestDatabase(makePlace);
    mailServer = await startMailServer();
    gateway = await startMailGateway(mailServer, { database: stored.database });
  });
  afterAll(async () => {
    await gateway.close();
    await mailServer.close();
    await stored.remove();
  });

  const post = (path: string, body: unknown, token?: string) =>
    gateway.call("POST", `/api/auth/${path}`, { body, ...(token ? { token } : {}) });
  const newAddress = () => `robbed${++people}@example.org`;
  const askForThief = ({ accessToken }: Person, email: string) =>
    post("change-email", { email }, accessToken);
  const confirm = async (token: string) => (await post("confirm-email", { token })).status;

  async function resetIn(person: Person): Promise<number> {
    await post("forgot-password", { email: person.email });
    const token = await mailServer.tokenTo(person.email, mailSubjects.reset);
    return (await post("reset-password", { token, password: newPassword })).status;
  }
  const changeIn = async ({ accessToken, password: current }: Person) =>
    (await post("change-password", { current, password: newPassword }, accessToken)).status;
  const signOutEverywhere = async ({ accessToken: token }: Person) =>
    (await gateway.call("DELETE", "/api/auth/devices?except=current", { token })).status;

  it.each([
    ["a reset", resetIn, 204],
    ["a new password", changeIn, 200],
    ["signing out everywhere else", signOutEverywhere, 204],
  ])(
    "rule 37: %s voids links to another address that were asked for before",
    async (_how, takeBack, status) => {
      const person = await newVerifiedPerson(gateway, mailServer, newAddress());
      const thief = newAddress();
      expect((await askForThief(person, thief)).status).toBe(202);
      const token = await mailServer.tokenTo(thief, mailSubjects.confirm);
      expect(await takeBack(person)).toBe(status);
      expect(await confirm(token)).toBe(400);
    },
  );

  it("rule 37: a link to another address that still waits to be mailed is not made any more", async () => {
    const person = await newVerifiedPerson(gateway, mailServer, newAddress());
    const thief = newAddress();
    await mailServer.goDown();
    expect((await askForThief(person, thief)).status).toBe(202);
    expect(await changeIn(person)).toBe(200);
    await mailServer.comeBack();
    await mailServer.mailTo(person.email, mailSubjects.passwordChanged);
    await expect.poll(() => countMailOrders(stored.database), { timeout: 60_000 }).toBe(0);
    expect(mailServer.received.filter(({ to }) => to.includes(thief))).toEqual([]);
  });
});

describe.each(Object.entries(databasePlaces))("what proves a person, %s", (_name, makePlace) => {
  let stored: TestDatabase;
  let gateway: TestGateway;
  let call: Call;
  let ahead = 0;
  beforeAll(async () => {
    stored = await openTestDatabase(makePlace);
    const clock = () => Date.now() + ahead;
    gateway = await startTestGateway({ deps: { database: stored.database, clock } });
    call = httpClient(gateway.url);
  });
  afterAll(async () => {
    await gateway.close();
    await stored.remove();
  });

  it("rule 44: a password, changed in time, is no new proof where there is a second factor", async () => {
    const person = await newPerson(call);
    await addAuthenticatorApp(call, person.accessToken);
    ahead = 8 * minute;
    const body = { current: person.password, password: newPassword, delivery: "body" };
    const changed = await call("POST", "/api/auth/change-password", {
      token: person.accessToken,
      body,
    });
    expect(changed.status).toBe(200);
    const { accessToken: token } = tokenSchema.parse(changed.json);
    ahead = 12 * minute;
    const exported = await call("POST", "/api/account/export", { token });
    ahead = 0;
    expect(exported.json).toMatchObject({ code: "step_up_required" });
  });
});
