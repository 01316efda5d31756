/**
 * What a password must be: long, and not one that is guessed first. No rules of composition, no rotation (NIST SP
 * 800-63B-4 section 3.1.1.2; ASVS 6.2.1, 6.2.4, 6.2.5, 6.2.9, 6.2.11). The reason is told, never the password.
 */
import { passwordLimits } from "#contracts/auth.ts";
import { ProblemError } from "../../http/problem.ts";
import { canonical, commonPasswords, commonWords } from "./common-passwords.ts";

const { minCodePoints, minWithSecondFactor, maxCodePoints } = passwordLimits;
/** Of a password that may be short: it stands beside a second factor. */
const least = {
  alone: { length: minCodePoints, distinct: 6, besideContext: 8 },
  beside: { length: minWithSecondFactor, distinct: 5, besideContext: 4 },
} as const;
const keyboardRows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop"];

export type PasswordContext = {
  email: string;
  name: string | null;
  /** Whether the account asks for a second factor as well: then a shorter one does (rule 5). */
  secondFactor: boolean;
};
type Least = (typeof least)[keyof typeof least];
type Rule = (password: string, context: PasswordContext, least: Least) => string | null;

/** Throws `weak_password` with the reason. */
export function requireGoodPassword(password: string, context: PasswordContext): void {
  const normalised = password.normalize("NFKC");
  const atLeast = context.secondFactor ? least.beside : least.alone;
  for (const rule of rules) {
    const detail = rule(normalised, context, atLeast);
    if (detail !== null) throw new ProblemError("weak_password", { detail });
  }
}

/** Whether it would be too short without a second factor. */
export function isShortAlone(password: string): boolean {
  return [...password.normalize("NFKC")].length < minCodePoints;
}

const length: Rule = (password, _context, least) => {
  const count = [...password].length;
  if (count < least.length) {
    return `It has ${count} characters and needs at least ${least.length}. A few unrelated words work well.`;
  }
  return count > maxCodePoints ? `It may have at most ${maxCodePoints} characters.` : null;
};

const variety: Rule = (password, _context, least) =>
  new Set(password.toLowerCase()).size < least.distinct
    ? "It is made of very few different characters."
    : null;

const repetition: Rule = (password) => {
  const text = password.toLowerCase();
  const unit = (text + text).indexOf(text, 1);
  // A rest at the end doesn't make it better: "abcabcabcab" repeats as well.
  const repeats = [...Array(Math.floor(text.length / 3)).keys()]
    .map((index) => index + 1)
    .some((size) => text.slice(size).startsWith(text.slice(0, text.length - size)));
  return unit < text.length || repeats ? "It repeats the same few characters." : null;
};

const sequence: Rule = (password) => {
  const letters = [...canonicalKeys(password)];
  // Of a password of signs, or of emoji, nothing is left to follow anything.
  if (letters.length < 2 || letters.length * 2 < [...password].length) return null;
  const steps = letters.slice(1).filter((key, index) => isNext(letters[index] ?? "", key)).length;
  return steps >= (letters.length - 1) * 0.75
    ? "It follows the alphabet, the digits or a row of the keyboard."
    : null;
};

const commonness: Rule = (password) => {
  const core = password.toLowerCase().replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const known =
    commonPasswords().has(password.toLowerCase()) ||
    commonPasswords().has(canonical(password)) ||
    commonPasswords().has(canonical(core)) ||
    commonWords.has(canonical(core));
  return known ? "It is among the passwords that are tried first." : null;
};

const context: Rule = (password, { email, name }, least) => {
  const [localPart = "", domain = ""] = email.toLowerCase().split("@");
  const ownNames = [localPart, domain.split(".", 1)[0] ?? "", ...localPart.split(/[._+-]/)];
  const names = ["healify", ...ownNames, ...(name ?? "").split(/\s+/)]
    .map(canonical)
    .filter((name) => name.length >= 4)
    .sort((a, b) => b.length - a.length);
  const text = canonical(password);
  const rest = names.reduce((left, name) => left.replaceAll(name, ""), text);
  return rest !== text && rest.length < least.besideContext
    ? "It is mostly the name of this service, or your own, or of your e-mail address."
    : null;
};

const rules: readonly Rule[] = [length, variety, repetition, sequence, commonness, context];

const canonicalKeys = (password: string) =>
  password.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

/** One after the other in the alphabet, among the digits, or on a row of keys; either way round. */
function isNext(a: string, b: string): boolean {
  const distance = Math.abs((a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0));
  if (distance === 1 || (/^[90]$/.test(a) && /^[90]$/.test(b) && a !== b)) return true;
  return keyboardRows.some(
    (row) => row.includes(a) && row.includes(b) && Math.abs(row.indexOf(a) - row.indexOf(b)) === 1,
  );
}
