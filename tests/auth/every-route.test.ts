import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Call, httpClient } from "#tests/support/client.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

/** A route that joins this list is open to everybody: think twice. */
const openRoutes = [
  "GET /livez",
  "GET /readyz",
  "GET /metrics",
  "HEAD /livez",
  "HEAD /readyz",
  "HEAD /metrics",
  "GET /.well-known/jwks.json",
  "GET /api/openapi.json",
  "GET /api/safety-card",
  "GET /api/auth/ways-in",
  "POST /api/auth/provider",
  "POST /api/auth/provider/return",
  "POST /api/auth/sign-up",
  "POST /api/auth/sign-in",
  "POST /api/auth/second-factor",
  "POST /api/auth/second-factor/passkey-options",
  "POST /api/auth/passkeys/sign-in",
  "POST /api/auth/passkeys/sign-in/options",
  "POST /api/auth/passkeys/sign-up",
  "POST /api/auth/passkeys/sign-up/options",
  "POST /api/auth/verify-email",
  "POST /api/auth/resend-verification",
  "POST /api/auth/confirm-email",
  "POST /api/auth/undo-email-change",
  "POST /api/auth/forgot-password",
  "POST /api/auth/reset-password",
  "POST /api/auth/refresh",
  "POST /api/auth/sign-out",
];

let gateway: TestGateway;
let call: Call;
beforeAll(async () => {
  gateway = await startTestGateway();
  call = httpClient(gateway.url);
});
afterAll(() => gateway.close());

describe("every route", () => {
  const isDocumentation = (url: string) => /^\/api\/docs(\/|$)/.test(url);

  it("is protected, or declared public and on this list", () => {
    const open = gateway.gateway.app.routeTable
      .filter((route) => route.isPublic() && !isDocumentation(route.url))
      .map(({ method, url }) => `${method} ${url}`);
    expect(open.sort()).toEqual([...openRoutes].sort());
  });

  it("that is protected refuses whoever has no token, before it looks at anything else", async () => {
    const protectedRoutes = gateway.gateway.app.routeTable.filter((route) => !route.isPublic());
    expect(protectedRoutes.length).toBeGreaterThan(10);
    for (const { method, url } of protectedRoutes) {
      const path = url.replaceAll(/:\w+/g, uuidv7());
      const hasBody = method !== "GET" && method !== "HEAD";
      const answer = await call(method, path, hasBody ? { body: { surprise: true } } : {});
      expect(`${method} ${url} ${answer.status}`).toBe(`${method} ${url} 401`);
      expect(answer.json).toMatchObject({ code: "invalid_access_token" });
    }
  });

  it("under /api is described in OpenAPI 3.1", async () => {
    const { json } = await call("GET", "/api/openapi.json");
    const document = json as { openapi: string; paths: Record<string, Record<string, unknown>> };
    expect(document.openapi).toBe("3.1.0");
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const expected = gateway.gateway.app.routeTable
      .filter(({ url }) => url.startsWith("/api/") && !isDocumentation(url))
      .filter(({ url }) => url !== "/api/openapi.json")
      .map(({ method, url }) => `${method} ${url.replaceAll(/:(\w+)/g, "{$1}")}`);
    expect(described).toEqual(expect.arrayContaining(expected));
  });
});

describe("every answer", () => {
  it.each(["/livez", "/api/auth/me", "/api/nothing", "/.well-known/jwks.json", "/api/docs/"])(
    "%s forbids frames, foreign scripts and referrers",
    async (path) => {
      const { headers } = await call("GET", path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toMatch(/^default-src '(none|self)'/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain("unsafe");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("strict-transport-security")).toBeNull();
      expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it("rule 40: is stored by nobody when it comes from /api", async () => {
    for (const path of ["/api/auth/me", "/api/nothing", "/api/openapi.json"]) {
      expect((await call("GET", path)).headers.get("cache-control")).toBe("no-store");
    }
  });
});
