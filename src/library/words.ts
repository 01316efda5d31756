/** Cuts text into words as SQLite's unicode61 tokenizer does: lower case, no accents, letters and digits. */
const wordPattern = /[\p{L}\p{N}]+/gu;

/** The words of a text, in order. Possessive endings and apostrophes inside words are dropped. */
export function wordsOf(text: string): string[] {
  return plain(text).match(wordPattern) ?? [];
}

/** Lower case, without accents, possessive endings and apostrophes inside words. */
export function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[’‘`´]/g, "'")
    .toLowerCase()
    .replace(/'s\b/g, "")
    .replace(/(?<=\p{L})'(?=\p{L})/gu, "");
}
