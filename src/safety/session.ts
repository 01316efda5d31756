/** A chat session read whole: who is in it, what each message says, and which questions were answered. */
import type { Profile } from "#contracts/profile.ts";
import { withoutIdioms } from "./crisis/idioms.ts";
import { aliasesOf, type Chosen, chosenPerson, merged } from "./findings/chosen-person.ts";
import type { Person } from "./findings/people.ts";
import { type Mention, type ReadMessage, readMessage } from "./findings/read-message.ts";
import { profileMentions, profilePerson } from "./findings/read-profile.ts";
import { normalise } from "./language/normalise.ts";
import { saysWorse, tappedAnswer } from "./tapped.ts";

export type Message = {
  readonly text: string;
  readonly at: number;
  /** Key of the person whom it was said to be about; null, or left out, is oneself. */
  readonly about?: string | null;
};

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
  chosen: readonly Chosen[] = [],
): Session {
  const people = new Map<string, Person>([["self", profilePerson(profile, now)]]);
  const mentions: Mention[] = [...profileMentions(profile, now)];
  const read: ReadMessage[] = [];
  const problemOf: number[] = [];
  const answered = new Set<string>();
  const worse: number[] = [];
  let seenUpTo = 0;
  let carried = "self";
  let about = "self";
  const met = new Map<string, Set<string>>();
  let problem = 0;
  messages.forEach((message, index) => {
    const plain = index > 0 ? normalise(message.text) : "";
    if (newProblem.some((phrase) => plain.includes(phrase))) problem = index;
    if (index > 0 && saysSeen(message.text)) seenUpTo = index;
    const asked = chosen.find(({ key }) => key === message.about);
    if ((asked?.key ?? "self") !== about) carried = about = asked?.key ?? "self";
    if (asked && !people.has(asked.key)) {
      people.set(asked.key, chosenPerson(asked, now));
      mentions.push(...profileMentions(asked.profile, now, asked.key));
    }
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
    if (asked) {
      const named = met.get(asked.key) ?? new Set<string>();
      met.set(asked.key, named);
      for (const { person } of [reading, ...reading.mentions]) named.add(person);
    }
    read.push(reading);
    problemOf.push(problem);
    for (const mention of reading.mentions) mentions.push(mention);
    if (reading.over)
      for (const mention of mentions)
        if (mention.person === reading.person && mention.message < index && mention.message >= 0)
          mention.passed = true;
  });
  const session: Session = { people, mentions, read, problemOf, seenUpTo, answered, worse };
  return chosen.reduce((before, person) => {
    const named = [...(met.get(person.key) ?? [])].filter((key) => key !== "self");
    return underOneKey(before, person, named, now);
  }, session);
}

/** "Mum", who was chosen, and "my mother" in the words are one person. */
function underOneKey(
  session: Session,
  chosen: Chosen,
  named: readonly string[],
  now: number,
): Session {
  const known = session.people.get(chosen.key);
  const met = named.flatMap((key) => session.people.get(key) ?? []);
  const aliases = aliasesOf(chosen, met, now);
  if (known === undefined || aliases.length === 0) return session;
  const keyOf = (key: string) => (aliases.includes(key) ? chosen.key : key);
  const others = [...session.people.values()].filter(({ key }) => !aliases.includes(key));
  const people = new Map(others.map((person) => [person.key, person]));
  const same = met.filter(({ key }) => aliases.includes(key));
  people.set(chosen.key, same.reduce(merged, known));
  return {
    ...session,
    people,
    mentions: session.mentions.map((mention) => ({ ...mention, person: keyOf(mention.person) })),
    read: session.read.map((reading) => ({ ...reading, person: keyOf(reading.person) })),
  };
}
