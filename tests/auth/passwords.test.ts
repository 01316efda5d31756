import { hash, parseOptions } from "@node-rs/argon2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { passwordLimits } from "#contracts/auth.ts";
import { problemSchema } from "#contracts/problem.ts";
import { readBreachedPasswords } from "#gateway/auth/passwords/common-passwords.ts";
import {
  type PasswordContext,
  requireGoodPassword,
} from "#gateway/auth/passwords/password-policy.ts";
import { ProblemError } from "#gateway/http/problem.ts";
import { type Answer, type Call, httpClient } from "#tests/support/client.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { emailMac } from "#vault/identity.ts";

let gateway: TestGateway;
let call: Call;
let people = 0;
beforeAll(async () => {
  gateway = await startTestGateway();
  call = httpClient(gateway.url);
});
afterAll(() => gateway.close());

const newEmail = () => `person${++people}@example.org`;
const signUp = (password: string, email = newEmail()) =>
  call("POST", "/api/auth/sign-up", { body: { email, password } });
const signIn = (email: string, password: string) =>
  call("POST", "/api/auth/sign-in", { body: { email, password } });
const storedHash = async (email: string) =>
  (
    await gateway.database.read
      .selectFrom("users")
      .select("password_hash")
      .where("email_mac", "=", emailMac(gateway.deps.vault.masterKeys, email))
      .executeTakeFirstOrThrow()
  ).password_hash;
const storeHash = (email: string, password_hash: string) =>
  gateway.database.write((trx) =>
    trx
      .updateTable("users")
      .set({ password_hash })
      .where("email_mac", "=", emailMac(gateway.deps.vault.masterKeys, email))
      .execute(),
  );
function isTaken(password: string, context: PasswordContext): boolean {
  try {
    requireGoodPassword(password, context);
    return true;
  } catch (fault) {
    if (fault instanceof ProblemError && fault.code === "weak_password") return false;
    throw fault;
  }
}
const reason = (answer: Answer) => problemSchema.parse(answer.json).detail ?? "";

describe("a password that may be used", () => {
  it.each([
    ["15 characters", "fjord otters 7k"],
    ["spaces at both ends", "  fjord otters juggle  "],
    ["emoji", "🦦 juggles 🍑 and 🧊 at dawn"],
    ["200 characters", `${"fjord otters juggle plums, ".repeat(8).slice(0, 199)}!`],
    ["256 characters", `${"wandering herons paint slow rivers; ".repeat(7)}end.`.slice(0, 256)],
    ["another script", "Улитка едет когда-то"],
  ])("rules 6 and 8: %s", async (_what, password) => {
    const email = newEmail();
    expect((await signUp(password, email)).status).toBe(201);
    expect((await signIn(email, password)).status).toBe(200);
    expect((await signIn(email, password.trimEnd().slice(0, -1))).status).toBe(401);
  });

  it("rule 8: is the same in composed and decomposed form", async () => {
    const email = newEmail();
    await signUp("caf\u00e9 otters juggle plums", email);
    expect((await signIn(email, "cafe\u0301 otters juggle plums")).status).toBe(200);
  });

  it("rule 1: is stored as argon2id with m=19456, t=2, p=1, a 16-byte salt and 32 bytes", async () => {
    const email = newEmail();
    await signUp("fjord otters juggle plums", email);
    const stored = await storedHash(email);
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(parseOptions(stored)).toMatchObject({ saltLen: 16, outputLen: 32 });
  });

  it("rule 2: is hashed again at sign-in when it was hashed with less", async () => {
    const email = newEmail();
    const password = "fjord otters juggle plums";
    await signUp(password, email);
    await storeHash(email, await hash(password, { memoryCost: 8192, timeCost: 1, parallelism: 1 }));
    expect((await signIn(email, password)).status).toBe(200);
    expect(await storedHash(email)).toMatch(/m=19456,t=2,p=1/);
    expect((await signIn(email, password)).status).toBe(200);
  });

  it("rule 3: is not checked against a hash that asks for too much work", async () => {
    const email = newEmail();
    const password = "fjord otters juggle plums";
    await signUp(password, email);
    const stored = await storedHash(email);
    await storeHash(email, stored.replace("m=19456,t=2", "m=19456,t=4000000"));
    // That much work would take days, and this test's time would be over long before.
    expect((await signIn(email, password)).status).toBe(401);
  });
});

describe("a password that may not be used says why", () => {
  it.each([
    ["rule 5: 14 characters", "fjord otters 7", /14 characters.*at least 15/],
    [
      "rule 6: 257 characters",
      `${"wandering herons paint slow rivers; ".repeat(7)}ending`.padEnd(257, "x"),
      /at most 256/,
    ],
    ["one character", "aaaaaaaaaaaaaaaaaa", /few different/],
    ["a repetition", "abc123xyzabc123xyz", /repeats/],
    ["the digits", "12345678901234567", /alphabet, the digits/],
    ["the alphabet backwards", "zyxwvutsrqponmlkj", /alphabet/],
    ["the keyboard", "qwertyuiopasdfghjkl", /keyboard/],
    ["a common word with digits", "password1234567", /tried first/],
    ["a common word in disguise", "P@ssw0rd-123456789", /tried first/],
    ["two common words", "sunshineprincess", /tried first/],
    ["a saying", "Correct Horse Battery Staple", /tried first/],
    ["the product", "healifyhealify!", /repeats|name of this service/],
    ["the product with a number", "healify-healify-1234", /name of this service|repeats/],
  ])("%s", async (_what, password, why) => {
    const answer = await signUp(password);
    expect(answer.status).toBe(422);
    expect(reason(answer)).toMatch(why);
    expect(answer.text).not.toContain(password);
  });

  it("the e-mail's own name", async () => {
    const answer = await signUp("Wilhelmina.Fitz-77", "wilhelmina.fitz@example.org");
    expect(answer.status).toBe(422);
    expect(reason(answer)).toMatch(/e-mail/);
    expect((await signUp("Wilhelmina juggles 9 plums", "wilhelmina.fitz@example.org")).status).toBe(
      201,
    );
  });

  it.each([
    ["alone", false, passwordLimits.minCodePoints],
    ["beside a second factor", true, passwordLimits.minWithSecondFactor],
  ])(
    "rule 9: %s, at least 3000 found in breaches that would be long enough",
    (_what, secondFactor, minLength) => {
      const longEnough = readBreachedPasswords().filter(
        ({ length }) => length >= minLength && (secondFactor ? length < 15 : true),
      );
      expect(new Set(longEnough).size).toBeGreaterThanOrEqual(3000);
      const account = { email: "somebody@example.org", name: null, secondFactor };
      const disguises = [(text: string) => text, (text: string) => text.toUpperCase()];
      for (const disguise of disguises) {
        const taken = longEnough.filter((password) => isTaken(disguise(password), account));
        expect(taken).toEqual([]);
      }
    },
  );

  it("rule 5: eight characters do beside a second factor, and not without", () => {
    const account = { email: "somebody@example.org", name: "Wilhelmina Fitz" };
    expect(isTaken("plum fog", { ...account, secondFactor: true })).toBe(true);
    expect(isTaken("plumfog", { ...account, secondFactor: true })).toBe(false);
    expect(isTaken("plum fog", { ...account, secondFactor: false })).toBe(false);
    expect(isTaken("wilhelmina", { ...account, secondFactor: true })).toBe(false);
    expect(isTaken("healify1", { ...account, secondFactor: true })).toBe(false);
    expect(isTaken("P@ssw0rd", { ...account, secondFactor: true })).toBe(false);
  });

  it("is refused before it is hashed", async () => {
    const email = newEmail();
    await signUp("short", email);
    const row = await gateway.database.read
      .selectFrom("users")
      .select("id")
      .where("email_mac", "=", emailMac(gateway.deps.vault.masterKeys, email))
      .executeTakeFirst();
    expect(row).toBeUndefined();
  });
});

it("rule 4: too many passwords at once are turned away with Retry-After, and others get through", async () => {
  const attempts = await Promise.all(
    Array.from({ length: 600 }, (_, n) =>
      signIn(`crowd${n}@example.org`, "fjord otters juggle plums"),
    ),
  );
  const statuses = new Set(attempts.map(({ status }) => status));
  expect([...statuses].sort()).toEqual([401, 503]);
  const turnedAway = attempts.find(({ status }) => status === 503);
  expect(Number(turnedAway?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await signUp("fjord otters juggle plums")).status).toBe(201);
});
