import { createHmac, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  deriveKey,
  keyedHash,
  openBytes,
  openText,
  SealFault,
  seal,
  sealKeyBytes,
} from "./seal.ts";

const key = randomBytes(sealKeyBytes);
const text = "I feel dizzy — 你好 🩺";

/** The sealed text with one bit of its byte at `index` (from the end, when negative) turned over. */
function damaged(sealed: string, index: number): string {
  const bytes = Buffer.from(sealed.slice("v1.".length), "base64url");
  const at = index < 0 ? bytes.length + index : index;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return `v1.${bytes.toString("base64url")}`;
}

describe("sealing", () => {
  it("opens with the same key and context, texts and bytes, also empty ones", () => {
    expect(openText(key, seal(key, text, "message:1"), "message:1")).toBe(text);
    expect(openText(key, seal(key, "", "c"), "c")).toBe("");
    const bytes = randomBytes(1_000);
    expect(Buffer.from(openBytes(key, seal(key, bytes, "c"), "c"))).toEqual(bytes);
  });

  it("does not open in another place, or with another key", () => {
    const sealed = seal(key, text, "message:1");
    expect(() => openText(key, sealed, "message:2")).toThrow(SealFault);
    expect(() => openText(key, sealed, "")).toThrow(SealFault);
    expect(() => openText(randomBytes(sealKeyBytes), sealed, "message:1")).toThrow(SealFault);
  });

  it.each([
    ["nonce", 0],
    ["text", 12],
    ["tag", -1],
  ])("does not open when its %s is damaged", (_, index) => {
    const sealed = seal(key, text, "c");
    expect(() => openText(key, damaged(sealed, index), "c")).toThrow(SealFault);
  });

  it.each(["", "plain", "v2.AAAA", "v1.", "v1.AAAA"])("does not open %j", (sealed) => {
    expect(() => openText(key, sealed, "c")).toThrow(SealFault);
  });

  it("does not open what is cut short, wherever it is cut", () => {
    const sealed = seal(key, text, "c");
    for (let length = 0; length < sealed.length - 1; length += 3) {
      expect(() => openText(key, sealed.slice(0, length), "c")).toThrow(SealFault);
    }
  });

  it("shows nothing of the text, and looks different each time", () => {
    const sealed = Array.from({ length: 100 }, () => seal(key, text, "c"));
    expect(new Set(sealed.map((one) => one.slice(0, 19))).size).toBe(100);
    const bytes = Buffer.from((sealed[0] ?? "").slice(3), "base64url");
    expect(bytes.includes(Buffer.from("dizzy"))).toBe(false);
    const fault = expect(() => openText(key, damaged(sealed[0] ?? "", -1), "c"));
    fault.toThrow("does not open with this key");
  });
});

describe("derived keys", () => {
  it("are the same for the same secret and purpose, and otherwise differ", () => {
    const derived = deriveKey("secret", "a");
    expect(derived).toHaveLength(sealKeyBytes);
    expect(derived).toEqual(deriveKey(Buffer.from("secret"), "a"));
    expect(derived).not.toEqual(deriveKey("secret", "b"));
    expect(derived).not.toEqual(deriveKey("secret2", "a"));
  });

  it("are HKDF-SHA-256 as of RFC 5869", () => {
    const extracted = createHmac("sha256", "healify").update("secret").digest();
    const expanded = createHmac("sha256", extracted)
      .update("purpose")
      .update(Buffer.of(1))
      .digest();
    expect(Buffer.from(deriveKey("secret", "purpose"))).toEqual(expanded);
  });
});

describe("keyed hashes", () => {
  it("tell where one part ends and the next begins", () => {
    const hashes = [
      keyedHash(key, "ab", "c"),
      keyedHash(key, "a", "bc"),
      keyedHash(key, "abc"),
      keyedHash(key, "ab", "c", ""),
      keyedHash(key, "2:ab1:c"),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it("depend on the key and on nothing else", () => {
    expect(keyedHash(key, "a")).toBe(keyedHash(Buffer.from(key), "a"));
    expect(keyedHash(key, "a")).not.toBe(keyedHash(randomBytes(sealKeyBytes), "a"));
    expect(keyedHash(key, "a")).toMatch(/^[\w-]{43}$/);
  });
});
