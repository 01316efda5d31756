import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { userIdSchema } from "#contracts/ids.ts";
import { insertMailToken } from "#gateway/auth/mail/mail-token-store.ts";
import { newMailToken } from "#gateway/auth/mail/mail-tokens.ts";
import { addAuthenticatorApp, oneTimeCode } from "#tests/support/authenticator-app.ts";
import { type Answer, type Person, signInAgain } from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import {
  type MailGateway,
  mailPublicUrl,
  newVerifiedPerson,
  startMailGateway,
} from "#tests/support/mail-gateway.ts";
import { countMailOrders } from "#tests/support/mail-orders.ts";
import { type MailServer, mailSubjects, startMailServer } from "#tests/support/mail-server.ts";

const { reset, verify } = mailSubjects;
const begunSchema = z.object({ secondFactor: z.object({ challenge: z.string() }) });
const rounds = 50;
const patience = 120_000;

describe.each(Object.entries(databasePlaces))("a forgotten password, %s", (_name, makePlace) => {
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

  const post = (path: string, body: unknown) => gateway.call("POST", `/api/auth/${path}`, { body });
  const newEmail = () => `forgetful${++people}@example.org`;
  const newPerson = () => newVerifiedPerson(gateway, mailServer, newEmail());
  const forgot = (email: string) => post("forgot-password", { email });
  const resetTo = async (token: string, password: string) =>
    (await post("reset-password", { token, password })).status;
  const signIn = async (email: string, password: string) =>
    (await post("sign-in", { email, password })).status;
  const me = async (token: string) => (await gateway.call("GET", "/api/auth/me", { token })).status;
  const refresh = async (refreshToken: string) => (await post("refresh", { refreshToken })).status;
  const mailedToken = async (email: string, after = 0) => {
    await forgot(email);
    return mailServer.tokenTo(email, reset, after);
  };
  /** What a mail would carry, where it is the use of it that is tried. */
  async function madeToken({ userId }: Person): Promise<string> {
    const row = await stored.database.read
      .selectFrom("users")
      .select(["id", "email_mac"])
      .where("id", "=", userIdSchema.parse(userId))
      .executeTakeFirstOrThrow();
    const made = newMailToken("reset-password", {
      userId: row.id,
      emailMac: row.email_mac,
      newEmailSealed: null,
      now: Date.now(),
    });
    await stored.database.write((trx) => insertMailToken(trx, made.row));
    return made.text;
  }
  const seen = ({ status, text, headers }: Answer) => ({
    status,
    text,
    headers: [...headers].filter(([name]) => !["date", "x-request-id"].includes(name)),
  });

  it("rule 37: is replaced by the link, which signs out every device and nobody in", async () => {
    const person = await newPerson();
    const other = await signInAgain(gateway.call, person);
    const token = await mailedToken(person.email);
    const answer = await post("reset-password", { token, password: "a wholly new phrase, this" });
    expect(answer.status).toBe(204);
    expect(answer.text).toBe("");
    expect(answer.headers.get("set-cookie")).toBeNull();
    for (const device of [person, other]) {
      expect(await me(device.accessToken)).toBe(401);
      expect(await refresh(device.refreshToken)).toBe(401);
    }
    expect(await signIn(person.email, person.password)).toBe(401);
    expect(await signIn(person.email, "a wholly new phrase, this")).toBe(200);
    await mailServer.mailTo(person.email, mailSubjects.passwordChanged);
  });

  it("rule 37: voids the other links; any of those before works until then", async () => {
    const person = await newPerson();
    const first = await mailedToken(person.email);
    const second = await mailedToken(person.email, 1);
    expect(await resetTo(first, "the first new phrase here")).toBe(204);
    expect(await resetTo(second, "the second new phrase here")).toBe(400);
    expect(await signIn(person.email, "the first new phrase here")).toBe(200);
  });

  it("rule 13: is asked for with the same answer by everybody, again and with the mail server down", async () => {
    const known = (await newPerson()).email;
    const unconfirmed = newEmail();
    await post("sign-up", { email: unconfirmed, password: "quiet otters juggle plums" });
    const disabled = await newPerson();
    await stored.database.write((trx) =>
      trx
        .updateTable("users")
        .set({ state: "disabled" })
        .where("id", "=", userIdSchema.parse(disabled.userId))
        .execute(),
    );
    const answers: Answer[] = [];
    const askTwice = async () => {
      for (const email of [known, "nobody@example.org", unconfirmed, disabled.email]) {
        answers.push(await forgot(email), await forgot(email));
      }
    };
    await askTwice();
    await mailServer.goDown();
    try {
      await askTwice();
    } finally {
      await mailServer.comeBack();
    }
    expect(answers).toHaveLength(16);
    const [first] = answers.map(seen);
    expect(first).toMatchObject({ status: 202, text: '{"link":"by-mail"}' });
    for (const answer of answers) expect(seen(answer)).toEqual(first);
  });

  it("rule 13: sign-up answers the same for known and unknown, again and with the mail server down", async () => {
    const known = (await newPerson()).email;
    const unknown = [newEmail(), newEmail()] as const;
    const answers: Answer[] = [];
    const askTwice = async (other: string) => {
      for (const email of [known, other]) {
        const body = { email, password: "quiet otters juggle plums" };
        answers.push(await post("sign-up", body), await post("sign-up", body));
      }
    };
    await askTwice(unknown[0]);
    await mailServer.goDown();
    try {
      await askTwice(unknown[1]);
    } finally {
      await mailServer.comeBack();
    }
    expect(answers).toHaveLength(8);
    const [first] = answers.map(seen);
    expect(first).toMatchObject({ status: 202 });
    for (const answer of answers) expect(seen(answer)).toEqual(first);
  });

  it("rule 14: what was asked for while the mail server was down is mailed later, by a later process too", async () => {
    const { email } = await newPerson();
    await mailServer.goDown();
    const first = await startMailGateway(mailServer, { database: stored.database });
    await first.call("POST", "/api/auth/forgot-password", { body: { email } });
    await first.close();
    expect(await countMailOrders(stored.database)).toBeGreaterThan(0);
    await mailServer.comeBack();
    const second = await startMailGateway(mailServer, { database: stored.database });
    const token = await mailServer.tokenTo(email, reset);
    await second.close();
    expect(await resetTo(token, "a phrase that came late")).toBe(204);
  });

  it(
    `rule 42: of parallel uses of one link exactly one wins, in ${rounds} rounds`,
    async () => {
      const person = await newPerson();
      for (let round = 0; round < rounds; round += 1) {
        const token = await madeToken(person);
        const phrases = ["one", "two", "three"].map((word) => `${word} wins in round ${round}`);
        const statuses = await Promise.all(phrases.map((phrase) => resetTo(token, phrase)));
        expect(statuses.toSorted()).toEqual([204, 400, 400]);
        const winner = phrases[statuses.indexOf(204)] ?? "";
        expect(await signIn(person.email, winner)).toBe(200);
      }
    },
    patience,
  );

  it(
    `rule 37: no sign-in that races a reset outlives it, in ${rounds} rounds`,
    async () => {
      const person = await newPerson();
      let { password } = person;
      for (let round = 0; round < rounds; round += 1) {
        const token = await madeToken(person);
        const next = `another phrase, round ${round}`;
        const [racer, status] = await Promise.all([
          signInAgain(gateway.call, { ...person, password }).catch(() => null),
          resetTo(token, next),
        ]);
        expect(status).toBe(204);
        if (racer) {
          expect(await refresh(racer.refreshToken)).toBe(401);
          expect(await me(racer.accessToken)).toBe(401);
        }
        password = next;
      }
      expect(await signIn(person.email, password)).toBe(200);
    },
    patience,
  );

  it("rule 42: a link is over after half an hour, and works with no other secret", async () => {
    const person = await newPerson();
    const token = await mailedToken(person.email);
    const [head, id] = token.split(".");
    expect(await resetTo(`${head}.${id}.${"A".repeat(43)}`, "a phrase never to be used")).toBe(400);
    ahead = 31 * 60_000;
    expect(await resetTo(token, "a phrase never to be used")).toBe(400);
    ahead = 0;
    expect(await resetTo(token, "a phrase that may be used")).toBe(204);
  });

  it("rule 42: a link is for its purpose alone, and lies nowhere at rest", async () => {
    const person = await newPerson();
    const token = await mailedToken(person.email);
    expect((await post("verify-email", { token })).status).toBe(400);
    expect((await post("confirm-email", { token })).status).toBe(400);
    const unconfirmed = newEmail();
    await post("sign-up", { email: unconfirmed, password: "quiet otters juggle plums" });
    const other = await mailServer.tokenTo(unconfirmed, verify);
    expect(await resetTo(other, "a phrase never to be used")).toBe(400);
    const [, id = "", secret = ""] = token.split(".");
    const rows = JSON.stringify([
      await stored.database.read.selectFrom("mail_tokens").selectAll().execute(),
      await stored.database.read.selectFrom("mail_orders").selectAll().execute(),
    ]);
    expect(rows).toContain(id);
    expect(rows).not.toContain(secret);
    expect(rows).not.toContain(person.email);
    expect(gateway.logged()).not.toContain(secret);
    expect(gateway.logged()).not.toContain(person.email);
  });

  it("rule 42: a refused password says why, and leaves the link as it is", async () => {
    const { email } = await newPerson();
    const token = await mailedToken(email);
    const answer = await post("reset-password", { token, password: "too short" });
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({ code: "weak_password" });
    expect(await resetTo(token, "long enough by now, yes")).toBe(204);
  });

  it("rules 41 and 43: the link is built from the public address, with the token behind its #", async () => {
    const { email } = await newPerson();
    await gateway.call("POST", "/api/auth/forgot-password", {
      body: { email },
      headers: { "x-forwarded-host": "evil.example.com", "x-forwarded-proto": "http" },
    });
    const mail = await mailServer.mailTo(email, reset);
    for (const body of [mail.text, mail.html]) {
      const links = [...body.matchAll(/https?:\/\/[^\s"<]+[^\s"<.]/g)].map(
        ([link]) => new URL(link),
      );
      expect(links.length).toBeGreaterThan(0);
      for (const link of links) {
        expect(link.origin).toBe(mailPublicUrl);
        expect(link.search).toBe("");
      }
    }
    expect(mail.text).toMatch(/\/reset-password#token=\S+/);
  });

  it("confirms the address of an account that was never confirmed", async () => {
    const email = newEmail();
    await post("sign-up", { email, password: "a phrase by somebody else" });
    const token = await mailedToken(email);
    expect(await resetTo(token, "the phrase of the owner")).toBe(204);
    expect(await signIn(email, "the phrase of the owner")).toBe(200);
    expect(await signIn(email, "a phrase by somebody else")).toBe(401);
  });

  it("rules 5 and 44: a second factor is asked for as before; beside it eight characters do", async () => {
    const person = await newPerson();
    await addAuthenticatorApp(gateway.call, person.accessToken);
    const token = await mailedToken(person.email);
    expect(await resetTo(token, "7 chars")).toBe(422);
    expect(await resetTo(token, "plum fog")).toBe(204);
    const answer = await post("sign-in", { email: person.email, password: "plum fog" });
    expect(answer.status).toBe(202);
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(answer.json).toMatchObject({
      secondFactor: { methods: expect.arrayContaining(["totp"]) },
    });
    expect(answer.text).not.toContain("accessToken");
  });

  it("rule 44: a first step taken with the old password leads nowhere after a reset", async () => {
    const person = await newPerson();
    const secret = await addAuthenticatorApp(gateway.call, person.accessToken);
    const { email, password } = person;
    const begun = await post("sign-in", { email, password });
    const { challenge } = begunSchema.parse(begun.json).secondFactor;
    expect(await resetTo(await mailedToken(email), "plum fog again")).toBe(204);
    const proof = { method: "totp", code: oneTimeCode(secret, Date.now() + 30_000) };
    const ended = await post("second-factor", { challenge, ...proof, delivery: "body" });
    expect(ended.status).toBe(401);
    expect(ended.json).toMatchObject({ code: "challenge_over" });
  });

  it("rule 13: no more than three mails in half an hour go to one address, and the answer stays the same", async () => {
    // Whatever was put off while the mail server was down is due as well.
    ahead = 10 * 60_000;
    const { email } = await newPerson();
    for (let n = 0; n < 8; n += 1) expect((await forgot(email)).status).toBe(202);
    await expect.poll(() => countMailOrders(stored.database), { timeout: 60_000 }).toBe(0);
    const mails = mailServer.received.filter((m) => m.to.includes(email) && reset.test(m.subject));
    expect(mails).toHaveLength(3);
    ahead = 0;
  });
});
