import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Mail, Mailer } from "#platform/mail/mail.ts";
import { type Call, goodPassword, httpClient } from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { newVerifiedPerson, startMailGateway } from "#tests/support/mail-gateway.ts";
import { startMailServer } from "#tests/support/mail-server.ts";

const publicUrl = "https://health.example.org";

describe("sign-up where a mail server is configured", () => {
  let gateway: TestGateway;
  let call: Call;
  let sent: Mail[] = [];
  let ahead = 0;
  let broken = false;
  const mailer: Mailer = {
    kind: "smtp",
    send: async (mail) => {
      if (broken) throw new Error("no route to the mail server");
      sent.push(mail);
    },
    close: async () => undefined,
  };
  beforeAll(async () => {
    const env = { HEALIFY_PUBLIC_URL: publicUrl };
    gateway = await startTestGateway({ env, deps: { mailer, clock: () => Date.now() + ahead } });
    call = httpClient(gateway.url);
  });
  beforeEach(() => {
    sent = [];
  });
  afterAll(() => gateway.close());

  const signUp = (email: string, password = goodPassword) =>
    call("POST", "/api/auth/sign-up", { body: { email, password } });
  const signIn = async (email: string, password = goodPassword) =>
    (await call("POST", "/api/auth/sign-in", { body: { email, password } })).status;
  const verify = async (token: string) =>
    (await call("POST", "/api/auth/verify-email", { body: { token } })).status;
  const mailsTo = (email: string) => sent.filter((mail) => mail.to === email);
  /** Of the mail that came after so many to that address. */
  const tokenTo = async (email: string, after = 0) => {
    await expect.poll(() => mailsTo(email).length, { timeout: 60_000 }).toBeGreaterThan(after);
    const link = /(https:\S+)#token=(\S+)/.exec(mailsTo(email)[after]?.text ?? "");
    expect(link?.[1]).toBe(`${publicUrl}/verify-email`);
    return link?.[2] ?? "";
  };

  it("lets nobody in before the link was opened; the link works once", async () => {
    const email = "new@example.org";
    const answer = await signUp(email);
    expect(answer.status).toBe(202);
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(await signIn(email)).toBe(401);
    const token = await tokenTo(email);
    expect(await verify(token)).toBe(204);
    expect(await signIn(email)).toBe(200);
    expect(await verify(token)).toBe(400);
  });

  it("rule 13: answers the same for known and unknown addresses, the second time and when mail fails", async () => {
    await signUp("known@example.org");
    await verify(await tokenTo("known@example.org"));
    const answers = [await signUp("known@example.org"), await signUp("known@example.org")];
    await expect.poll(() => mailsTo("known@example.org").length, { timeout: 60_000 }).toBe(3);
    expect(mailsTo("known@example.org")[1]?.subject).toBe("You already have a Healify account");
    answers.push(await signUp("unknown@example.org"), await signUp("unknown@example.org"));
    await expect.poll(() => mailsTo("unknown@example.org").length, { timeout: 60_000 }).not.toBe(0);
    broken = true;
    answers.push(await signUp("broken@example.org"), await signUp("known@example.org"));
    broken = false;
    for (const answer of answers) {
      expect(answer.status).toBe(202);
      expect(answer.text).toBe(answers[0]?.text);
    }
  });

  it("a second sign-up voids the first link and its password", async () => {
    const email = "twice@example.org";
    await signUp(email, "the first pass phrase");
    const first = await tokenTo(email);
    await signUp(email, "the second pass phrase");
    const second = await tokenTo(email, 1);
    expect(await verify(first)).toBe(400);
    expect(await verify(second)).toBe(204);
    expect(await signIn(email, "the first pass phrase")).toBe(401);
    expect(await signIn(email, "the second pass phrase")).toBe(200);
  });

  it("rule 42: the link is over after an hour, and a wrong secret opens nothing", async () => {
    await signUp("late@example.org");
    const token = await tokenTo("late@example.org");
    const [head, id] = token.split(".");
    expect(await verify(`${head}.${id}.${"A".repeat(43)}`)).toBe(400);
    ahead = 61 * 60_000;
    expect(await verify(token)).toBe(400);
    ahead = 0;
    const row = await gateway.database.read.selectFrom("mail_tokens").selectAll().execute();
    expect(JSON.stringify(row)).not.toContain(token.split(".")[2]);
  });
});

it("an address that nobody confirmed within a week is forgotten, with its key", async () => {
  const stored = await openTestDatabase(databasePlaces.SQLite);
  const mailServer = await startMailServer();
  const { database } = stored;
  const counts = async () => [
    (await database.read.selectFrom("users").select("id").execute()).length,
    (await database.read.selectFrom("healify_keys.user_keys").select("user_id").execute()).length,
  ];
  const first = await startMailGateway(mailServer, { database });
  await newVerifiedPerson(first, mailServer, "stays@example.org");
  const body = { email: "goes@example.org", password: goodPassword };
  await first.call("POST", "/api/auth/sign-up", { body });
  await first.close();
  const days = (n: number) => () => Date.now() + n * 24 * 60 * 60_000;
  await (await startMailGateway(mailServer, { database, clock: days(6) })).close();
  expect(await counts()).toEqual([2, 2]);
  await (await startMailGateway(mailServer, { database, clock: days(8) })).close();
  expect(await counts()).toEqual([1, 1]);
  await mailServer.close();
  await stored.remove();
});

it("where sign-up is closed, nobody new gets in, and it says so", async () => {
  const gateway = await startTestGateway({ env: { HEALIFY_SIGN_UP: "closed" } });
  const answer = await httpClient(gateway.url)("POST", "/api/auth/sign-up", {
    body: { email: "a@example.org", password: goodPassword },
  });
  expect(answer.status).toBe(403);
  expect(answer.json).toMatchObject({ code: "forbidden", detail: expect.stringMatching(/closed/) });
  await gateway.close();
});
