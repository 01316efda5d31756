import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { problemSchema } from "#contracts/problem.ts";
import {
  type Answer,
  goodPassword,
  httpClient,
  newPerson,
  signInAgain,
} from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

const wrong = "some other pass phrase";
const day = 86_400_000;
const tokensSchema = z.object({ accessToken: z.string(), refreshToken: z.string() });

/** All that a client can tell two answers apart by. */
function seenOf({ status, headers, text }: Answer) {
  const told = [...headers].filter(([name]) => name !== "date" && name !== "x-request-id");
  return { status, text, headers: told };
}

describe.each(Object.entries(databasePlaces))("refusals over %s", (_name, makePlace) => {
  let opened: TestDatabase;
  let gateway: TestGateway;
  let ahead = 0;
  const clock = () => Date.now() + ahead;
  beforeAll(async () => {
    opened = await openTestDatabase(makePlace);
    gateway = await startTestGateway({ deps: { database: opened.database, clock } });
  });
  afterAll(async () => {
    await gateway.close();
    await opened.remove();
  });

  const call = (...asked: Parameters<ReturnType<typeof httpClient>>) =>
    httpClient(gateway.url)(...asked);
  const signIn = (email: string, password: string) =>
    call("POST", "/api/auth/sign-in", { body: { email, password } });
  const change = (
    userId: string,
    changed: { state?: "disabled" | "unverified"; password_hash?: string },
  ) =>
    opened.database.write(async (trx) => {
      const users = await trx.selectFrom("users").select("id").execute();
      const id = users.find((user) => user.id === userId)?.id;
      if (!id) throw new Error("no such person");
      await trx.updateTable("users").set(changed).where("id", "=", id).execute();
    });

  it("rule 11: whatever the cause, a refused sign-in is the same status, bytes and headers", async () => {
    const people = {
      active: await newPerson(call),
      disabled: await newPerson(call),
      unverified: await newPerson(call),
      "without a password": await newPerson(call),
    };
    await change(people.disabled.userId, { state: "disabled" });
    await change(people.unverified.userId, { state: "unverified" });
    await change(people["without a password"].userId, { password_hash: "" });
    const expected = seenOf(await signIn("nobody@example.org", goodPassword));
    expect(expected).toMatchObject({ status: 401 });
    expect(problemSchema.parse(JSON.parse(expected.text)).code).toBe("invalid_credentials");
    for (const [cause, { email }] of Object.entries(people)) {
      expect(seenOf(await signIn(email, wrong)), cause).toEqual(expected);
      if (cause === "active") continue;
      expect(seenOf(await signIn(email, goodPassword)), `${cause}, right`).toEqual(expected);
    }
    // Each of them again, once too often: still alike but for the time to wait.
    for (const email of [...Object.values(people).map((one) => one.email), "nobody@example.org"]) {
      for (let n = 0; n < 10; n += 1) await signIn(email, wrong);
    }
    const over = await signIn("nobody@example.org", goodPassword);
    expect(over.status).toBe(429);
    for (const [cause, { email }] of Object.entries(people)) {
      const refused = await signIn(email, goodPassword);
      expect({ status: refused.status, text: refused.text }, cause).toEqual({
        status: 429,
        text: over.text,
      });
    }
  });

  it("rule 49: every refused refresh is the same, whatever is wrong with the token", async () => {
    const refresh = (refreshToken: string) =>
      call("POST", "/api/auth/refresh", { body: { refreshToken } });
    const next = async (refreshToken: string) =>
      tokensSchema.parse((await refresh(refreshToken)).json).refreshToken;
    const person = await newPerson(call);
    const [head, id] = person.refreshToken.split(".");
    const signedOut = await signInAgain(call, person);
    await call("POST", "/api/auth/sign-out", { token: signedOut.accessToken });
    const disabled = await newPerson(call);
    await change(disabled.userId, { state: "disabled" });
    const superseded = await signInAgain(call, person);
    await next(await next(superseded.refreshToken));
    const reused = await signInAgain(call, person);
    await next(reused.refreshToken);
    const old = await signInAgain(call, person);
    const asked: Record<string, () => string> = {
      nonsense: () => "nonsense",
      empty: () => "",
      "an unknown id": () =>
        `${head}.01900000-0000-7000-8000-000000000000.${randomBytes(32).toString("base64url")}`,
      "a wrong secret": () => `${head}.${id}.${randomBytes(32).toString("base64url")}`,
      "signed out": () => signedOut.refreshToken,
      disabled: () => disabled.refreshToken,
      superseded: () => superseded.refreshToken,
      reused: () => {
        ahead += 31_000;
        return reused.refreshToken;
      },
      expired: () => {
        ahead += 8 * day;
        return old.refreshToken;
      },
      "an access token": () => person.accessToken.slice(0, 500),
    };
    const expected = seenOf(await refresh("hrt1.x.y"));
    expect(expected.status).toBe(401);
    expect(problemSchema.parse(JSON.parse(expected.text))).toMatchObject({
      code: "invalid_refresh_token",
      retryable: false,
    });
    for (const [cause, token] of Object.entries(asked)) {
      expect(seenOf(await refresh(token())), cause).toEqual(expected);
    }
    const without = await call("POST", "/api/auth/refresh", { body: {} });
    expect(seenOf(without)).toEqual(expected);
  });

  it("rule 49: every refusal is problem+json with a code of ours, and tells nothing of how it came about", async () => {
    const { accessToken: token } = await newPerson(call);
    const refused = [
      await signIn("nobody@example.org", wrong),
      await signIn("no address", wrong),
      await call("POST", "/api/auth/sign-in", { raw: "{" }),
      await call("POST", "/api/auth/sign-in", {
        raw: "x",
        headers: { "content-type": "text/plain" },
      }),
      await call("PUT", "/api/auth/sign-in", { body: {} }),
      await call("GET", "/api/auth/nothing"),
      await call("GET", "/api/auth/me"),
      await call("GET", "/api/auth/me", { token: "x.y.z" }),
      await call("GET", "/api/auth/activity?cursor=1", { token }),
      await call("DELETE", "/api/auth/devices/01900000-0000-7000-8000-000000000000", { token }),
      await call("DELETE", "/api/auth/devices?except=nobody", { token }),
      await call("POST", "/api/auth/verify-email", { body: { token: "x" } }),
      await call("POST", "/api/auth/sign-up", {
        body: { email: "q@example.org", password: "short" },
      }),
    ];
    for (const { status, headers, text } of refused) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(headers.get("content-type")).toMatch(/^application\/problem\+json/);
      expect(headers.get("cache-control")).toBe("no-store");
      expect(problemSchema.strict().parse(JSON.parse(text)).status).toBe(status);
      expect(text).not.toMatch(/at \w+ \(|node_modules|\.ts\b|already used|sql|zod/i);
    }
  });

  it("rule 49: every address says in its description what its refusals look like", async () => {
    const { json } = await call("GET", "/api/openapi.json");
    const documentSchema = z.object({
      paths: z.record(
        z.string(),
        z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) }).loose()),
      ),
    });
    const { paths } = documentSchema.parse(json);
    const lacking = Object.entries(paths)
      .filter(([path]) => path.startsWith("/api/auth/"))
      .flatMap(([path, methods]) =>
        Object.entries(methods)
          .filter(([, { responses }]) => !/problem\+json/.test(JSON.stringify(responses)))
          .map(([method]) => `${method} ${path}`),
      );
    expect(lacking).toEqual([]);
  });
});

describe("one password tried at many accounts", () => {
  it("rule 15: is stopped by network, over all accounts, and only what fails is counted", async () => {
    const gateway = await startTestGateway({
      env: { HEALIFY_LIMIT_NETWORK_FAILED_SIGN_INS: "5", HEALIFY_TRUSTED_PROXIES: "127.0.0.1" },
    });
    const call = httpClient(gateway.url);
    const from = (address: string, email: string, password: string) =>
      call("POST", "/api/auth/sign-in", {
        body: { email, password },
        headers: { "x-forwarded-for": address },
      });
    const { email } = await newPerson(call);
    for (let n = 0; n < 7; n += 1) {
      expect((await from("203.0.113.1", email, goodPassword)).status).toBe(200);
    }
    const spray = Array.from({ length: 12 }, (_, n) =>
      from("203.0.113.1", `p${n}@example.org`, wrong),
    );
    const answers = await Promise.all(spray);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(5).fill(401), ...Array(7).fill(429)]);
    for (const { status, headers } of answers) {
      if (status === 429) expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    }
    expect((await from("203.0.113.2", "p1@example.org", wrong)).status).toBe(401);
    await gateway.close();
  });
});
