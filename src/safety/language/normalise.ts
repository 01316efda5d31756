/** One spelling for what people type: quotes, dashes, widths, accents and contractions; case is dropped. */

const contractions: readonly (readonly [RegExp, string])[] = [
  [/\bcan(?:'t|t|not)\b/g, "can not"],
  [/\bwon'?t\b/g, "will not"],
  [/\bain'?t\b/g, "is not"],
  [/\b(do|does|did|is|are|was|were|have|has|had|would|should|could)n'?t\b/g, "$1 not"],
  [/\bi'?m\b/g, "i am"],
  [/\bim\b/g, "i am"],
  [/\bi'?ve\b/g, "i have"],
  [/\bi'(?:ll|d)\b/g, "i will"],
  [/\b(he|she|it|you|we|they|that|there)'(?:ll|d)\b/g, "$1 will"],
  [/\b(he|she|it|that|there|what|who)'s\b/g, "$1 is"],
  [/\bhes\b/g, "he is"],
  [/\bshes\b/g, "she is"],
  [/\b(you|we|they)'(?:re|ve)\b/g, "$1 are"],
  [/\b(gonna|gunna)\b/g, "going to"],
  [/\bwanna\b/g, "want to"],
  [/\bgotta\b/g, "have to"],
  [/\bdunno\b/g, "do not know"],
  [/\b(to)?nite\b/g, "$1night"],
  [/\b(?:sp ?[o0]2|sao2|o2)\b/g, "oxygensat"],
  [/\bbrbpr\b/g, "blood in stool"],
  [/\b(?:take|taking|on) the (?:mini |combined )?pill\b/g, "take contraceptive"],
  [/\b(?:w|with)\/(?=[a-z])/g, "with "],
];

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

export function normalise(text: string): string {
  let plain = text
    .slice(0, longest)
    .replace(lookalike, (sign) => lookalikes[sign] ?? sign)
    .normalize("NFKC")
    .toLowerCase();
  plain = plain.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  for (const [form, full] of contractions) plain = plain.replace(form, full);
  return plain.replace(/ {2,}/g, " ").replace(/'s?\b/g, "").replace(/'/g, "");
}
