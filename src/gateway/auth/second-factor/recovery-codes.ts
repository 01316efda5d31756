/**
 * Recovery codes: `K7QM-3F9X-2HTB-PW4E`, ten of them, each good once. The first four characters find the code; the
 * other twelve are its secret: 60 bits, which is under 112 and so is hashed like a password (rule 46; ASVS 6.5.2).
 * No letter that looks like another: Crockford's base 32, and what is typed is read as its alphabet says.
 */
import { randomInt } from "node:crypto";
import type { RecoveryCodesTable } from "#database/schema.ts";
import type { PasswordHasher } from "../passwords/password-hasher.ts";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const groups = 4;
const groupLength = 4;
const howMany = 10;

export type NewRecoveryCodes = {
  /** As the person gets them, once. */
  codes: string[];
  rows: Pick<RecoveryCodesTable, "selector" | "code_hash" | "created_at">[];
};

export async function newRecoveryCodes(
  hasher: PasswordHasher,
  now: number,
): Promise<NewRecoveryCodes> {
  const selectors = new Set<string>();
  while (selectors.size < howMany) selectors.add(randomGroup());
  const codes = [...selectors].map((selector) => ({ selector, secret: randomSecret() }));
  const rows = await Promise.all(
    codes.map(async ({ selector, secret }) => ({
      selector,
      code_hash: await hasher.hash(secret),
      created_at: now,
    })),
  );
  return { codes: codes.map(({ selector, secret }) => format(selector + secret)), rows };
}

/** Null for what can't be one of ours. */
export function parseRecoveryCode(typed: string): { selector: string; secret: string } | null {
  const text = typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  const isOurs =
    text.length === groups * groupLength && [...text].every((letter) => alphabet.includes(letter));
  return isOurs ? { selector: text.slice(0, groupLength), secret: text.slice(groupLength) } : null;
}

function randomGroup(): string {
  return Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join("");
}

const randomSecret = () => Array.from({ length: groups - 1 }, randomGroup).join("");

const format = (code: string) =>
  Array.from({ length: groups }, (_, index) =>
    code.slice(index * groupLength, (index + 1) * groupLength),
  ).join("-");
