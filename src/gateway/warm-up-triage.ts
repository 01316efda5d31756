/**
 * Triage that nobody waits for, once per process: the first long messages would take several times as long as later ones,
 * because nothing of the rules is compiled yet. Begun when the gateway listens, one message at a time, with pauses for
 * whoever asks meanwhile.
 */
import { profileSchema } from "#contracts/profile.ts";
import { findingIds, findingOf } from "#safety/lexicon/index.ts";
import { triageWithProfiles } from "#safety/person/triage-with-profiles.ts";

/** Some 0.3 s of work in all; more of it changes nothing that can be measured (bench/odd-messages.ts). */
const messages = 48;
const longest = 4000;
const pauseMs = 5;
const profile = profileSchema.parse({
  yearOfBirth: 1950,
  sex: "female",
  conditions: ["diabetes"],
  medicines: ["warfarin"],
  allergies: [],
});

/** The steps that are left for this process: each weighs one message, some milliseconds of work. */
const steps = warmUpSteps();

/** Returns how to stop; a later call goes on where it was stopped. */
export function warmUpTriage(): () => void {
  let next: NodeJS.Timeout | null = null;
  const step = () => {
    if (steps.next().done !== true) next = setTimeout(step, pauseMs).unref();
  };
  next = setTimeout(step, pauseMs).unref();
  return () => {
    if (next !== null) clearTimeout(next);
  };
}

/** The signs in words much like people's, as the rules know them: every part of the reading is met. */
export function* warmUpSteps(): Generator<void, void, void> {
  const sentences = findingIds.flatMap((id) => findingOf(id).phrases.slice(0, 6)).map(sentenceOf);
  for (let i = 0; i < messages; i += 1) {
    const from = Math.floor((sentences.length * i) / messages);
    const text = [...sentences.slice(from), ...sentences].join(" ").slice(0, longest);
    triageWithProfiles({
      messages: [{ text, at: 0 }],
      profile: i % 2 === 0 ? profile : null,
      now: 0,
    });
    yield;
  }
}

const openings = [
  "I have had",
  "My son, 4, had",
  "My mum (72) has",
  "No",
  "Since Monday I've been to the doctor with",
  "Is it",
  "hi im 31 n",
  "I thought it was nothing, but it's",
];
const endings = [
  "for 2 days.",
  "and a temperature of 38.4 °C!",
  "3 weeks ago, gone now",
  "- should I worry?",
  "\nBP 132/84, HR 96.",
];

/** "can not ~ see|read & {limb}" as "I have had can not see arm for 2 days.": as people write it, slips and all. */
function sentenceOf(phrase: string, nth: number): string {
  const words = phrase
    .split(" ")
    .flatMap(
      (part) =>
        part
          .replace(/[{}]/g, "")
          .split("|")
          .at(nth % 2 === 0 ? 0 : -1) ?? [],
    )
    .filter((word) => /[a-z]/.test(word))
    .map((word) => (nth % 3 === 0 ? slipped(word) : word));
  const opening = openings[nth % openings.length];
  return `${opening} ${words.join(" ").replaceAll("_", " ")} ${endings[nth % endings.length]}`;
}

/** Two neighbours swapped. */
const slipped = (word: string): string =>
  word.length < 5 ? word : `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}`;
