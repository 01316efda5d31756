/** One spelling for what people type: quotes, dashes, widths, accents, contractions and texting; case is dropped. */
import { digitWord, digitWords, forWord, shortWords } from "./texting.ts";

const withNot = "do does did is are was were have has had would should could".split(" ");
const withWill = "he she it you we they that there".split(" ");
const withIs = "he she it that there what who".split(" ");

/** One word to what it stands for. */
const contractions = new Map<string, string>([
  ["can't", "can not"],
  ["cant", "can not"],
  ["cannot", "can not"],
  ["cnt", "can not"],
  ["won't", "will not"],
  ["wont", "will not"],
  ["ain't", "is not"],
  ["aint", "is not"],
  ...withNot.flatMap((verb): [string, string][] => [
    [`${verb}n't`, `${verb} not`],
    [`${verb}nt`, `${verb} not`],
  ]),
  ["i'm", "i am"],
  ["im", "i am"],
  ["i've", "i have"],
  ["ive", "i have"],
  ["i'll", "i will"],
  ["i'd", "i will"],
  ...withWill.flatMap((who): [string, string][] => [
    [`${who}'ll`, `${who} will`],
    [`${who}'d`, `${who} will`],
  ]),
  ...withIs.map((who): [string, string] => [`${who}'s`, `${who} is`]),
  ["hes", "he is"],
  ["shes", "she is"],
  ["theres", "there is"],
  ...["you", "we", "they"].flatMap((who): [string, string][] => [
    [`${who}'re`, `${who} are`],
    [`${who}'ve`, `${who} are`],
  ]),
  ["brbpr", "blood in stool"],
  ...shortWords,
]);
const oxygen = /\b(?:sp ?[o0]2|sao2|o2)\b/g;
const withShort =
  / w (?=(?:my|his|her|the|a|an|this|life|it|him|them|me|no|everything|some|people)\b)/g;
const pill = /\b(?:take|taking|on) the (?:mini |combined )?pill\b/g;

const [letterA, letterZ, apostrophe] = [97, 122, 39];
const isLetter = (code: number): boolean => code >= letterA && code <= letterZ;

/** By first and last letter, whether any contraction looks so: most words are spared the look-up. */
const outlines = new Uint8Array(26 * 26);
const outlineOf = (first: number, last: number): number => (first - letterA) * 26 + last - letterA;
for (const written of contractions.keys())
  outlines[outlineOf(written.charCodeAt(0), written.charCodeAt(written.length - 1))] = 1;

/** From `start`, where a word ends: letters, and at most one apostrophe with letters after it. */
function wordEnd(text: string, start: number): number {
  let end = start + 1;
  while (isLetter(text.charCodeAt(end))) end += 1;
  if (text.charCodeAt(end) !== apostrophe || !isLetter(text.charCodeAt(end + 1))) return end;
  end += 2;
  while (isLetter(text.charCodeAt(end))) end += 1;
  return end;
}

function withoutContractions(text: string): string {
  let plain = "";
  let copied = 0;
  for (let at = 0; at < text.length; ) {
    const first = text.charCodeAt(at);
    if (!isLetter(first)) {
      at += 1;
      continue;
    }
    const end = wordEnd(text, at);
    const full =
      outlines[outlineOf(first, text.charCodeAt(end - 1))] === 1
        ? contractions.get(text.slice(at, end))
        : undefined;
    if (full !== undefined) {
      plain += text.slice(copied, at) + full;
      copied = end;
    }
    at = end;
  }
  return copied === 0 ? text : plain + text.slice(copied);
}

function spellOut(text: string): string {
  let plain = withoutContractions(text);
  if (plain.includes("2")) plain = plain.replace(oxygen, "oxygensat");
  if (/[1248]/.test(plain))
    plain = plain.replace(forWord, "for ").replace(digitWord, (word) => digitWords[word] ?? word);
  if (plain.includes(" w ")) plain = plain.replace(withShort, " with ");
  if (plain.includes("w/") || plain.includes("with/"))
    plain = plain.replace(/\b(?:w|with)\/(?=[a-z])/g, "with ");
  if (plain.includes("spot")) plain = plain.replace(/\b(?:spots?|specks?) of blood\b/g, "spotting");
  return plain.includes("pill") ? plain.replace(pill, "take contraceptive") : plain;
}

const lookalikes: Readonly<Record<string, string>> = {
  "\u2018": "'",
  "\u2019": "'",
  "\u201a": "'",
  "\u201b": "'",
  "\u0060": "'",
  "\u00b4": "'",
  "\u02bc": "'",
  "\u201c": '"',
  "\u201d": '"',
  "\u00ab": '"',
  "\u00bb": '"',
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "-",
  "\u2013": " - ",
  "\u2014": " - ",
  "\u2212": "-",
  "\u00a0": " ",
  "\u200b": "",
  "\u200c": "",
  "\u200d": "",
  "\ufeff": "",
  "\u00ad": "",
  "\u2026": ". ",
  "\u00ba": "\u00b0",
  "\u2103": "\u00b0c",
  "\u2109": "\u00b0f",
};
const lookalike = new RegExp(`[${Object.keys(lookalikes).join("")}]`, "g");

/** Longer text is cut before anything else reads it: the gateway refuses it anyway. */
const longest = 20_000;

/** Spaces and tabs in a row are one space; lines stay apart. */
export const withoutGaps = (text: string): string =>
  /[\t\r\f\v ]{2}|\t/.test(text) ? text.replace(/[\t\r\f\v ]+/g, " ") : text;

export function normalise(text: string): string {
  let plain = text.slice(0, longest);
  if (/[\u0080-\uffff`]/.test(plain))
    plain = plain
      .replace(lookalike, (sign) => lookalikes[sign] ?? sign)
      .normalize("NFKC")
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "");
  plain = spellOut(withoutGaps(plain.toLowerCase()));
  return plain.includes("'") ? plain.replace(/'s?\b/g, "").replace(/'/g, "") : plain;
}
