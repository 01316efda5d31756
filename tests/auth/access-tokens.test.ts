import { createHmac, randomBytes } from "node:crypto";
import {
  calculateJwkThumbprint,
  decodeJwt,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
} from "jose";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Call, httpClient, newPerson, type Person } from "#tests/support/client.ts";
import { startTestGateway, type TestGateway, testSecret } from "#tests/support/gateway.ts";
import { MasterKeys } from "#vault/master-keys.ts";

const jwksSchema = z.object({
  keys: z.array(z.object({ kid: z.string(), x: z.string(), kty: z.string(), crv: z.string() })),
});

let gateway: TestGateway;
let call: Call;
let person: Person;
let ownKey: CryptoKey;
let ownKid: string;
let publicX: string;

beforeAll(async () => {
  gateway = await startTestGateway();
  call = httpClient(gateway.url);
  person = await newPerson(call);
  const jwks = jwksSchema.parse((await call("GET", "/.well-known/jwks.json")).json);
  ownKid = jwks.keys[0]?.kid ?? "";
  publicX = jwks.keys[0]?.x ?? "";
  // The real signing key, so that each token below is wrong in one thing only.
  const row = await gateway.database.read
    .selectFrom("signing_keys")
    .selectAll()
    .where("kid", "=", ownKid)
    .executeTakeFirstOrThrow();
  const opened = new MasterKeys(testSecret, null).openForInstallation(
    row.private_sealed,
    `signing-key:${ownKid}`,
  );
  const key = await importJWK(JSON.parse(opened), "EdDSA");
  if (key instanceof Uint8Array) throw new Error("unexpected key");
  ownKey = key;
});
afterAll(() => gateway.close());

const status = async (token: string) => (await call("GET", "/api/auth/me", { token })).status;
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

type Changes = {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  key?: CryptoKey;
};

function forge({ header, claims, key }: Changes = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const { sub, sid } = decodeJwt(person.accessToken);
  const payload = {
    iss: "healify",
    aud: "healify-gateway",
    sub,
    sid,
    jti: uuidv7(),
    iat: now,
    exp: now + 600,
    ...claims,
  };
  return new SignJWT(JSON.parse(JSON.stringify(payload)))
    .setProtectedHeader({ alg: "EdDSA", typ: "at+jwt", kid: ownKid, ...header })
    .sign(key ?? ownKey);
}

describe("the access token", () => {
  it("rule 25: carries ids and times only, for ten minutes", () => {
    const claims = decodeJwt(person.accessToken);
    expect(Object.keys(claims).sort()).toEqual(["aud", "exp", "iat", "iss", "jti", "sid", "sub"]);
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(600);
  });

  it("rule 23: is checked with public keys that are published with kid, use and alg", async () => {
    const answer = await call("GET", "/.well-known/jwks.json");
    expect(answer.headers.get("cache-control")).toBe("public, max-age=600");
    expect(answer.json).toEqual({
      keys: [{ kty: "OKP", crv: "Ed25519", x: publicX, kid: ownKid, use: "sig", alg: "EdDSA" }],
    });
  });

  it("is accepted when every part is right", async () => {
    expect(await status(await forge())).toBe(200);
  });
});

describe("a forged token is refused", () => {
  const now = Math.floor(Date.now() / 1000);
  it.each<[string, Changes]>([
    ["rule 20: typ JWT", { header: { typ: "JWT" } }],
    ["rule 20: typ of a refresh token", { header: { typ: "rt+jwt" } }],
    ["rule 20: no typ", { header: { typ: undefined } }],
    ["rule 21: another issuer", { claims: { iss: "https://evil.example" } }],
    ["rule 21: no issuer", { claims: { iss: undefined } }],
    ["rule 21: another audience", { claims: { aud: "other" } }],
    ["rule 21: no audience", { claims: { aud: undefined } }],
    ["rule 21: expired", { claims: { iat: now - 700, exp: now - 60 } }],
    ["rule 21: no expiry", { claims: { exp: undefined } }],
    ["rule 21: no iat", { claims: { iat: undefined } }],
    ["rule 21: no jti", { claims: { jti: undefined } }],
    ["rule 21: no sid", { claims: { sid: undefined } }],
    ["rule 21: a sid that is no id", { claims: { sid: "x' or 1=1" } }],
    ["a device that isn't there", { claims: { sid: uuidv7() } }],
    ["another person's device", { claims: { sub: uuidv7() } }],
    ["rule 21: not valid yet", { claims: { nbf: now + 3600 } }],
    ["rule 22: an unknown kid", { header: { kid: "unknown" } }],
    ["rule 22: no kid", { header: { kid: undefined } }],
  ])("%s", async (_what, changes) => {
    expect(await status(await forge(changes))).toBe(401);
  });

  it("for a device that nobody has used yet, in another person's name", async () => {
    const owner = await newPerson(call);
    const { sid } = decodeJwt(owner.accessToken);
    expect(await status(await forge({ claims: { sid } }))).toBe(401);
    expect(await status(owner.accessToken)).toBe(200);
  });

  it("rule 22: signed by another key, whatever the header says of it", async () => {
    const { publicKey, privateKey } = await generateKeyPair("EdDSA", { extractable: true });
    const jwk = await exportJWK(publicKey);
    const kid = await calculateJwkThumbprint(jwk);
    const headers = [
      {},
      { kid },
      { kid, jwk },
      { kid, jku: `${gateway.url}/.well-known/jwks.json` },
      { kid, x5u: "https://evil.example/cert" },
    ];
    for (const header of headers) {
      expect(await status(await forge({ header, key: privateKey }))).toBe(401);
    }
  });

  it("rule 19: alg none, with and without a signature", async () => {
    const [, payload, signature] = (await forge()).split(".");
    for (const alg of ["none", "None", "NONE", "nOnE"]) {
      const header = part({ alg, typ: "at+jwt", kid: ownKid });
      expect(await status(`${header}.${payload}.`)).toBe(401);
      expect(await status(`${header}.${payload}.${signature}`)).toBe(401);
    }
  });

  it("rule 19: HS256 keyed with the public key", async () => {
    const [, payload] = (await forge()).split(".");
    const header = part({ alg: "HS256", typ: "at+jwt", kid: ownKid });
    for (const secret of [Buffer.from(publicX, "base64url"), Buffer.from(publicX)]) {
      const signature = createHmac("sha256", secret)
        .update(`${header}.${payload}`)
        .digest("base64url");
      expect(await status(`${header}.${payload}.${signature}`)).toBe(401);
    }
  });

  it("with changed claims, a changed signature, or things that are no token", async () => {
    const [header = "", payload = "", signature = ""] = person.accessToken.split(".");
    const claims = { ...decodeJwt(person.accessToken), sub: uuidv7() };
    const tokens = [
      `${header}.${part(claims)}.${signature}`,
      `${header}.${payload}.${randomBytes(64).toString("base64url")}`,
      `${header}.${payload}`,
      `${header}.${payload}.`,
      person.refreshToken,
      "null",
      "a.b.c",
      "x".repeat(4000),
    ];
    for (const token of tokens) expect(await status(token)).toBe(401);
  });

  it("and its answer says no more than that", async () => {
    const answer = await call("GET", "/api/auth/me", {
      token: await forge({ claims: { exp: 1 } }),
    });
    expect(answer.json).toEqual({
      type: "urn:healify:problem:invalid_access_token",
      title: "The access token is missing, expired or not valid.",
      status: 401,
      code: "invalid_access_token",
      retryable: false,
    });
    expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });
});
