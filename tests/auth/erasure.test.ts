import { afterAll, beforeAll, expect, it } from "vitest";
import { erasureReceiptSchema } from "#contracts/auth.ts";
import { userIdSchema } from "#contracts/ids.ts";
import {
  type Call,
  goodPassword,
  httpClient,
  newPerson,
  signInAgain,
} from "#tests/support/client.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

let gateway: TestGateway;
let call: Call;
beforeAll(async () => {
  gateway = await startTestGateway();
  call = httpClient(gateway.url);
});
afterAll(() => gateway.close());

const tables = ["users", "devices", "refresh_tokens", "healify_keys.user_keys"] as const;
const countAll = () =>
  Promise.all(
    tables.map(async (table) => {
      const rows = await gateway.database.read.selectFrom(table).selectAll().execute();
      return rows.length;
    }),
  );

it("erases the key, the rows and every sign-in, and gives a receipt", async () => {
  const before = await countAll();
  const person = await newPerson(call);
  const phone = await signInAgain(call, person);
  const answer = await call("DELETE", "/api/auth/me", {
    token: person.accessToken,
    body: { password: goodPassword },
  });
  expect(answer.status).toBe(200);
  const receipt = erasureReceiptSchema.parse(answer.json);
  expect(receipt.userId).toBe(person.userId);
  expect(receipt.places.map(({ place }) => place)).toEqual(
    expect.arrayContaining([
      "key",
      "account",
      "health",
      "answer log",
      "session cache",
      "audit",
      "backups",
    ]),
  );
  expect(await countAll()).toEqual(before);
  await expect(gateway.deps.vault.person(userIdSchema.parse(person.userId))).rejects.toThrow();
  for (const { accessToken, refreshToken } of [person, phone]) {
    expect((await call("GET", "/api/auth/me", { token: accessToken })).status).toBe(401);
    const body = { refreshToken };
    expect((await call("POST", "/api/auth/refresh", { body })).status).toBe(401);
  }
  const { email, password } = person;
  expect((await call("POST", "/api/auth/sign-in", { body: { email, password } })).status).toBe(401);
  expect((await call("POST", "/api/auth/sign-up", { body: { email, password } })).status).toBe(201);
});

it("asks for the password, and does nothing without it", async () => {
  const person = await newPerson(call);
  const answer = await call("DELETE", "/api/auth/me", {
    token: person.accessToken,
    body: { password: "some other pass phrase" },
  });
  expect(answer.status).toBe(401);
  expect(answer.json).toMatchObject({ code: "invalid_credentials" });
  expect((await call("GET", "/api/auth/me", { token: person.accessToken })).status).toBe(200);
});

it("rule 50: audits each step by ids, and keeps neither network nor client of who was erased", async () => {
  const person = await newPerson(call);
  await call("POST", "/api/auth/sign-in", {
    body: { email: person.email, password: "wrong words" },
  });
  await call("POST", "/api/auth/refresh", { body: { refreshToken: person.refreshToken } });
  const rows = () =>
    gateway.database.read
      .selectFrom("audit_events")
      .selectAll()
      .where("user_id", "=", userIdSchema.parse(person.userId))
      .orderBy("id")
      .execute();
  expect((await rows()).map(({ event, outcome }) => `${event} ${outcome}`)).toEqual([
    "sign-up success",
    "sign-in refused",
    "refresh success",
  ]);
  for (const row of await rows()) {
    expect(row.address_prefix).toBe("127.0.0.0/24");
    expect(row.user_agent).toBe("node");
  }
  await call("DELETE", "/api/auth/me", {
    token: person.accessToken,
    body: { password: goodPassword },
  });
  const kept = await rows();
  expect(kept.at(-1)?.event).toBe("account-erased");
  for (const row of kept) expect(row).toMatchObject({ address_prefix: "", user_agent: "" });
});

it("no log line holds an e-mail, a password or a token", async () => {
  const person = await newPerson(call);
  await call("POST", "/api/auth/refresh", { body: { refreshToken: person.refreshToken } });
  await call("GET", `/api/auth/me?token=${person.accessToken}`, { token: person.accessToken });
  const logged = gateway.logged();
  expect(logged).toContain('"route":"/api/auth/me"');
  for (const secret of [person.email, person.password, person.accessToken, person.refreshToken]) {
    expect(logged).not.toContain(secret);
  }
  expect(logged).not.toContain("hrt1.");
});
