/**
 * What a password must be: long, and not one that is guessed first. No rules of composition, no rotation (NIST SP
 * 800-63B-4 section 3.1.1.2; ASVS 6.2.1, 6.2.4, 6.2.5, 6.2.9, 6.2.11). The reason is told, never the password.
 */
import { passwordLimits } from "#contracts/auth.ts";
import { ProblemError } from "../http/problem.ts";
import { canonical, commonPasswords, commonWords } from "./common-passwords.ts";

const { minCodePoints, maxCodePoints } = passwordLimits;
const minDistinct = 6;
/** What must be left when the product's name and the e-mail's are taken out. */
const minBesideContext = 8;
const keyboardRows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop"];

type Rule = (password: string, email: string) => string | null;

/** Throws `weak_password` with the reason. */
export function requireGoodPassword(password: string, email: string): void {
  const normalised = password.normalize("NFKC");
  for (const rule of rules) {
    const detail = rule(normalised, email);
    if (detail !== null) throw new ProblemError("weak_password", { detail });
  }
}

const length: Rule = (password) => {
  const count = [...password].length;
  if (count < minCodePoints) {
    return `It has ${count} characters and needs at least ${minCodePoints}. A few unrelated words work well.`;
  }
  return count > maxCodePoints ? `It may have at most ${maxCodePoints} characters.` : null;
};

const variety: Rule = (password) =>
  new Set(password.toLowerCase()).size < minDistinct
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
  const steps = letters.slice(1).filter((key, index) => isNext(letters[index] ?? "", key)).length;
  return steps >= (letters.length - 1) * 0.75
    ? "It follows the alphabet, the digits or a row of the keyboard."
    : null;
};

const commonness: Rule = (password) => {
  const core = password.toLowerCase().replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const known =
    commonPasswords.has(canonical(password)) ||
    commonPasswords.has(canonical(core)) ||
    commonWords.has(canonical(core));
  return known ? "It is among the passwords that are tried first." : null;
};

const context: Rule = (password, email) => {
  const [localPart = "", domain = ""] = email.toLowerCase().split("@");
  const names = ["healify", localPart, domain.split(".", 1)[0] ?? "", ...localPart.split(/[._+-]/)]
    .map(canonical)
    .filter((name) => name.length >= 4)
    .sort((a, b) => b.length - a.length);
  const text = canonical(password);
  const rest = names.reduce((left, name) => left.replaceAll(name, ""), text);
  return rest !== text && rest.length < minBesideContext
    ? "It is mostly the name of this service or of your e-mail address."
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
