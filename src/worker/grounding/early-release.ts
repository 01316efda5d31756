/**
 * How much of an unfinished sentence may be shown before it is checked. While it only describes, it is let out
 * word by word; from the first word that advises, permits, forbids, counts or cites, it is held to its end.
 * So no amount and no "wait" is ever seen unchecked, and plain text isn't delayed: the last word, which may not be
 * whole yet, is let out too when it can't become one of those.
 */

/** The length of the beginning of `sentence` that may be shown now. */
export function releasable(sentence: string): number {
  let length = 0;
  for (const match of sentence.matchAll(/[ \t]*([^ \t]+)(?=[ \t])/g)) {
    const word = match[1] ?? "";
    const marker = length === 0 && /^([-*+•]|#{1,6})$/.test(word);
    if (!marker && !isPlain(word)) return length;
    length = match.index + match[0].length;
  }
  return length + staysPlain(sentence.slice(length));
}

/** Letters with a comma or emphasis at most: digits, brackets, tags, addresses and full stops wait. */
const isPlain = (word: string): boolean =>
  /^[*_]{0,3}\p{L}[\p{L}\p{M}-]*[*_]{0,3}[,;]?$/u.test(word) &&
  !isWatched(word.replace(/[*_,;]/g, "").toLowerCase());

/** The length of `beginning`, of a word that may go on, when nothing that it may become has to wait; else 0. */
function staysPlain(beginning: string): number {
  const letters = /^[ \t]*[*_]{0,3}(\p{L}[\p{L}\p{M}]*)$/u.exec(beginning)?.[1]?.toLowerCase();
  if (letters === undefined || beginnings.has(letters) || isWatched(letters)) return 0;
  return beginning.length;
}

const isWatched = (word: string): boolean =>
  watchedWords.has(word) || watchedStems.some((stem) => word.startsWith(stem));

const list = (words: string): string[] => words.trim().split(/\s+/);

const watchedWords: ReadonlySet<string> = new Set(
  list(`do does no not none nothing never should could can cannot may might must will would have take takes taking give
    gives giving use uses using ok okay fine instead rather without unless only just home see go goes going double halve
    half come cut cease ignore disregard forget override system ai assistant once twice one two three four five six seven
    eight nine ten eleven twelve another tablet tablets pill pills`),
);

/** Words that begin with one of these, whatever follows. */
const watchedStems: readonly string[] = list(
  "wait stop need safe skip quit avoid hold delay put call visit dos discontinu wean",
);

/** What a word may turn into beside those: a denial or an address, which are no plain words. */
const notPlain = list(
  `isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't mustn't
  needn't mightn't shan't ain't https www`,
);

/** All that one of them may begin with. */
const beginnings: ReadonlySet<string> = new Set(
  [...watchedWords, ...watchedStems, ...notPlain].flatMap((word) =>
    Array.from(word, (_, i) => word.slice(0, i + 1)),
  ),
);
