/**
 * How much of an unfinished sentence may be shown before it is checked. While it only describes, it is let out
 * word by word; from the first word that advises, permits, forbids, counts or cites, it is held to its end.
 * So no amount and no "wait" is ever seen unchecked, and plain text isn't delayed.
 */

/** The length of the beginning of `sentence` that may be shown now: words that are surely whole. */
export function releasable(sentence: string): number {
  let length = 0;
  for (const match of sentence.matchAll(/[ \t]*([^ \t]+)(?=[ \t])/g)) {
    const word = match[1] ?? "";
    const marker = length === 0 && /^([-*+•]|#{1,6})$/.test(word);
    if (!marker && !isPlain(word)) break;
    length = match.index + match[0].length;
  }
  return length;
}

/** Letters with a comma or emphasis at most: digits, brackets, tags, addresses and full stops wait. */
const isPlain = (word: string): boolean =>
  /^[*_]{0,3}\p{L}[\p{L}\p{M}-]*[*_]{0,3}[,;]?$/u.test(word) &&
  !watched.test(word.replace(/[*_,;]/g, ""));

const watched =
  /^(wait\w*|stop\w*|do|does|not?|none|nothing|never|need\w*|should|could|can|cannot|may|might|must|will|would|have|take|takes|taking|give|gives|giving|use|uses|using|safe\w*|ok|okay|fine|skip\w*|quit\w*|avoid\w*|instead|rather|without|unless|only|just|home|hold\w*|delay\w*|put\w*|see|go|goes|going|call\w*|visit\w*|dos\w*|double|halve|half|discontinu\w*|come|wean\w*|cut|cease\w*|ignore|disregard|forget|override|system|ai|assistant|once|twice|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|another|tablets?|pills?)$/i;
