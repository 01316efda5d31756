/**
 * Words that don't make a title fit when they are all of it that a message says: a part of the body alone
 * ("head" is not "head lice"), whom a page is for, and what half of all pages are called.
 */
import { bodyParts } from "./complaints.ts";
import type { OpenLibraryFile } from "./open-library-file.ts";

const anyPage =
  `syndrome syndromes disease diseases disorder disorders condition conditions illness infection infections
injury pain ache problem problems attack acute chronic type high low being home loss leaks`.split(
    /\s+/,
  );

/** For whom a page is: "bleeding in pregnancy" is not for everybody who bleeds. */
const groups = "pregnancy babies children childhood pediatric newborn infant women men".split(" ");

export interface TitleWords {
  readonly vague: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
}

const wordsByLibrary = new WeakMap<OpenLibraryFile, TitleWords>();

/** As the library's own stems. */
export function titleWords(library: OpenLibraryFile): TitleWords {
  const before = wordsByLibrary.get(library);
  if (before !== undefined) return before;
  const stems = (words: readonly string[]) =>
    new Set(words.map((word) => library.word(word)?.stem ?? word));
  const made = { vague: stems([...bodyParts, ...anyPage, ...groups]), groups: stems(groups) };
  wordsByLibrary.set(library, made);
  return made;
}
