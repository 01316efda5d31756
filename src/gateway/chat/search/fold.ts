/**
 * Text as it is compared: without case, accents and apostrophes, compatible forms made one (NFKD). Pure. What is
 * removed are the marks of Latin, Greek, Cyrillic, Hebrew and Arabic; in other scripts marks are letters.
 */

const marks =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670'’‘ʼ`´]/g;
const mark = /\p{M}/u;
const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ς: "σ",
};
const ownLetters = new RegExp(`[${Object.keys(letters).join("")}]`, "g");
const ascii = /^[ -~\s]*$/;

export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase().replaceAll("'", "").replaceAll("`", "");
  return text
    .normalize("NFKD")
    .replace(marks, "")
    .toLowerCase()
    .replace(marks, "")
    .replace(ownLetters, (letter) => letters[letter] ?? letter);
}

/** Folded, with the place in the original of each of its code units. */
export type FoldedText = { text: string; from: readonly number[]; to: readonly number[] };

export function foldWithPlaces(original: string): FoldedText {
  let text = "";
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const character of original) {
    const folded = foldCharacter(character);
    for (let unit = 0; unit < folded.length; unit += 1) {
      from.push(at);
      to.push(at + character.length);
    }
    at += character.length;
    // A mark belongs to the letter before it.
    if (folded === "" && mark.test(character) && to.length > 0) to[to.length - 1] = at;
    text += folded;
  }
  return { text, from, to };
}

const foldedAscii = Array.from({ length: 128 }, (_, code) => fold(String.fromCharCode(code)));

const foldCharacter = (character: string): string =>
  foldedAscii[character.charCodeAt(0)] ?? fold(character);
