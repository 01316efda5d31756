/** Other forms of a word: "spins" is no slip of the fingers where the library only says "spinning". */
import type { OpenLibraryFile } from "./open-library-file.ts";
import type { KnownWord } from "./word-queries.ts";

const shortestBase = 3;

/** Forms of verbs that share no stem: who "stood up" may be helped by a page on "standing up". Each line is one verb. */
const irregularVerbs = `
ate eat eaten
began begin begun
bend bent
bit bite bitten
bleed bled
blew blow blown
break broke broken
burn burnt
catch caught
choose chose
come came
dream dreamt
drank drink drunk
fall fell fallen
fight fought
freeze froze frozen
grind ground
grew grow grown
hear heard
hold held
keep kept
lean leant
leave left
lie lay lying lain
lose lost
rise rose risen
run ran
sink sank sunk
shake shook shaken
shrink shrank shrunk
sit sat
sleep slept
speak spoke spoken
stand stood
steal stole
stick stuck
sting stung
strike struck
swell swelled swollen
swim swam
swing swung
tear tore torn
throw threw thrown
wake woke woken
wear wore worn
weep wept
`;

const verbs: ReadonlyMap<string, readonly string[]> = new Map(
  irregularVerbs
    .trim()
    .split("\n")
    .map((line) => line.split(" "))
    .flatMap((forms) => forms.map((form) => [form, forms] as const)),
);

/** The other forms of an irregular verb; none for any other word. */
export const verbForms = (word: string): readonly string[] =>
  (verbs.get(word) ?? []).filter((form) => form !== word);

/** Null when the library holds no form of the word. */
export function otherForm(library: OpenLibraryFile, word: string): KnownWord | null {
  for (const base of basesOf(word)) {
    for (const form of formsOf(base)) {
      const known = form === word ? null : library.word(form);
      if (known !== null) return known;
    }
  }
  return null;
}

function basesOf(word: string): string[] {
  const bases = ["s", "es", "d", "ed", "ing", "y"]
    .filter((ending) => word.endsWith(ending))
    .map((ending) => word.slice(0, -ending.length));
  const single = bases.flatMap((base) =>
    /([bdgklmnprt])\1$/.test(base) ? [base.slice(0, -1)] : [],
  );
  return [word, ...bases, ...single].filter((base) => base.length >= shortestBase);
}

function formsOf(base: string): string[] {
  const doubled = base + base.slice(-1);
  const stem = base.endsWith("e") ? base.slice(0, -1) : base;
  return [base, `${base}s`, `${stem}ed`, `${stem}ing`, `${doubled}ed`, `${doubled}ing`];
}
