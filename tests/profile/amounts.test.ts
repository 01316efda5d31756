/** An amount is shown only where it can be matched to the one whom the question is about. */
import { expect, it } from "vitest";
import type { Profile } from "#contracts/profile.ts";
import { ranked, samplePassage, sampleTriage } from "#tests/support/sample-passages.ts";
import { libraryAnswer } from "#worker/grounding/library-answer.ts";

const painkiller = samplePassage({
  title: "Exampleprofen",
  section: "medicine",
  text: "Exampleprofen eases pain. Exampleprofen is a tablet.\n\nAdults take 200 mg of exampleprofen, up to three times a day.",
});

async function answerFor(about: { profile: Profile | null; stranger: boolean }): Promise<string> {
  let text = "";
  const answer = libraryAnswer({
    question: "How much exampleprofen may I take?",
    triage: sampleTriage(),
    passages: ranked(painkiller),
    related: async () => [painkiller],
    now: new Date("2026-06-01T12:00:00Z"),
    ...about,
  });
  for await (const part of answer) if (part.type === "reply-delta") text += part.text;
  return text;
}

it.each([
  ["nobody known, for oneself", { profile: null, stranger: false }, true],
  ["an adult of 40", { profile: { yearOfBirth: 1986 }, stranger: false }, true],
  ["somebody of whom nothing is known", { profile: null, stranger: true }, false],
  ["a child by its birth date", { profile: { birthDate: "2023-01-01" }, stranger: false }, false],
  ["one who is 70", { profile: { yearOfBirth: 1956 }, stranger: false }, false],
  ["one with an allergy", { profile: { allergies: ["aspirin"] }, stranger: false }, false],
  ["one who is pregnant", { profile: { pregnant: true }, stranger: false }, false],
])("%s", async (_who, about, shown) => {
  expect((await answerFor(about)).includes("200 mg")).toBe(shown);
});
