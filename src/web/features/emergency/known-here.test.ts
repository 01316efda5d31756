import { expect, test } from "vitest";
import { personIdSchema } from "#contracts/ids.ts";
import { countrySchema } from "#contracts/triage.ts";
import { triageWithProfiles } from "#safety/person/triage-with-profiles.ts";
import { inputHere, type KnownHere, nothingKnown } from "./known-here.ts";

const now = Date.parse("2026-11-23T10:00:00Z");
const place = { country: null, usual: null, timeZone: "Europe/Berlin" };
const weigh = (text: string, known: Partial<KnownHere>) =>
  triageWithProfiles(inputHere(text, { ...nothingKnown, ...known }, place, now));

const leo = {
  id: personIdSchema.parse("0198f0e0-0000-7000-8000-000000000001"),
  name: "Leo",
  profile: { birthDate: "2026-10-20" },
};
const fever = "He has a fever of 38.3";

test("what the page knows of oneself adds an emergency before anything is sent", () => {
  const text = "I bumped my head on a shelf, it's a bit sore";
  expect(weigh(text, {}).disposition).not.toBe("emergency");
  expect(weigh(text, { profile: { medicines: ["warfarin"] } }).disposition).toBe("emergency");
});

test("a question about somebody else is read with what is known of them", () => {
  expect(weigh(fever, { people: [leo] }).disposition).not.toBe("emergency");
  expect(weigh(fever, { about: leo.id, people: [leo] }).disposition).toBe("emergency");
});

test("a chat session without profiles uses none", () => {
  const known = { about: leo.id, people: [leo], usesProfile: false };
  expect(weigh(fever, known).disposition).not.toBe("emergency");
});

test("nothing that is known takes an emergency away", () => {
  const text = "My chest feels tight and heavy and I'm sweating";
  for (const profile of [{ yearOfBirth: 2015 }, { sex: "male" as const, yearOfBirth: 1950 }])
    expect(weigh(text, { profile }).disposition).toBe("emergency");
});

test("a country that a profile names counts where none was chosen", () => {
  const { numbers } = weigh("My face is drooping", {
    profile: { country: countrySchema.parse("US") },
  });
  expect(numbers.map(({ number }) => number)).toContain("911");
});
