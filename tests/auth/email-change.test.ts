import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { userIdSchema } from "#contracts/ids.ts";
import { insertMailToken } from "#gateway/auth/mail/mail-token-store.ts";
import { newMailToken } from "#gateway/auth/mail/mail-tokens.ts";
import { sealUserEmail } from "#gateway/auth/user-store.ts";
import type { Person } from "#tests/support/client.ts";
import { httpClient, newPerson as signUpPerson } from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway } from "#tests/support/gateway.ts";
import {
  type MailGateway,
  newVerifiedPerson,
  startMailGateway,
} from "#tests/support/mail-gateway.ts";
import { type MailServer, mailSubjects, startMailServer } from "#tests/support/mail-server.ts";

const { confirm, changed, reset } = mailSubjects;

describe.each(Object.entries(databasePlaces))("changing the e-mail, %s", (_name, makePlace) => {
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
  const newEmail = () => `mover${++people}@example.org`;
  const newPerson = () => newVerifiedPerson(gateway, mailServer, newEmail());
  const ask = ({ accessToken }: Person, email: string) =>
    post("change-email", { email }, accessToken);
  const followLink = async (path: string, token: string) => (await post(path, { token })).status;
  const signIn = async (email: string, password: string) =>
    (await post("sign-in", { email, password })).status;
  const me = ({ accessToken: token }: Person) => gateway.call("GET", "/api/auth/me", { token });
  async function move(person: Person): Promise<string> {
    const email = newEmail();
    await ask(person, email);
    expect(await followLink("confirm-email", await mailServer.tokenTo(email, confirm))).toBe(204);
    return email;
  }

  it("counts once the link at the new address was opened; the old address is told", async () => {
    const person = await newPerson();
    const email = newEmail();
    expect((await ask(person, email)).status).toBe(202);
    const token = await mailServer.tokenTo(email, confirm);
    expect(await signIn(email, person.password)).toBe(401);
    expect((await me(person)).json).toMatchObject({ email: person.email });
    expect(await followLink("confirm-email", token)).toBe(204);
    expect(await followLink("confirm-email", token)).toBe(400);
    expect(await signIn(person.email, person.password)).toBe(401);
    expect(await signIn(email, person.password)).toBe(200);
    expect((await me(person)).json).toMatchObject({ email });
    await mailServer.mailTo(person.email, changed);
  });

  it("can be taken back from the old address, which signs out every device and mails a link", async () => {
    const person = await newPerson();
    const email = await move(person);
    const way = await mailServer.tokenTo(person.email, changed);
    ahead = 6 * 24 * 60 * 60_000;
    expect(await followLink("undo-email-change", way)).toBe(204);
    ahead = 0;
    expect((await me(person)).status).toBe(401);
    expect(await signIn(email, person.password)).toBe(401);
    expect(await signIn(person.email, person.password)).toBe(200);
    expect(await followLink("undo-email-change", way)).toBe(400);
    await mailServer.tokenTo(person.email, reset);
  });

  it("can be taken back by the first owner even when it was changed twice", async () => {
    const person = await newPerson();
    await move(person);
    const way = await mailServer.tokenTo(person.email, changed);
    const last = await move(person);
    expect(await followLink("undo-email-change", way)).toBe(204);
    expect(await signIn(last, person.password)).toBe(401);
    expect(await signIn(person.email, person.password)).toBe(200);
  });

  it("rule 13: answers the same for a taken address, whose owner is told; nothing changes", async () => {
    const [person, owner] = [await newPerson(), await newPerson()];
    const free = await ask(person, newEmail());
    const taken = await ask(person, owner.email);
    expect([taken.status, taken.text]).toEqual([free.status, free.text]);
    const mail = await mailServer.mailTo(owner.email, mailSubjects.registered);
    expect(mail.text).not.toContain("#token=");
    expect(mail.text).not.toContain(person.email);
  });

  it("rule 42: a link for a new password is void once the address is another", async () => {
    const person = await newPerson();
    await post("forgot-password", { email: person.email });
    const token = await mailServer.tokenTo(person.email, reset);
    await move(person);
    const answer = await post("reset-password", { token, password: "a phrase never to be used" });
    expect(answer.status).toBe(400);
  });

  it("rule 42: of two people with a link for one address, one gets it, in 50 rounds", async () => {
    let [one, two] = [await newPerson(), await newPerson()];
    for (let round = 0; round < 50; round += 1) {
      const email = newEmail();
      const links = [await madeToken(one, email), await madeToken(two, email)];
      const statuses = await Promise.all(links.map((token) => followLink("confirm-email", token)));
      expect(statuses.toSorted()).toEqual([204, 400]);
      if (statuses[0] === 204) one = { ...one, email };
      else two = { ...two, email };
    }
    for (const person of [one, two]) {
      expect(await signIn(person.email, person.password)).toBe(200);
    }
  });
  /** What a mail would carry, where it is the use of it that is tried. */
  async function madeToken(person: Person, email: string): Promise<string> {
    const { vault } = gateway.deps;
    const userId = userIdSchema.parse(person.userId);
    const made = newMailToken("confirm-email", {
      userId,
      emailMac: (await sealUserEmail(vault, userId, person.email)).email_mac,
      newEmailSealed: (await sealUserEmail(vault, userId, email)).email_sealed,
      now: Date.now(),
    });
    await stored.database.write((trx) => insertMailToken(trx, made.row));
    return made.text;
  }

  it("asks for a proof of the last minutes", async () => {
    const person = await newPerson();
    ahead = 9 * 60_000;
    const answer = await post("refresh", { refreshToken: person.refreshToken });
    ahead = 11 * 60_000;
    const { accessToken } = z.object({ accessToken: z.string() }).parse(answer.json);
    const asked = await post("change-email", { email: newEmail() }, accessToken);
    ahead = 0;
    expect(asked.status).toBe(403);
    expect(asked.json).toMatchObject({ code: "step_up_required" });
  });
});

describe("changing the e-mail where no mail is sent", () => {
  it("counts at once, and a taken address is told", async () => {
    const gateway = await startTestGateway();
    const call = httpClient(gateway.url);
    const [person, other] = [await signUpPerson(call), await signUpPerson(call)];
    const ask = (email: string) =>
      call("POST", "/api/auth/change-email", { token: person.accessToken, body: { email } });
    const taken = await ask(other.email);
    expect(taken.status).toBe(409);
    expect(taken.json).toMatchObject({ code: "email_taken" });
    const free = await ask("moved@example.org");
    expect(free.status).toBe(200);
    expect(free.json).toMatchObject({ email: "moved@example.org" });
    const body = { email: "moved@example.org", password: person.password };
    expect((await call("POST", "/api/auth/sign-in", { body })).status).toBe(200);
    await gateway.close();
  });
});
