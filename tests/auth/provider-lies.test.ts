import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newPerson } from "#tests/support/client.ts";
import {
  comeBack,
  leave,
  leaveToLink,
  type ProviderGateway,
  startProviderGateway,
} from "#tests/support/openid/provider-gateway.ts";
import {
  honestly,
  type Lie,
  type RogueProvider,
  startRogueProvider,
} from "#tests/support/openid/rogue-provider.ts";

let rogue: RogueProvider;
let gateway: ProviderGateway;
beforeAll(async () => {
  rogue = await startRogueProvider();
  gateway = await startProviderGateway(rogue.issuer);
});
afterAll(async () => {
  await gateway.close();
  await rogue.close();
});

const nobodyEntered = async () => {
  const { n } = await gateway.database.read
    .selectFrom("devices")
    .select((row) => row.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(n);
};

async function enter(lie: Lie, twist: (back: URL) => void = () => undefined) {
  rogue.lie = lie;
  const leaving = await leave(gateway.call);
  const back = rogue.visit(leaving.location);
  twist(back);
  return comeBack(gateway.call, back, leaving);
}

const says =
  (claims: Record<string, unknown>): Lie =>
  (token) => ({ ...token, claims: { ...token.claims, ...claims } });
const lacks =
  (claim: string): Lie =>
  ({ claims, sign }) => ({
    sign,
    claims: Object.fromEntries(Object.entries(claims).filter(([name]) => name !== claim)),
  });
const past = Math.floor(Date.now() / 1000) - 3600;

describe("rule 48: a provider's lie lets nobody in", () => {
  it("as long as it is honest, it lets in", async () => {
    expect((await enter(honestly)).status).toBe(200);
  });

  it.each<[string, Lie]>([
    ["another nonce", says({ nonce: "of-another-visit" })],
    ["no nonce", lacks("nonce")],
    ["another issuer", says({ iss: "https://accounts.example.com" })],
    ["no issuer", lacks("iss")],
    ["made for another client", says({ aud: "another-client" })],
    ["made for several, another party among them", says({ aud: ["healify", "x"], azp: "x" })],
    ["no subject", lacks("sub")],
    ["over", says({ exp: past, iat: past - 300 })],
    ["no end", lacks("exp")],
    ["not signed", (token) => ({ ...token, sign: "not" })],
    ["signed with another key", (token) => ({ ...token, sign: "another key" })],
    ["signed with the client's secret", (token) => ({ ...token, sign: "client secret" })],
  ])("a token: %s", async (_what, lie) => {
    const before = await nobodyEntered();
    const answer = await enter(lie);
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({ code: "provider_refused", retryable: false });
    expect(await nobodyEntered()).toBe(before);
  });

  it.each<[string, (back: URL) => void]>([
    ["another code", (back) => back.searchParams.set("code", "0123456789abcdef")],
    ["no code", (back) => back.searchParams.delete("code")],
    ["another state", (back) => back.searchParams.set("state", `sign-in.${"A".repeat(43)}`)],
    // Mix-up: another provider's answer, brought to us (RFC 9207).
    ["another provider's name", (back) => back.searchParams.set("iss", "https://evil.example")],
    ["an error", (back) => back.searchParams.set("error", "<script>")],
  ])("an answer: %s", async (_what, twist) => {
    const before = await nobodyEntered();
    const answer = await enter(honestly, twist);
    expect(answer.status).toBe(422);
    expect(answer.text).not.toContain("script");
    expect(await nobodyEntered()).toBe(before);
  });
});

describe("rule 48: a visit", () => {
  it("is finished once: code and state brought again are refused", async () => {
    rogue.lie = honestly;
    const leaving = await leave(gateway.call);
    const back = rogue.visit(leaving.location);
    expect((await comeBack(gateway.call, back, leaving)).status).toBe(200);
    expect((await comeBack(gateway.call, back, leaving)).status).toBe(422);
  });

  it.each([
    ["without the cookie", ""],
    ["with another browser's", `healify_visit=${randomBytes(32).toString("base64url")}`],
  ])("is bound to the browser that began it: %s", async (_what, cookie) => {
    rogue.lie = honestly;
    const leaving = await leave(gateway.call);
    const back = rogue.visit(leaving.location);
    const asked = rogue.asked.length;
    expect((await comeBack(gateway.call, back, { cookie })).status).toBe(422);
    expect(rogue.asked).toHaveLength(asked);
    // Its own browser can still finish it.
    expect((await comeBack(gateway.call, back, leaving)).status).toBe(200);
  });

  it("of somebody who is signed in can't be finished as a sign-in", async () => {
    const person = await newPerson(gateway.call);
    const leaving = await leaveToLink(gateway.call, person.accessToken);
    const back = rogue.visit(leaving.location);
    expect((await comeBack(gateway.call, back, leaving)).status).toBe(422);
  });

  it("is over after ten minutes", async () => {
    rogue.lie = honestly;
    const leaving = await leave(gateway.call);
    const back = rogue.visit(leaving.location);
    await gateway.database.write((trx) =>
      trx
        .updateTable("provider_visits")
        .set({ expires_at: Date.now() - 1 })
        .execute(),
    );
    expect((await comeBack(gateway.call, back, leaving)).status).toBe(422);
  });

  it("leaves nothing in the database that could finish it", async () => {
    const leaving = await leave(gateway.call);
    const query = new URL(leaving.location).searchParams;
    const rows = JSON.stringify(
      await gateway.database.read.selectFrom("provider_visits").selectAll().execute(),
    );
    for (const secret of [query.get("state"), query.get("nonce"), leaving.cookie.split("=")[1]]) {
      expect(secret).toBeTruthy();
      expect(rows).not.toContain(secret);
    }
  });

  it("rule 41: what it puts into the page's address is in no log", async () => {
    await gateway.call("GET", "/provider?code=code-in-address&state=sign-in.state-in-address");
    expect(gateway.logged()).toContain("request served");
    expect(gateway.logged()).not.toMatch(/in-address/);
  });

  it("is begun from Healify's own page alone, and its cookie is no script's", async () => {
    for (const headers of [
      { "sec-fetch-site": "cross-site" },
      { origin: "https://evil.example" },
    ]) {
      const foreign = { headers, body: {} };
      expect((await gateway.call("POST", "/api/auth/provider", foreign)).status).toBe(403);
      const back = { headers, body: { state: "sign-in.x", code: "x" } };
      expect((await gateway.call("POST", "/api/auth/provider/return", back)).status).toBe(403);
    }
    const begun = await gateway.call("POST", "/api/auth/provider", { body: {} });
    expect(begun.headers.get("set-cookie")).toMatch(
      /^healify_visit=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });
});

describe("a provider that is down", () => {
  it("stops neither the start nor anything else, and is asked again once it is back", async () => {
    const away = await startRogueProvider();
    away.down = true;
    const lonely = await startProviderGateway(away.issuer);
    const refused = await lonely.call("POST", "/api/auth/provider", { body: {} });
    expect(refused.status).toBe(503);
    expect(refused.json).toMatchObject({ code: "provider_unavailable", retryable: true });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await lonely.call("GET", "/readyz")).status).toBe(200);
    await newPerson(lonely.call);

    away.down = false;
    expect((await lonely.call("POST", "/api/auth/provider", { body: {} })).status).toBe(200);
    await away.close();
    await lonely.close();
  });
});
