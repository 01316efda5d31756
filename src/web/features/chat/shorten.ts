/** Not so early that more than this share of the room is given away for a good place to end. */
const leastKept = 0.7;

/**
 * Makes a text fit without changing a word: spaces and empty lines that say nothing go first, then its end, from a
 * place where something ends.
 * @param limit characters, as `length` counts them
 * @returns both parts of it; nothing of it is anywhere else
 */
export function shorten(text: string, limit: number): { kept: string; rest: string } {
  const plain = text
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  if (plain.length <= limit) return { kept: plain, rest: "" };
  const end = placeToEnd(plain, limit);
  return { kept: plain.slice(0, end).trimEnd(), rest: plain.slice(end).trimStart() };
}

function placeToEnd(text: string, limit: number): number {
  // One more, so that an end right at the limit is seen.
  const room = text.slice(0, limit + 1);
  for (const end of [
    /\n(?=[^\n]*$)/,
    /[.!?…。！？]\s(?=(?:(?![.!?…。！？]\s)[\s\S])*$)/,
    /\s(?=\S*$)/,
  ]) {
    const found = end.exec(room);
    if (found && found.index >= limit * leastKept) return Math.min(found.index + 1, limit);
  }
  // Never within a letter that takes two.
  return /[\uD800-\uDBFF]/.test(text.charAt(limit - 1)) ? limit - 1 : limit;
}
