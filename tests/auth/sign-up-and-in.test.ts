import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Call, goodPassword, httpClient, newPerson } from "#tests/support/client.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

let gateway: TestGateway;
let call: Call;
beforeAll(async () => {
  gateway = await startTestGateway();
  call = httpClient(gateway.url);
});
afterAll(() => gateway.close());

describe("sign-up and sign-in", () => {
  it("give the account, an access token that works, and a refresh token only when asked for", async () => {
    const body = { email: " Ada@Example.org ", password: goodPassword, name: "Ada" };
    const up = await call("POST", "/api/auth/sign-up", { body });
    expect(up.status).toBe(201);
    expect(up.json).toEqual({
      user: {
        id: expect.any(String),
        email: "ada@example.org",
        name: "Ada",
        role: "operator",
        welcomed: false,
        createdAt: expect.any(String),
      },
      accessToken: expect.any(String),
      expiresIn: 600,
    });
    expect(up.headers.get("set-cookie")).toMatch(/^healify_rt=hrt1\./);
    const inBody = await call("POST", "/api/auth/sign-in", {
      body: { email: "ADA@example.org", password: goodPassword, delivery: "body" },
    });
    expect(inBody.status).toBe(200);
    expect(inBody.json).toMatchObject({ refreshToken: expect.stringMatching(/^hrt1\./) });
    expect(inBody.headers.get("set-cookie")).toBeNull();
    const { accessToken } = inBody.json as { accessToken: string };
    const me = await call("GET", "/api/auth/me", { token: accessToken });
    expect(me.json).toMatchObject({ email: "ada@example.org", name: "Ada" });
  });

  it("rule 11: wrong password and unknown e-mail are the same bytes", async () => {
    const person = await newPerson(call);
    const wrong = await call("POST", "/api/auth/sign-in", {
      body: { email: person.email, password: "not the password of anybody" },
    });
    const unknown = await call("POST", "/api/auth/sign-in", {
      body: { email: "nobody@example.org", password: "not the password of anybody" },
    });
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(unknown.text).toBe(wrong.text);
    const shown = (headers: Headers) =>
      [...headers].filter(([name]) => name !== "x-request-id" && name !== "date");
    expect(shown(unknown.headers)).toEqual(shown(wrong.headers));
  });

  it("rule 12: an unknown e-mail costs the same work as a wrong password", async () => {
    const { email } = await newPerson(call);
    // The work of this process, whatever else the machine does meanwhile.
    const work = async (attempt: (n: number) => string) => {
      const before = process.cpuUsage();
      for (let n = 0; n < 7; n += 1) {
        await call("POST", "/api/auth/sign-in", {
          body: { email: attempt(n), password: "not the password of anybody" },
        });
      }
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    await work((n) => `warming-up${n}@example.org`);
    const known = await work(() => email);
    const unknown = await work((n) => `nobody${n}@example.org`);
    expect(unknown / known).toBeGreaterThan(0.4);
    expect(unknown / known).toBeLessThan(2.5);
  });

  it("a taken e-mail is told, and the account stays as it was", async () => {
    const person = await newPerson(call);
    const body = { email: person.email, password: "another fine pass phrase" };
    const again = await call("POST", "/api/auth/sign-up", { body });
    expect(again.status).toBe(409);
    expect(again.json).toMatchObject({ code: "email_taken" });
    expect((await call("POST", "/api/auth/sign-in", { body })).status).toBe(401);
    const keys = await gateway.database.read
      .selectFrom("healify_keys.user_keys")
      .select("user_id")
      .execute();
    const users = await gateway.database.read.selectFrom("users").select("id").execute();
    expect(keys.map((row) => row.user_id).sort()).toEqual(users.map((row) => row.id).sort());
  });

  it("the name can be changed and taken away", async () => {
    const { accessToken: token } = await newPerson(call);
    const named = await call("PATCH", "/api/auth/me", { token, body: { name: " Grace " } });
    expect(named.json).toMatchObject({ name: "Grace" });
    const unnamed = await call("PATCH", "/api/auth/me", { token, body: { name: null } });
    expect(unnamed.json).toMatchObject({ name: null });
  });
});
