import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Call, goodPassword, httpClient } from "#tests/support/client.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

const publicUrl = "https://health.example.org";
const sameOrigin = { "sec-fetch-site": "same-origin" };
let people = 0;

async function signUp(call: Call, headers: Record<string, string> = sameOrigin) {
  const body = { email: `cookie${++people}@example.org`, password: goodPassword };
  return call("POST", "/api/auth/sign-up", { body, headers });
}
const cookieOf = (headers: Headers) => (headers.get("set-cookie") ?? "").split(";")[0] ?? "";

describe("over plain http on this machine", () => {
  let gateway: TestGateway;
  let call: Call;
  beforeAll(async () => {
    gateway = await startTestGateway();
    call = httpClient(gateway.url);
  });
  afterAll(() => gateway.close());

  it("a browser stays signed in: the cookie is refreshed from our own page", async () => {
    const up = await signUp(call);
    expect(up.headers.get("set-cookie")).toMatch(
      /^healify_rt=hrt1\.[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    );
    const cookie = cookieOf(up.headers);
    const again = await call("POST", "/api/auth/refresh", { headers: { cookie, ...sameOrigin } });
    expect(again.status).toBe(200);
    expect(again.json).toEqual({ accessToken: expect.any(String), expiresIn: 600 });
    expect(cookieOf(again.headers)).toMatch(/^healify_rt=hrt1\./);
    expect(cookieOf(again.headers)).not.toBe(cookie);
  });

  it.each<[string, Record<string, string>]>([
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["a sibling host", { "sec-fetch-site": "same-site" }],
    ["an address typed in", { "sec-fetch-site": "none" }],
    ["another origin, by an older browser", { origin: "https://evil.example" }],
    ["a sandboxed frame", { origin: "null" }],
    ["nowhere", {}],
  ])("rule 39: the cookie can't be used from %s", async (_from, headers) => {
    const cookie = cookieOf((await signUp(call)).headers);
    for (const path of ["/api/auth/refresh", "/api/auth/sign-out"]) {
      const answer = await call("POST", path, { headers: { cookie, ...headers } });
      expect(answer.status).toBe(403);
      expect(answer.json).toMatchObject({ code: "forbidden" });
    }
    const own = { cookie, origin: gateway.url };
    expect((await call("POST", "/api/auth/refresh", { headers: own })).status).toBe(200);
  });

  it("rule 39: another site can't sign anybody in or up", async () => {
    const foreign = { "sec-fetch-site": "cross-site" };
    expect((await signUp(call, foreign)).status).toBe(403);
    const body = { email: "x@example.org", password: goodPassword };
    const answer = await call("POST", "/api/auth/sign-in", { body, headers: foreign });
    expect(answer.status).toBe(403);
  });

  it("sign-out ends the device and takes the cookie back", async () => {
    const cookie = cookieOf((await signUp(call)).headers);
    const headers = { cookie, ...sameOrigin };
    const out = await call("POST", "/api/auth/sign-out", { headers });
    expect(out.status).toBe(204);
    expect(out.headers.get("set-cookie")).toMatch(/^healify_rt=; .*Expires=Thu, 01 Jan 1970/);
    expect((await call("POST", "/api/auth/refresh", { headers })).status).toBe(401);
  });

  it("rule 32: a cookie that was there before is never adopted", async () => {
    const planted = cookieOf((await signUp(call)).headers);
    const body = { email: `cookie${people}@example.org`, password: goodPassword };
    const headers = { cookie: planted, ...sameOrigin };
    const signedIn = await call("POST", "/api/auth/sign-in", { body, headers });
    expect(signedIn.status).toBe(200);
    const ids = [planted, cookieOf(signedIn.headers)].map((cookie) => cookie.split(".")[1]);
    expect(ids[1]).toBeDefined();
    expect(ids[0]).not.toBe(ids[1]);
  });
});

describe("over https", () => {
  let gateway: TestGateway;
  let call: Call;
  beforeAll(async () => {
    gateway = await startTestGateway({ env: { HEALIFY_PUBLIC_URL: publicUrl } });
    call = httpClient(gateway.url);
  });
  afterAll(() => gateway.close());

  it("rule 38: the cookie is bound to the host", async () => {
    const up = await signUp(call);
    expect(up.headers.get("set-cookie")).toMatch(
      /^__Host-healify_rt=hrt1\.[^;]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(up.headers.get("strict-transport-security")).toBe("max-age=31536000");
  });

  it("rule 39: only the public address is our own origin", async () => {
    const cookie = cookieOf((await signUp(call)).headers);
    const from = (origin: string) =>
      call("POST", "/api/auth/refresh", { headers: { cookie, origin } });
    expect((await from(gateway.url)).status).toBe(403);
    expect((await from(publicUrl)).status).toBe(200);
  });
});
