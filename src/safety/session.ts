/** A chat session read whole: who is in it, what each message says, and which questions were answered. */
import type { Profile } from "#contracts/profile.ts";
import { aliasesOf, type Chosen, chosenPerson, merged } from "./findings/chosen-person.ts";
import type { Person } from "./findings/people.ts";
import { type Mention, type ReadMessage, readMessage } from "./findings/read-message.ts";
import { profileMentions, profilePerson } from "./findings/read-profile.ts";
import { createReader, type Reader } from "./said.ts";

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

export function readSession(
  messages: readonly Message[],
  profile: Profile | null,
  now: number,
  chosen: readonly Chosen[] = [],
  reader: Reader = createReader(),
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
    const said = reader.saidIn(message.text);
    if (index > 0) {
      const turn = reader.turnOf(message.text);
      if (turn.newProblem) problem = index;
      if (turn.seen) seenUpTo = index;
    }
    const asked = chosen.find(({ key }) => key === message.about);
    if ((asked?.key ?? "self") !== about) carried = about = asked?.key ?? "self";
    if (asked && !people.has(asked.key)) {
      people.set(asked.key, chosenPerson(asked, now));
      mentions.push(...profileMentions(asked.profile, now, asked.key));
    }
    const { tapped } = said;
    if (tapped) answered.add(tapped.question);
    if (said.worse) worse.push(index);
    const reading = readMessage(said.reading, message.at, index, people, carried);
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
