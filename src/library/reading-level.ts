/**
 * The Flesch–Kincaid grade level: how many years of (US) school a text asks of its reader.
 *
 * grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59
 *
 * Source: Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas for Navy enlisted
 * personnel", Research Branch Report 8-75, Naval Technical Training Command, 1975.
 *
 * Syllables are counted by the letters of English words: right on average over a text, not for each word.
 */

/** Plain text or Markdown in, grade out; a heading, a list item and a line that introduces a list each count as a sentence. No words: 0. */
export function readingGrade(text: string): number {
  const sentences = sentencesOf(text);
  const words = sentences.flatMap(wordsOf);
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

const comment = /<!--[\s\S]*?-->/g;
const linkTarget = /\]\([^)]*\)/g;
const lineOpening = /^\s*(?:[-*+]|\d+[.)]|#{1,6}|>)\s+/;
const sentenceEnd = /(?<=[.!?:;])["')\]]*\s+/;

function sentencesOf(text: string): string[] {
  const plain = text.replace(comment, " ").replace(linkTarget, "]");
  return joinedLines(plain)
    .flatMap((line) => line.split(sentenceEnd))
    .filter((sentence) => wordsOf(sentence).length > 0);
}

/** A paragraph broken over several lines is one line again; an empty line or a list marker starts a new one. */
function joinedLines(text: string): string[] {
  const joined: string[] = [];
  let open = false;
  for (const line of text.split("\n")) {
    const opens = lineOpening.test(line);
    const words = line.replace(lineOpening, "").trim();
    if (words === "") open = false;
    else if (open && !opens) joined.push(`${joined.pop() ?? ""} ${words}`);
    else joined.push(words);
    if (words !== "") open = !line.trimStart().startsWith("#");
  }
  return joined;
}

function wordsOf(sentence: string): string[] {
  return sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu) ?? [];
}

const silentEnding = /(?:[^laeiouycghsxz]es|[^dt]ed|[^laeiouy]e)$/;
/** Vowels spoken apart, as in "diarrhoea" and "pneumonia", but not in "action" or "special". */
const vowelsApart = /(?<![cgst])i[ao]|oea/g;

function syllablesIn(word: string): number {
  const letters = word.toLowerCase().replace(/['’]s?$/, "");
  // "the" and "she" speak their e; a longer word's last e is silent.
  const spoken =
    letters.length <= 3 ? letters : letters.replace(silentEnding, (ending) => ending.slice(0, -2));
  const groups = spoken.match(/[aeiouyà-öø-ÿ]+/g)?.length ?? 0;
  return Math.max(1, groups + (spoken.match(vowelsApart)?.length ?? 0));
}
