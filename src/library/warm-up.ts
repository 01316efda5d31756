/**
 * Searches made before anybody waits. The first ones after opening a large library take ten times as long as later
 * ones: nothing is compiled or kept yet.
 */
import { consumerMeanings } from "./consumer-words.ts";
import type { OpenLibraryFile } from "./open-library-file.ts";
import { searchLibrary } from "./retrieval.ts";

const searches = 60;
const phrasesInEach = 4;

/** One step is one search of some milliseconds, for what pages are called and for everyday words. */
export function* warmUp(library: OpenLibraryFile): Generator<void, void, void> {
  const rows = library.rowsOf(undefined)?.last ?? 0;
  const everyday = consumerMeanings.flat();
  for (let i = 0; i < searches; i++) {
    const share = (nth: number) => (i + nth / phrasesInEach) / searches;
    const phrases = Array.from({ length: phrasesInEach }, (_, nth) => {
      const row = 1 + Math.floor(rows * share(nth));
      // A stem is often no word: its spelling is looked for as well.
      const title = library.titleStemsOf(library.documentOf(row)).map(([stem]) => stem);
      const words = everyday[Math.floor(everyday.length * share(nth))] ?? [];
      return `no ${title.join(" ")}, and my ${words.join(" ")} hurts`;
    });
    const message = `${phrases.join(". ")}. What can I do?`;
    searchLibrary(library, message, { limit: 10, floor: i % 2 === 0 });
    yield;
  }
}
