import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readGatewaySettings } from "#gateway/config.ts";
import { createSiteVerify } from "#platform/captcha.ts";
import { SettingsFault } from "#platform/env.ts";
import { httpClient, newPerson } from "#tests/support/client.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

const wrong = "some other pass phrase";
const secret = "0x4AAAA-secret-of-tests";
const siteKey = "0x4AAAA-site-key";

describe("a captcha", () => {
  let provider: Server;
  let verifyUrl: string;
  let asked: URLSearchParams[];
  let mode: "well" | "broken" | "nonsense";
  let faults: unknown[];
  let gateway: TestGateway;

  beforeEach(async () => {
    asked = [];
    faults = [];
    mode = "well";
    provider = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on("end", () => {
        const form = new URLSearchParams(body);
        asked.push(form);
        if (mode === "broken") response.writeHead(502).end();
        else if (mode === "nonsense") response.end("<html>");
        else response.end(JSON.stringify({ success: form.get("response") === "a person" }));
      });
    });
    await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
    verifyUrl = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/siteverify`;
    gateway = await startTestGateway({
      env: {
        HEALIFY_TRUSTED_PROXIES: "127.0.0.1",
        HEALIFY_CAPTCHA_VERIFY_URL: verifyUrl,
        HEALIFY_CAPTCHA_SECRET: secret,
        HEALIFY_CAPTCHA_SITE_KEY: siteKey,
        HEALIFY_CAPTCHA_SCRIPT_URL: "https://captcha.example/api.js",
        HEALIFY_CAPTCHA_SOURCES: "https://*.captcha.example",
      },
      deps: {
        captcha: createSiteVerify({
          verifyUrl,
          secret,
          onFault: (fault) => void faults.push(fault),
        }),
      },
    });
  });
  afterEach(async () => {
    await gateway.close();
    provider.closeAllConnections();
    await new Promise((resolve) => provider.close(resolve));
  });

  const call = (...args: Parameters<ReturnType<typeof httpClient>>) =>
    httpClient(gateway.url)(...args);
  const signIn = (email: string, password: string, captcha?: string, address = "203.0.113.5") =>
    call("POST", "/api/auth/sign-in", {
      body: { email, password, ...(captcha === undefined ? {} : { captcha }) },
      headers: { "x-forwarded-for": address },
    });
  const failThrice = async (email: string) => {
    for (let n = 0; n < 3; n += 1) expect((await signIn(email, wrong)).status).toBe(401);
  };

  it("is asked for after three failures, alike for accounts that exist and those that don't, and not before", async () => {
    const { email, password } = await newPerson(call);
    expect((await signIn(email, password)).status).toBe(200);
    expect(asked).toHaveLength(0);
    await failThrice(email);
    await failThrice("nobody@example.org");
    const known = await signIn(email, password);
    const unknown = await signIn("nobody@example.org", wrong);
    expect(known).toMatchObject({
      status: 403,
      json: {
        code: "captcha_required",
        captcha: { siteKey, scriptUrl: "https://captcha.example/api.js" },
      },
    });
    expect(unknown.text).toBe(known.text);
    expect(asked).toHaveLength(0);
  });

  it("lets a person go on, and refuses a token that its provider refuses; a refused one costs no try", async () => {
    const { email, password } = await newPerson(call);
    await failThrice(email);
    for (let n = 0; n < 15; n += 1) {
      expect((await signIn(email, password, "a robot")).status).toBe(403);
    }
    expect((await signIn(email, wrong, "a person")).status).toBe(401);
    expect((await signIn(email, password, "a person")).status).toBe(200);
    expect((await signIn(email, password)).status).toBe(200);
    expect(asked[0]?.get("secret")).toBe(secret);
    // Who it is and from where is no business of the provider.
    expect([...(asked[0]?.keys() ?? [])].sort()).toEqual(["response", "secret"]);
    expect(gateway.logged()).not.toContain("a robot");
    expect(gateway.logged()).not.toContain(secret);
  });

  it("is asked of a network that fails at many accounts, and of no other", async () => {
    for (let n = 0; n < 20; n += 1) await signIn(`p${n}@example.org`, wrong);
    expect((await signIn("fresh@example.org", wrong)).status).toBe(403);
    expect((await signIn("fresh@example.org", wrong, undefined, "198.51.100.9")).status).toBe(401);
  });

  it("shuts nobody out while its provider is away: the counts hold all the same", async () => {
    const { email, password } = await newPerson(call);
    await failThrice(email);
    for (const away of ["broken", "nonsense"] as const) {
      mode = away;
      expect((await signIn(email, wrong, "whatever")).status).toBe(401);
    }
    expect(faults).toHaveLength(2);
    // Without any token it is asked for all the same: nothing was asked of the provider.
    expect((await signIn(email, password)).status).toBe(403);
    for (let n = 0; n < 5; n += 1) await signIn(email, wrong, "whatever");
    expect((await signIn(email, password, "whatever")).status).toBe(429);
  });

  it("opens the page's policy for what is set, and for nothing else", async () => {
    const { headers } = await call("GET", "/livez");
    const policy = headers.get("content-security-policy") ?? "";
    const directive = (name: string) =>
      policy
        .split(";")
        .find((part) => part.trim().startsWith(`${name} `))
        ?.trim();
    expect(directive("script-src")).toBe(
      "script-src 'self' https://captcha.example https://*.captcha.example",
    );
    expect(directive("frame-src")).toBe(
      "frame-src https://captcha.example https://*.captcha.example",
    );
    expect(directive("default-src")).toBe("default-src 'none'");
    expect(directive("frame-ancestors")).toBe("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
  });

  it("is set as a whole or not at all, and can't slip anything else into the policy", () => {
    const faultsOf = (env: Record<string, string>) => {
      try {
        readGatewaySettings(env);
        return "";
      } catch (fault) {
        if (fault instanceof SettingsFault) return fault.faults.join("\n");
        throw fault;
      }
    };
    const half = faultsOf({ HEALIFY_CAPTCHA_VERIFY_URL: verifyUrl });
    for (const name of ["SECRET", "SITE_KEY", "SCRIPT_URL"]) {
      expect(half).toContain(`HEALIFY_CAPTCHA_${name} is not set`);
    }
    for (const source of ["'unsafe-inline'", "*", "https://a.example; script-src *", "data:"]) {
      expect(faultsOf({ HEALIFY_CAPTCHA_SOURCES: source })).toContain("HEALIFY_CAPTCHA_SOURCES");
    }
  });
});
