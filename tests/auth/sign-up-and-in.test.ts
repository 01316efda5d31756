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
});
