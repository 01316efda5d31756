/** Another form of a word: "spins" is no slip of the fingers where the library only says "spinning". */
import type { OpenLibraryFile } from "./open-library-file.ts";
import type { KnownWord } from "./word-queries.ts";

const shortestBase = 3;

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
