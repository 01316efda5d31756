/** Whether a sentence says the opposite of the line that it cites: by a denial, or by a word and its opposite. */
import { contentWords } from "./content-words.ts";

/** Both are plain text or Markdown; list items carry their lead-in. */
export function contradicts(sentence: string, source: string): boolean {
  const a = plainText(sentence);
  const b = plainText(source);
  if (denial.test(a) !== denial.test(b)) return true;
  if (denial.test(a) && !denyTheSame(a, b)) return true;
  return opposites.some(
    ([left, right]) =>
      (left.test(a) && !right.test(a) && right.test(b) && !left.test(b)) ||
      (right.test(a) && !left.test(a) && left.test(b) && !right.test(b)),
  );
}

const plainText = (text: string): string => text.toLowerCase().replaceAll("’", "'");

const denial =
  /\b(not|never|no|none|neither|nor|without|avoid|avoids|avoided|avoiding|cannot|unsafe|unless|refrain)\b|n't\b/;

/**
 * Two sentences that both deny agree only when they deny the same thing: "aspirin is not dangerous for children"
 * and "don't give aspirin to children" share every other word.
 */
function denyTheSame(a: string, b: string): boolean {
  const [ours, theirs] = [deniedWords(a), deniedWords(b)];
  if (ours.size === 0 || theirs.size === 0) return true;
  return !ours.isDisjointFrom(theirs);
}

/** What stands after a denial, up to the end of its clause. */
function deniedWords(text: string): Set<string> {
  const scopes = text.matchAll(
    /(?:\b(?:not|never|no|none|neither|nor|without|avoid(?:s|ed|ing)?|cannot|unsafe|unless|refrain)\b|n't\b)(.*?)(?=[.,;!?]|\b(?:if|when|while|because|unless|but|and|before|until|since|for|to)\b|$)/gs,
  );
  return new Set(scopes.flatMap(([, scope = ""]) => contentWords(scope)));
}

const opposites: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(rais(e|es|ed|ing)|increas|higher|rises?\b|rising|goes up|boosts?)/,
    /\b(lower|reduc|decreas|drop(s|ped)?\b|falls?\b|falling\b|goes down\b|cuts?\b)/,
  ],
  [/\b(safe|safely)\b/, /\b(unsafe|dangerous|harmful|risky|can harm)\b/],
  [/\bstart/, /\bstop/],
  [/\balways\b/, /\bnever\b/],
  [/\bbefore\b/, /\bafter\b/],
  [/\b(more|most)\b/, /\b(less|least|fewer)\b/],
  [/\b(hot|warm)\b/, /\b(cold|cool)\b/],
  [/\b(worse|worsens?|aggravates?)\b/, /\b(better|improves?|helps?|eases?|relieves?|soothes?)\b/],
  [/\b(causes?|triggers?|brings? on)\b/, /\b(prevents?|protects?|stops?|cures?)\b/],
  [/\b(common|often|usually)\b/, /\b(rare|rarely|seldom)\b/],
  [/\b(above|over)\b/, /\b(below|under)\b/],
  [/\b(full|with food|after (food|meals?))\b/, /\b(empty stomach|fasting)\b/],
];
