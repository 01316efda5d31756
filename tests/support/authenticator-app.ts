/** An app that shows one-time codes, as on a person's phone (RFC 6238: HMAC-SHA-1, 30 s, six digits). */
import { createHmac } from "node:crypto";
import { z } from "zod";
import type { Call } from "./client.ts";

const setupSchema = z.object({ challenge: z.string(), secret: z.string() });

/** @param secret base32 */
export function oneTimeCode(secret: string, at = Date.now()): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

function fromBase32(text: string): Buffer {
  const bits = [...text.replaceAll(/[= ]/g, "")]
    .map((sign) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** Sets one-time codes up for whoever is signed in. Gives the app's secret. */
export async function addAuthenticatorApp(call: Call, token: string): Promise<string> {
  const options = await call("POST", "/api/auth/totp/options", { token });
  const { challenge, secret } = setupSchema.parse(options.json);
  const body = { challenge, code: oneTimeCode(secret) };
  const added = await call("POST", "/api/auth/totp", { token, body });
  if (added.status !== 201) throw new Error(`the app was not added: ${added.status}`);
  return secret;
}
