import { describe, expect, it } from "vitest";
import { isOwnPath, ownPath } from "#contracts/return-to.ts";
import { httpClient } from "#tests/support/client.ts";
import { startTestGateway } from "#tests/support/gateway.ts";

const own = [
  "/",
  "/chat",
  "/chat/0190a0b1-0000-7000-8000-000000000000",
  "/chat?from=there#end",
  "/account/security",
  "/a//b",
];

/** Each is read by some browser or parser as another place, or carries what could end a header. */
const attacks = [
  "",
  "chat",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\/evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r\nLocation: https://evil.example",
  "\t//evil.example",
  " //evil.example",
  "/\0/evil.example",
  "https://evil.example",
  "HTTPS:evil.example",
  "https:evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "//evil.example@healify.test",
  "/@evil.example",
  "https://healify.test@evil.example",
  "/..//evil.example",
  "/./\\evil.example",
  "/x/..//evil.example",
  "/%2f/evil.example",
  "/%2F%2Fevil.example",
  "/%5cevil.example",
  "/%09/evil.example",
  "/%0d%0aSet-Cookie:x",
  "/%40evil.example",
  "/%",
  "/%ff%fe",
  "/\u0085/evil.example",
  "/ /evil.example",
  "/\u200b/evil.example",
  "/\u2028/evil.example",
  "/%2e//evil.example",
  "/user:password@evil.example",
  "https:/evil.example",
  "http:\\\\evil.example",
  "java\nscript:alert(1)",
  "blob:https://evil.example/1",
  "?https://evil.example",
  "#/evil",
  `/${"a".repeat(600)}`,
];

describe("rule 47: where a person is brought after sign-in", () => {
  it.each(own)("may be %j", (path) => {
    expect(isOwnPath(path)).toBe(true);
  });

  it.each(attacks)("may not be %j", (path) => {
    expect(isOwnPath(path)).toBe(false);
  });

  it.each(own)("stays on whatever origin %j is read on", (path) => {
    for (const origin of ["https://health.example", "http://localhost:3000"]) {
      expect(new URL(path, `${origin}/sign-in?x#y`).origin).toBe(origin);
    }
  });

  it.each([null, undefined, 7, ["/chat"], { toString: () => "/chat" }])(
    "is text, and not %j",
    (wanted) => {
      expect(ownPath(wanted)).toBeNull();
    },
  );

  it("whatever is allowed resolves to the own origin, as it stands and once its percent signs are read", () => {
    for (const path of own) {
      for (const written of [path, decodeURIComponent(path)]) {
        expect(new URL(written, "https://healify.test").origin).toBe("https://healify.test");
      }
    }
  });

  it("is checked by the server before anybody leaves", async () => {
    const gateway = await startTestGateway();
    const call = httpClient(gateway.url);
    for (const returnTo of attacks.filter((path) => !path.includes("\0"))) {
      const answer = await call("POST", "/api/auth/provider", { body: { returnTo } });
      expect(`${JSON.stringify(returnTo)} ${answer.status}`).toBe(
        `${JSON.stringify(returnTo)} 400`,
      );
    }
    await gateway.close();
  });
});
