/**
 * Sealing: AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D section 8.2.2), and keys derived by HKDF-SHA-256
 * (RFC 5869). A sealed text is `v1.<base64url of nonce, ciphertext, tag>`; it opens only with the same key and the
 * same context, which binds it to its place ("message:<id>") so that nothing can be moved from one row to another.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

const nonceBytes = 12;
const tagBytes = 16;
const prefix = "v1.";
export const sealKeyBytes = 32;

/** A sealed text that doesn't open: wrong key, wrong context, or damaged. Says nothing of the content. */
export class SealFault extends Error {
  override readonly name = "SealFault";
}

/** `key`: 32 bytes. */
export function seal(key: Uint8Array, plaintext: string | Uint8Array, context: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context));
  const parts = [nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()];
  return prefix + Buffer.concat(parts).toString("base64url");
}

/** Throws SealFault. */
export function openBytes(key: Uint8Array, sealed: string, context: string): Uint8Array {
  if (!sealed.startsWith(prefix)) throw new SealFault("not a sealed text");
  const bytes = Buffer.from(sealed.slice(prefix.length), "base64url");
  if (bytes.length < nonceBytes + tagBytes) throw new SealFault("a sealed text that is cut short");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, nonceBytes))
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(-tagBytes));
  try {
    const body = decipher.update(bytes.subarray(nonceBytes, -tagBytes));
    return Buffer.concat([body, decipher.final()]);
  } catch (cause) {
    throw new SealFault("a sealed text that does not open with this key", { cause });
  }
}

/** Throws SealFault. */
export function openText(key: Uint8Array, sealed: string, context: string): string {
  return Buffer.from(openBytes(key, sealed, context)).toString("utf8");
}

/** A 32-byte key for one purpose; different purposes give unrelated keys. */
export function deriveKey(secret: string | Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "healify", purpose, sealKeyBytes));
}

/** HMAC-SHA-256 as base64url: for look-ups over what is sealed. */
export function keyedHash(key: Uint8Array, ...parts: readonly string[]): string {
  const hmac = createHmac("sha256", key);
  for (const part of parts) hmac.update(`${part.length}:`).update(part);
  return hmac.digest("base64url");
}
