/** What a question wants to hear first: what to do, or how something is. */
import type { PassageSection } from "#contracts/passage.ts";
import { contentSet } from "./content-words.ts";
import { withChild } from "./for-whom.ts";

export type QuestionKind = {
  /** Asks for something to do: "How can I …?", "What helps against …?" */
  howTo: boolean;
  /** Asks how something shows itself: "What are the signs of …?" */
  signs: boolean;
  /** The sections that its wording asks for, the likeliest first. */
  sections: readonly PassageSection[];
  words: ReadonlySet<string>;
  /** What it wants to do without: "… without medicine". */
  unwanted: ReadonlySet<string>;
};

export function readQuestion(question: string): QuestionKind {
  const without =
    /\bwithout\s+(?:any |taking |using |the |my )*([\p{L}-]+(?: or [\p{L}-]+)?)/iu.exec(question);
  const unwanted = contentSet(without?.[1] ?? "");
  return {
    howTo: howTo.test(question.replace(howToKnow, " ").replace(whatIs, " ")),
    signs: /\b(signs?|symptoms?|recogni[sz]e)\b/i.test(question) || howToKnow.test(question),
    sections: cues.filter(([cue]) => cue.test(question)).map(([, section]) => section),
    words: withChild(question).difference(unwanted),
    unwanted,
  };
}

/** "How would I know …" asks for signs, not for something to do. */
const howToKnow =
  /\bhow (can|could|do|would|should|will|to)( (i|you|we|one|people))? (know|tell|recogni[sz]e|spot|notice|be sure)\b/i;

/** "What is sleep apnoea and how …" wants to hear first what it is; "what is good for …" does not. */
const whatIs = /^\W*what('s|s| is| are) (?!(good|best|the best|helpful|working)\b).*/i;

const howTo =
  /\bhow (can|could|do|should|would|to|might)\b|\bwhat (can|could|should|do) (i|we|you|he|she|they|one)\b.*\b(do|take|eat|try|use)\b|\bwhat('s|s| is) (good|best)\b|\bwhat (helps?|works|eases|relieves|stops)\b|\b(ways?|tips|remed(y|ies)|advice) (to|for|on|against)\b|\bget rid of\b|\bbest (way|thing)\b|\bprevent\b|\bhelp (me )?(with|to)\b/i;

const treating = /\b(treat|treats|treated|treatments?|cure|cures|cured|therap(y|ies))\b/i;

const cues: readonly (readonly [RegExp, PassageSection])[] = [
  [
    /\bwhen (should|do|would|must|to)\b.*\b(see|call|go|worry|worried|seek|get help)\b|\bneeds? (stitches|a doctor|to be (seen|checked)|to (see|go)|medical)\b|\bshould (i|we|he|she) (see|call|go to|be worried|worry|get it checked)\b|\b(serious|dangerous)\b/i,
    "when-to-get-help",
  ],
  [
    /\b(can|may|should|could|how) (i|we|you|she|he|they|much|many|often|long)\b.*\b(take|taking|use|give|mix|combine)\b|\b(dos(e|es|age)|side effects?|interact\w*|overdose)\b|\b(do|did) (i|we) (take|double|skip)\b|\bis it (ok|okay|all ?right|safe|fine)\b.*\b(while|when) (on|taking)\b|\b(forgot|missed|forgotten)\b.*\b(dose|tablets?|pills?|medicines?|take)\b/i,
    "medicine",
  ],
  [/\bcaus(e|es|ed)\b|\bwhy\b|\breasons?\b|\bwhere does\b/i, "causes"],
  [treating, "treatment"],
  [treating, "what-you-can-do"],
  [/\bprevent\w*|\bavoid\b/i, "prevention"],
  [/\b(happens?|mean|means)\b|\bwhat('s| is| are)\b/i, "what-it-is"],
];
