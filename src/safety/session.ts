/** A chat session read whole: who is in it, what each message says, and which questions were answered. */
import type { Profile } from "#contracts/profile.ts";
import { withoutIdioms } from "./crisis/idioms.ts";
import type { Person } from "./findings/people.ts";
import { type Mention, type ReadMessage, readMessage } from "./findings/read-message.ts";
import { profileMentions, profilePerson } from "./findings/read-profile.ts";
import { normalise } from "./language/normalise.ts";
import { saysWorse, tappedAnswer } from "./tapped.ts";

export type Message = { readonly text: string; readonly at: number };

export type Session = {
  readonly people: ReadonlyMap<string, Person>;
  readonly mentions: readonly Mention[];
  readonly read: readonly ReadMessage[];
  /** First message of each problem: "another question: …" begins a new one. */
  readonly problemOf: readonly number[];
  /** Messages before this one were seen by a clinician since. */
  readonly seenUpTo: number;
  /** Our own questions that were answered, normalised. */
  readonly answered: ReadonlySet<string>;
  /** The messages that answer "How are you now?" with a worse. */
  readonly worse: readonly number[];
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

function saysSeen(text: string): boolean {
  const plain = normalise(text);
  if (/\b(?:not|never|should|if|want|going) (?:\w+ ){0,2}(?:been|seen|saw|went)\b/.test(plain))
    return false;
  return (
    seenPhrases.some((phrase) => plain.includes(phrase)) &&
    !others.some((word) => plain.startsWith(`my family ${word}`))
  );
}

export function readSession(
  messages: readonly Message[],
  profile: Profile | null,
  now: number,
): Session {
  const people = new Map<string, Person>([["self", profilePerson(profile, now)]]);
  const mentions: Mention[] = [...profileMentions(profile, now)];
  const read: ReadMessage[] = [];
  const problemOf: number[] = [];
  const answered = new Set<string>();
  const worse: number[] = [];
  let seenUpTo = 0;
  let carried = "self";
  let problem = 0;
  messages.forEach((message, index) => {
    if (index > 0 && newProblem.some((phrase) => normalise(message.text).includes(phrase)))
      problem = index;
    if (index > 0 && saysSeen(message.text)) seenUpTo = index;
    const tapped = tappedAnswer(message.text);
    if (tapped) answered.add(tapped.question);
    if (tapped && saysWorse(tapped)) worse.push(index);
    const words = withoutIdioms((tapped?.rest ?? message.text).toLowerCase());
    const reading = readMessage(words, message.at, index, people, carried);
    if (tapped?.finding != null && tapped.answer !== null)
      mentions.push({
        finding: tapped.finding,
        person: carried,
        at: message.at,
        message: index,
        denied: tapped.answer === "no",
        onlyAsked: false,
        history: false,
        passed: false,
        modifiers: new Set(),
      });
    if (reading.tokens.length > 3) carried = reading.person;
    read.push(reading);
    problemOf.push(problem);
    for (const mention of reading.mentions) mentions.push(mention);
    if (reading.over)
      for (const mention of mentions)
        if (mention.person === reading.person && mention.message < index && mention.message >= 0)
          mention.passed = true;
  });
  return { people, mentions, read, problemOf, seenUpTo, answered, worse };
}
