import { describe, expect, it } from "vitest";
import { modelAddressSchema, runsAt } from "./model-choice.ts";

describe("where a model runs, by its address", () => {
  it.each([
    ["127.0.0.1:11434", "this-machine"],
    ["localhost:1234", "this-machine"],
    ["[::1]:8080", "this-machine"],
    ["host.docker.internal:11434", "this-machine"],
    ["192.168.1.20:8080", "near"],
    ["10.0.0.5", "near"],
    ["172.31.0.4", "near"],
    ["100.100.3.4:11434", "near"],
    ["[fd12:3456::1]:8080", "near"],
    ["ollama:11434", "near"],
    ["nas.local:8080", "near"],
    ["box.tailnet.ts.net", "near"],
    ["api.openai.com", "elsewhere"],
    ["172.32.0.4", "elsewhere"],
    ["100.128.0.1", "elsewhere"],
    ["192.168.example.org", "elsewhere"],
    ["10.evil.example", "elsewhere"],
    ["localhost.example.org", "elsewhere"],
    ["127.0.0.1.example.org", "elsewhere"],
    ["[2001:db8::1]", "elsewhere"],
  ] as const)("%s is %s", (place, where) => {
    expect(runsAt(place)).toBe(where);
  });

  it("takes nothing in an address but where it is", () => {
    const taken = (text: string) => modelAddressSchema.safeParse(text).success;
    expect(taken(" http://127.0.0.1:8080/v1 ")).toBe(true);
    for (const text of [
      "127.0.0.1:8080",
      "ftp://127.0.0.1",
      "http://me:secret@127.0.0.1/v1",
      "http://127.0.0.1/v1?key=secret",
      "http://127.0.0.1/v1#here",
      "file:///etc/passwd",
    ]) {
      expect(taken(text)).toBe(false);
    }
  });
});
