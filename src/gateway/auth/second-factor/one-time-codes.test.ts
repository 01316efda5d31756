import { describe, expect, it } from "vitest";
import { newTotpSecret, stepOfCode, totpUri } from "./one-time-codes.ts";

/** RFC 6238, appendix B, SHA-1: the last six of its eight digits. The secret is "12345678901234567890". */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const vectors: [seconds: number, code: string, step: number][] = [
  [59, "287082", 0x1],
  [1_111_111_109, "081804", 0x23523ec],
  [1_111_111_111, "050471", 0x23523ed],
  [1_234_567_890, "005924", 0x273ef07],
  [2_000_000_000, "279037", 0x3f940aa],
  [20_000_000_000, "353130", 0x27bc86aa],
];

describe("one-time codes", () => {
  it.each(vectors)("at %i seconds are those of RFC 6238", (seconds, code, step) => {
    expect(stepOfCode(secret, code, seconds * 1000)).toBe(step);
  });

  it("are taken one step early or late, with the step that they belong to", () => {
    const [at, code, step] = [2_000_000_000_000, "279037", 0x3f940aa];
    expect(stepOfCode(secret, code, at + 30_000)).toBe(step);
    expect(stepOfCode(secret, code, at - 30_000)).toBe(step);
    expect(stepOfCode(secret, code, at + 60_000)).toBeNull();
    expect(stepOfCode(secret, code, at - 60_000)).toBeNull();
  });

  it("come from secrets of 160 bits, which differ", () => {
    const secrets = Array.from({ length: 20 }, newTotpSecret);
    expect(new Set(secrets).size).toBe(20);
    for (const one of secrets) expect(one).toMatch(/^[A-Z2-7]{32}$/);
  });

  it("are set up by an address that apps know", () => {
    const uri = new URL(totpUri(secret, "ada@example.org"));
    expect(uri.protocol).toBe("otpauth:");
    expect(decodeURIComponent(uri.pathname)).toContain("Healify:ada@example.org");
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({
      secret,
      issuer: "Healify",
      digits: "6",
      period: "30",
      algorithm: "SHA1",
    });
  });
});
