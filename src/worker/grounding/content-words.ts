/** The words of a text that carry its meaning, cut to a stem so that "lowers" meets "lowering". */
import { keepRecent } from "#library/keep-recent.ts";

const stemsKept = 4000;

const stem = keepRecent(stemsKept, (word: string): string => {
  const regular = irregular.get(word);
  if (regular !== undefined) return regular;
  if (word.length <= 3) return word;
  const base = word
    .replace(/(?<=[^s])ies$/, "y")
    .replace(/(ss|x|ch|sh)es$/, "$1")
    .replace(/(?<=[^suio])s$/, "")
    .replace(/(?<=\p{L}{3})ing$/u, "")
    .replace(/(?<=\p{L}{3})ed$/u, "")
    .replace(/(?<=\p{L}{3})ly$/u, "")
    .replace(/([bdfgmnprt])\1$/, "$1");
  return base.length > 3 ? base.replace(/(e|y|i)$/, "") : base;
});

/** Forms that no ending tells. */
const irregular: ReadonlyMap<string, string> = new Map(
  `forgot forgotten forget, took taken tak, drank drunk drink, ate eaten eat, slept sleep, fell fallen fall,
  bled bleed, felt feel, broke broken break, swollen swell, rose risen ris, gave given giv, pregnancy
  pregnancies pregnant`
    .split(",")
    .flatMap((line) => {
      const forms = line.trim().split(/\s+/);
      const base = forms.pop() ?? "";
      return forms.map((form) => [form, base] as const);
    }),
);

const stopWords = new Set(
  `a about after again all also am an and any are as at be because been before being between both but by can
  could did do does doing down during each either else etc even ever every few for from get gets getting had has
  have having he her here hers herself him himself his how i if in into is it its itself just let like made make
  makes many may me might more most much must my myself need needs no nor not now of off often on once one only or
  other our ours out over own per please should so some such than that the their theirs them themselves then there
  these they thing things this those through to too under until up upon us very was we well were what when where
  which while who whom why will with within without would yes yet you your yours yourself
  don doesn didn isn aren wasn weren won wouldn shouldn couldn can't cannot ll ve re s t d m`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Words with which a sentence is put, rather than what it is about. */
const neutralWords = new Set(
  contentWords(
    `help helps ease eases relief relieve use used using try people person someone patient adult usual typical common
    recommended important good better feel symptom sign cause condition problem way thing include contain known call
    different several sometimes often usually generally typically especially immediately however`,
  ),
);

/** What a sentence is about: its content words without those. All of them when nothing would be left. */
export function tellingWords(text: string): string[] {
  const words = contentWords(text);
  const telling = words.filter((word) => !neutralWords.has(word));
  return telling.length === 0 ? words : telling;
}

/** Stems in the order of the text; numbers are left to amounts.ts. */
export function contentWords(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .normalize("NFKC")
      .match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  return words.filter((word) => word.length > 1 && !stopWords.has(word)).map(stem);
}

export function contentSet(text: string): Set<string> {
  return new Set(contentWords(text));
}

/** What share of `words` is in `source`, from 0 to 1; 0 for no words. */
export function coverage(words: ReadonlySet<string>, source: Pick<Set<string>, "has">): number {
  if (words.size === 0) return 0;
  let held = 0;
  for (const word of words) if (source.has(word)) held += 1;
  return held / words.size;
}
