import { connect } from "node:net";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problemSchema } from "#contracts/problem.ts";
import { type Call, type CallOptions, httpClient, newPerson } from "#tests/support/client.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

let gateway: TestGateway;
let call: Call;
let token: string;
beforeAll(async () => {
  gateway = await startTestGateway();
  call = httpClient(gateway.url);
  token = (await newPerson(call)).accessToken;
});
afterAll(() => gateway.close());

const email = "x@example.org";
const password = "long enough to be looked at";
const text = { "content-type": "text/plain" };
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

type Malformed = [what: string, status: number, method: string, path: string, options: CallOptions];
const signIn = "/api/auth/sign-in";
const secondStep = "/api/auth/second-factor";
const signUp = "/api/auth/sign-up";

const requests: Malformed[] = [
  ["no body", 400, "POST", signIn, {}],
  ["an empty body", 400, "POST", signIn, { headers: { "content-type": "application/json" } }],
  ["broken JSON", 400, "POST", signIn, { raw: '{"email":' }],
  ["two JSON values", 400, "POST", signIn, { raw: "{}{}" }],
  ["a byte order mark alone", 400, "POST", signIn, { raw: "\uFEFF" }],
  ["null", 400, "POST", signIn, { raw: "null" }],
  ["an array", 400, "POST", signIn, { raw: "[]" }],
  ["a string", 400, "POST", signIn, { raw: '"hello"' }],
  ["a number", 400, "POST", signIn, { raw: "1e400" }],
  ["fields missing", 400, "POST", signIn, { body: {} }],
  ["an e-mail that is a number", 400, "POST", signIn, { body: { email: 1, password } }],
  ["an e-mail that is an object", 400, "POST", signIn, { body: { email: { $ne: "" }, password } }],
  ["an e-mail that is none", 400, "POST", signIn, { body: { email: "nobody", password } }],
  [
    "an e-mail too long",
    400,
    "POST",
    signIn,
    { body: { email: `${"a".repeat(300)}@b.co`, password } },
  ],
  ["a password that is an array", 400, "POST", signIn, { body: { email, password: [password] } }],
  [
    "rule 6: a password over 1 KiB",
    400,
    "POST",
    signIn,
    { body: { email, password: "p".repeat(1025) } },
  ],
  ["an empty password", 400, "POST", signIn, { body: { email, password: "" } }],
  ["an unknown delivery", 400, "POST", signIn, { body: { email, password, delivery: "pigeon" } }],
  ["NUL in a password", 400, "POST", signIn, { body: { email, password: `${password}\0` } }],
  ["NUL in a name", 400, "POST", signUp, { body: { email, password, name: "a\0b" } }],
  ["a name too long", 400, "POST", signUp, { body: { email, password, name: "n".repeat(101) } }],
  ["deep nesting", 400, "POST", signIn, { raw: nested(20_000) }],
  [
    "deep nesting in a field",
    400,
    "POST",
    signIn,
    { raw: `{"email":"${email}","password":${nested(500)}}` },
  ],
  [
    "a poisoned prototype",
    400,
    "POST",
    signIn,
    { raw: `{"__proto__":{"admin":true},"email":"${email}"}` },
  ],
  ["a poisoned constructor", 400, "POST", signIn, { raw: '{"constructor":{"prototype":{"a":1}}}' }],
  [
    "a body over 64 KiB",
    413,
    "POST",
    signIn,
    { raw: JSON.stringify({ email, password: "x".repeat(70_000) }) },
  ],
  ["plain text", 415, "POST", signIn, { raw: "hello", headers: text }],
  [
    "a form",
    415,
    "POST",
    signIn,
    { raw: "a=b", headers: { "content-type": "application/x-www-form-urlencoded" } },
  ],
  ["XML", 415, "POST", signIn, { raw: "<a/>", headers: { "content-type": "application/xml" } }],
  ["an unknown route", 404, "GET", "/api/nothing", {}],
  ["an unknown route with a token", 404, "GET", "/api/nothing/at/all", { token: "x" }],
  ["an unknown method", 405, "PUT", signIn, { body: {} }],
  ["GET where there is POST", 405, "GET", signIn, {}],
  ["a broken escape", 400, "GET", "/api/auth/devices/%zz", {}],
  ["NUL in an address", 401, "DELETE", "/api/auth/devices/%00", {}],
  ["a way up", 404, "GET", "/api/../../etc/passwd", {}],
  ["a way up, escaped", 404, "GET", "/%2e%2e%2fpackage.json", {}],
  ["no token", 401, "GET", "/api/auth/me", {}],
  ["another scheme", 401, "GET", "/api/auth/me", { headers: { authorization: "Basic eDp5" } }],
  ["a token with spaces", 401, "GET", "/api/auth/me", { headers: { authorization: "Bearer a b" } }],
  [
    "a refresh token of another kind",
    401,
    "POST",
    "/api/auth/refresh",
    { body: { refreshToken: "hrt2.a.b" } },
  ],
  [
    "a refresh token that is a number",
    400,
    "POST",
    "/api/auth/refresh",
    { body: { refreshToken: 5 } },
  ],
  [
    "a refresh token too long",
    400,
    "POST",
    "/api/auth/refresh",
    { body: { refreshToken: "h".repeat(600) } },
  ],
  ["no refresh token", 401, "POST", "/api/auth/refresh", {}],
  [
    "a mail token that is none",
    400,
    "POST",
    "/api/auth/verify-email",
    { body: { token: "hvm1.x.y" } },
  ],
  ["a second step without a proof", 400, "POST", secondStep, { body: { challenge: "hsf1.x" } }],
  [
    "a second step by something else",
    400,
    "POST",
    secondStep,
    { body: { challenge: "hsf1.x", method: "sms", code: "123456" } },
  ],
  [
    "a one-time code of letters",
    400,
    "POST",
    secondStep,
    { body: { challenge: "hsf1.x", method: "totp", code: "abcdef" } },
  ],
  [
    "a challenge that is none",
    401,
    "POST",
    secondStep,
    { body: { challenge: "hsf1.x", method: "totp", code: "123456" } },
  ],
  [
    "a passkey's answer that is none",
    400,
    "POST",
    "/api/auth/passkeys/sign-in",
    { body: { response: { id: "x", type: "public-key" } } },
  ],
  [
    "a passkey's answer in another alphabet",
    400,
    "POST",
    "/api/auth/passkeys/sign-in",
    {
      body: { response: passkeyAnswer("{}!") },
    },
  ],
  [
    "a passkey's answer to nothing",
    409,
    "POST",
    "/api/auth/passkeys/sign-in",
    {
      body: { response: passkeyAnswer("bm90aGluZw") },
    },
  ],
];

function passkeyAnswer(clientDataJSON: string) {
  return {
    id: "AAAA",
    rawId: "AAAA",
    type: "public-key",
    clientExtensionResults: {},
    response: { clientDataJSON, authenticatorData: "AAAA", signature: "AAAA" },
  };
}

describe("a malformed request is the client's fault, says so, and harms nobody", () => {
  it.each(requests)("%s → %i", async (_what, status, method, path, options) => {
    const answer = await call(method, path, options);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(problemSchema.parse(answer.json).status).toBe(status);
  });

  it.each<Malformed>([
    ["an id that is none", 400, "DELETE", "/api/auth/devices/1", {}],
    ["an id with NUL", 400, "DELETE", "/api/auth/devices/%00", {}],
    ["an id of nobody", 404, "DELETE", `/api/auth/devices/${uuidv7()}`, {}],
    ["an id a mile long", 400, "DELETE", `/api/auth/devices/${"a".repeat(5000)}`, {}],
    ["a name that is a number", 400, "PATCH", "/api/auth/me", { body: { name: 7 } }],
    ["a name of spaces", 400, "PATCH", "/api/auth/me", { body: { name: "   " } }],
    ["a passkey of nobody", 404, "DELETE", `/api/auth/passkeys/${uuidv7()}`, {}],
    ["a passkey without an id", 400, "DELETE", "/api/auth/passkeys/1", {}],
    ["a step-up without a proof", 400, "POST", "/api/auth/step-up", { body: {} }],
    ["erasure without a password", 401, "DELETE", "/api/auth/me", { body: {} }],
    ["erasure with a wrong one", 401, "DELETE", "/api/auth/me", { body: { password: "wrong" } }],
  ])("signed in: %s → %i", async (_what, status, method, path, options) => {
    const answer = await call(method, path, { ...options, token });
    expect(answer.status).toBe(status);
    expect(problemSchema.parse(answer.json).status).toBe(status);
  });

  it("says where a fault is, never what was sent", async () => {
    const answer = await call("POST", signIn, { body: { email: "my-secret-words", password } });
    expect(problemSchema.parse(answer.json).errors).toEqual([
      { pointer: "/email", detail: expect.any(String) },
    ]);
    expect(answer.text).not.toContain("my-secret-words");
  });

  it("names the methods that would do", async () => {
    const answer = await call("PUT", "/api/auth/me", { body: {} });
    expect(answer.headers.get("allow")?.split(", ").sort()).toEqual(["DELETE", "GET", "PATCH"]);
  });

  it("answers what isn't HTTP", async () => {
    const { port } = new URL(gateway.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), "127.0.0.1", () =>
        socket.write("NOT HTTP AT ALL\r\n\r\n"),
      );
      let received = "";
      socket.on("data", (bytes) => {
        received += bytes.toString();
      });
      socket.on("end", () => resolve(received));
      socket.on("error", reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*application\/problem\+json/);
  });

  it("and the gateway is alive and well afterwards", async () => {
    expect((await call("GET", "/livez")).status).toBe(200);
    expect((await call("GET", "/api/auth/me", { token })).status).toBe(200);
    expect(gateway.logged()).not.toContain("my-secret-words");
    expect(gateway.logged()).not.toContain('"status":500');
  });
});
