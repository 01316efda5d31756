/** What a message says by itself, whoever it is about: read once, however often its chat session is weighed. */
import { withoutIdioms } from "./crisis/idioms.ts";
import { type ReadText, readText } from "./findings/read-text.ts";
import { normalise, withoutGaps } from "./language/normalise.ts";
import { saysWorse, type Tapped, tappedAnswer } from "./tapped.ts";

export type Said = {
  readonly reading: ReadText;
  readonly tapped: Tapped | null;
  /** "How are you now? Worse." */
  readonly worse: boolean;
};

/** What a message says of the ones before it. */
export type Turn = {
  /** "Another question: …" */
  readonly newProblem: boolean;
  /** That a clinician has seen them. */
  readonly seen: boolean;
};

const seenPhrases = [
  "i have been seen",
  "i was seen",
  "have been checked by",
  "got checked out",
  "been to the hospital",
  "been to the er",
  "been to the doctor",
  "back from the er",
  "back from the hospital",
  "back from the doctor",
  "came back from",
  "i am at the hospital",
  "i am in the er",
  "at the er now",
  "paramedics checked",
  "paramedics are here",
  "doctor checked",
  "doctor examined",
  "saw a doctor",
  "saw the doctor",
  "went to the er",
  "went to the hospital",
  "was examined",
  "been examined",
  "we are at the hospital",
  "ambulance is here",
];
const others = ["says", "said", "told", "thinks"];
const newProblem = [
  "another question",
  "different question",
  "unrelated",
  "new question",
  "separate question",
  "something else",
  "different problem",
  "different topic",
  "other question",
  "on another note",
];

function saysSeen(plain: string): boolean {
  if (/\b(?:not|never|should|if|want|going) (?:\w+ ){0,2}(?:been|seen|saw|went)\b/.test(plain))
    return false;
  return (
    seenPhrases.some((phrase) => plain.includes(phrase)) &&
    !others.some((word) => plain.startsWith(`my family ${word}`))
  );
}

const saidIn = (text: string): Said => {
  const tapped = tappedAnswer(text);
  return {
    reading: readText(withoutIdioms(withoutGaps(tapped?.rest ?? text).toLowerCase())),
    tapped,
    worse: tapped !== null && saysWorse(tapped),
  };
};

const turnOf = (text: string): Turn => {
  const plain = normalise(text);
  return {
    newProblem: newProblem.some((phrase) => plain.includes(phrase)),
    seen: saysSeen(plain),
  };
};

export type Reader = {
  readonly saidIn: (text: string) => Said;
  readonly turnOf: (text: string) => Turn;
};

/** Reads each text once. Made anew for each question: nobody's words are kept for their own sake. */
export const createReader = (): Reader => ({
  saidIn: once(saidIn),
  turnOf: once(turnOf),
});

function once<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = read(text);
    known.set(text, found);
    return found;
  };
}
