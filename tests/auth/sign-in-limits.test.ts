import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Call, httpClient, newPerson } from "#tests/support/client.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

const wrong = "some other pass phrase";

describe("limits at sign-in", () => {
  let gateway: TestGateway;
  let call: Call;
  beforeEach(async () => {
    gateway = await startTestGateway();
    call = httpClient(gateway.url);
  });
  afterEach(() => gateway.close());

  const signIn = (email: string, password: string) =>
    call("POST", "/api/auth/sign-in", { body: { email, password } });
  const statuses = async (count: number, attempt: () => Promise<{ status: number }>) => {
    const answers = await Promise.all(Array.from({ length: count }, attempt));
    return answers.map(({ status }) => status).sort();
  };

  it("rule 16: of 50 parallel guesses exactly 10 are checked, for accounts that exist and those that don't", async () => {
    const { email } = await newPerson(call);
    const expected = [...Array(10).fill(401), ...Array(40).fill(429)];
    expect(await statuses(50, () => signIn(email, wrong))).toEqual(expected);
    expect(await statuses(50, () => signIn("nobody@example.org", wrong))).toEqual(expected);
  });

  it("rule 18: 429 says when to come back, alike for both", async () => {
    const { email, password } = await newPerson(call);
    await statuses(10, () => signIn(email, wrong));
    await statuses(10, () => signIn("nobody@example.org", wrong));
    const known = await signIn(email, password);
    const unknown = await signIn("nobody@example.org", wrong);
    expect(known.status).toBe(429);
    expect(unknown.text).toBe(known.text);
    for (const answer of [known, unknown]) {
      const wait = Number(answer.headers.get("retry-after"));
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(60);
    }
  });

  it("30 sign-ins a minute succeed, at once or one by one; failures before a success don't add up", async () => {
    const { email, password } = await newPerson(call);
    for (let n = 0; n < 9; n += 1) await signIn(email, wrong);
    expect(await statuses(15, () => signIn(email, password))).toEqual(Array(15).fill(200));
    for (let n = 0; n < 9; n += 1) await signIn(email, wrong);
    for (let n = 0; n < 15; n += 1) expect((await signIn(email, password)).status).toBe(200);
    const over = await signIn(email, password);
    expect(over.status).toBe(429);
    expect(Number(over.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("one account's limit is not another's", async () => {
    const first = await newPerson(call);
    const second = await newPerson(call);
    await statuses(20, () => signIn(first.email, wrong));
    expect((await signIn(second.email, second.password)).status).toBe(200);
  });
});

it("rule 17: limits go by the address that a trusted proxy names, never by a client's own word", async () => {
  const signUps = async (env: Record<string, string>, forwarded: (n: number) => string) => {
    const gateway = await startTestGateway({ env: { HEALIFY_LIMIT_SIGN_UPS: "2", ...env } });
    const call = httpClient(gateway.url);
    const answers = [];
    for (let n = 0; n < 3; n += 1) {
      const body = { email: `p${n}@example.org`, password: "fjord otters juggle plums" };
      const headers = { "x-forwarded-for": forwarded(n) };
      answers.push((await call("POST", "/api/auth/sign-up", { body, headers })).status);
    }
    await gateway.close();
    return answers;
  };
  expect(await signUps({}, (n) => `203.0.113.${n}`)).toEqual([201, 201, 429]);
  const trusting = { HEALIFY_TRUSTED_PROXIES: "127.0.0.1" };
  expect(await signUps(trusting, (n) => `203.0.113.${n}`)).toEqual([201, 201, 201]);
  expect(await signUps(trusting, (n) => `198.51.100.${n}, 203.0.113.9`)).toEqual([201, 201, 429]);
  expect(await signUps(trusting, (n) => `2001:db8:1:2::${n + 1}`)).toEqual([201, 201, 429]);
  expect(await signUps(trusting, (n) => `2001:db8:1:${n + 2}::1`)).toEqual([201, 201, 201]);
});
