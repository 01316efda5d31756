import { describe, expect, it } from "vitest";
import { ownPath } from "./own-path.ts";

describe("rule 47: where to go on after signing in", () => {
  it.each([
    ["/chat", "/chat"],
    ["/", "/"],
    ["/chat/0190?x=1#end", "/chat/0190?x=1#end"],
    ["/account/data", "/account/data"],
    ["/chat?next=https://evil.example", "/chat?next=https://evil.example"],
    ["/chat?mail=a@example.org", "/chat?mail=a@example.org"],
  ])("%j is here", (wanted, path) => {
    expect(ownPath(wanted)).toBe(path);
  });

  it.each([
    "",
    "chat",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/ /evil.example",
    "/\u0000/evil.example",
    "/\u200b/evil.example",
    "/\u2028/evil.example",
    "/.//evil.example",
    "/..//evil.example",
    "/%2e//evil.example",
    "/a/..//evil.example",
    "/@evil.example",
    "/user:password@evil.example",
    "https://evil.example",
    "HTTPS:evil.example",
    "https:/evil.example",
    "http:\\\\evil.example",
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,evil",
    "blob:https://evil.example/1",
    "?https://evil.example",
    "#/evil",
    `/${"a".repeat(2000)}`,
    null,
    undefined,
    7,
    ["/chat"],
    { toString: () => "/chat" },
  ])("%j is not", (wanted) => {
    expect(ownPath(wanted)).toBeNull();
  });

  it("what is let through stays on any origin that it is read on", () => {
    const tried = [
      "/chat",
      "/a/b/../c",
      "/.well-known",
      "/a//b",
      "/%2f%2fevil.example",
      "/;@",
      "/:80",
    ];
    for (const wanted of tried) {
      const path = ownPath(wanted);
      if (path === null) continue;
      for (const origin of ["https://health.example", "http://localhost:3000"]) {
        expect(new URL(path, origin).origin).toBe(origin);
        expect(new URL(path, `${origin}/sign-in?x#y`).origin).toBe(origin);
      }
    }
  });
});
