/** One-time codes from an app: RFC 6238 as every app speaks it (SHA-1, six digits, 30 seconds). */
import { Secret, TOTP } from "otpauth";

/** Bytes: the length of SHA-1's output (RFC 4226 section 4, R6). */
const secretSize = 20;
const period = 30;
/** A clock may be half a minute off, either way. */
const window = 1;

/** Base32. */
export function newTotpSecret(): string {
  return new Secret({ size: secretSize }).base32;
}

/** What the QR code holds. `label`: the e-mail, so that a person with several accounts tells them apart. */
export function totpUri(secret: string, label: string): string {
  return totp(secret, label).toString();
}

/** The step that the code belongs to; null when it is not a code of now, or just before or after. */
export function stepOfCode(secret: string, code: string, now: number): number | null {
  const delta = totp(secret).validate({ token: code, timestamp: now, window });
  return delta === null ? null : Math.floor(now / 1000 / period) + delta;
}

function totp(secret: string, label = "account"): TOTP {
  return new TOTP({ issuer: "Healify", label, secret: Secret.fromBase32(secret), period });
}
