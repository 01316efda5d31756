/** That an answer fits who asks and what they ask, over pages in the shape of the starter library's. */
import { describe, expect, it } from "vitest";
import type { Passage } from "#contracts/passage.ts";
import type { Triage } from "#contracts/triage.ts";
import { ranked, samplePassage, sampleTriage } from "#tests/support/sample-passages.ts";
import { libraryAnswer } from "./library-answer.ts";

async function answer(question: string, pages: readonly Passage[], triage: Partial<Triage> = {}) {
  const parts = libraryAnswer({
    question,
    triage: sampleTriage(triage),
    passages: ranked(...pages),
    related: async (documentId) => pages.filter((page) => page.documentId === documentId),
    now: new Date("2026-06-01T12:00:00Z"),
  });
  let text = "";
  for await (const part of parts) if (part.type === "reply-delta") text += part.text;
  return text;
}

const problem = { kind: "problem", disposition: "routine" } as const;
const emergency = { kind: "problem", disposition: "emergency" } as const;

const choking = { documentId: "choking", title: "Choking" };
const steps = (heading: string, text: string) =>
  samplePassage({
    ...choking,
    section: "what-you-can-do",
    heading: `What you can do now: ${heading}`,
    text,
  });
const adultSteps = steps(
  "An adult or a child over one year",
  "Ask them to cough. Then pull sharply in and up above the belly button.",
);
const pregnantSteps = steps(
  "An adult or a child over one year",
  "For someone who is pregnant, press on the middle of the breastbone instead.",
);
const babySteps = steps(
  "A baby under one year",
  "For a choking baby, lay them face down along your forearm and give back blows.",
);
const toPrevent = steps("To prevent choking", "Cut grapes lengthwise into four pieces.");
const chokingHelp = samplePassage({
  ...choking,
  section: "when-to-get-help",
  text: "Call the emergency number now if someone can't breathe.",
});
const chokingPage = [adultSteps, pregnantSteps, babySteps, toPrevent, chokingHelp];

it.each(["my baby is choking on a grape", "my 4 month old is choking"])(
  "%s: only the steps for a baby, at once",
  async (question) => {
    const text = await answer(question, chokingPage, emergency);
    expect(text).toContain("face down along your forearm");
    expect(text).not.toContain("above the belly button");
    expect(text).not.toContain("pregnant");
    expect(text.indexOf("While help is on the way")).toBeLessThan(text.indexOf("When to get help"));
  },
);

it("gives the steps for an adult, and nothing for later, when nobody speaks of a baby", async () => {
  const text = await answer("someone is choking", chokingPage, emergency);
  expect(text).toContain("above the belly button");
  expect(text).not.toContain("face down");
  expect(text).not.toContain("pregnant");
  expect(text).not.toContain("grapes");
});

it("gives the steps for a pregnancy when one is spoken of", async () => {
  const text = await answer("my pregnant wife is choking", chokingPage, emergency);
  expect(text).toContain("middle of the breastbone");
});

it("shows the steps for every age of a son whose age is unknown", async () => {
  const text = await answer("my son is choking", chokingPage, emergency);
  expect(text).toContain("above the belly button");
  expect(text).toContain("face down");
});

const ears = { documentId: "earache", title: "Earache" };
const earPage = [
  samplePassage({
    ...ears,
    section: "what-it-is",
    text: "Earache is pain in the ear.\n\nSigns in a child who can't say so are tugging at the ear.",
  }),
  samplePassage({
    ...ears,
    section: "what-you-can-do",
    text: "A warm cloth eases an ear that aches.\n\nEarache usually goes away within a few days.",
  }),
  samplePassage({
    ...ears,
    section: "when-to-get-help",
    text: "Call the emergency number now if someone is hard to wake.",
  }),
];

it("leaves out what opens with a child when the question is about an adult", async () => {
  expect(await answer("my ear aches", earPage, problem)).not.toContain("tugging");
  expect(await answer("my child's ear aches", earPage, problem)).toContain("tugging");
});

it.each(["urgent", "emergency"] as const)("says at %s nothing of how it mostly goes", async (d) => {
  const text = await answer("my ear aches", earPage, { kind: "problem", disposition: d });
  expect(text).not.toContain("within a few days");
  expect(await answer("my ear aches", earPage, problem)).toContain("within a few days");
});

it("lists no harmless causes in an emergency", async () => {
  const text = await answer("my ear aches", earPage, emergency);
  expect(text).not.toContain("What it may be");
});

it("stays within 350 words when when-to-get-help alone is long, and keeps that whole", async () => {
  const signs = Array.from({ length: 30 }, (_, i) => `- sign ${i} with more words`).join("\n");
  const paragraphs = (word: string) =>
    ["bean", "corn", "fig", "plum"]
      .map((name) => `${`${word}${name} `.repeat(45)}ear ache.`)
      .join("\n\n");
  const long = [
    samplePassage({ ...ears, section: "what-it-is", text: paragraphs("red") }),
    samplePassage({ ...ears, section: "what-you-can-do", text: paragraphs("dry") }),
    samplePassage({
      ...ears,
      section: "when-to-get-help",
      text: `Call the emergency number now if you have:\n\n${signs}`,
    }),
  ];
  const text = await answer("my ear aches", long, problem);
  expect(text).toContain("- sign 29 with more words");
  expect(text).toContain("## What it may be\n\nred");
  expect(text).toContain("## What you can do now\n\ndry");
  expect(text.split(/\s+/).length).toBeLessThanOrEqual(350);
});

it.each([
  ["what is an earache and how would i know", "## Signs"],
  ["how do i tell if it is an earache", "## Signs"],
  ["what is earache and what can i do", "## What it is"],
  ["how can i ease an earache", "## What you can do now"],
  ["when should i see a doctor about earache", "## When to get help"],
  ["is earache serious", "## When to get help"],
])("%s opens with %s", async (question, heading) => {
  expect((await answer(question, earPage)).split("\n")[0]).toBe(heading);
});

it("leads a question of knowledge with the paragraph that answers it", async () => {
  const page = samplePassage({
    documentId: "contraception",
    title: "Contraception",
    section: "what-it-is",
    text: "Birth control prevents pregnancy.\n\nThe morning-after pill works after sex without protection.",
  });
  const text = await answer("what is the morning-after pill", [page]);
  expect(text.indexOf("morning-after pill works")).toBeLessThan(text.indexOf("Birth control"));
});

describe("the page that is meant", () => {
  const cough = samplePassage({
    documentId: "cough",
    title: "Cough",
    synonyms: ["coughing", "cough at night"],
    section: "what-you-can-do",
    text: "To ease a cough, sip something warm and drink often.",
  });
  const croup = samplePassage({
    documentId: "croup",
    title: "Croup",
    synonyms: ["barking cough", "child barking at night"],
    section: "what-you-can-do",
    text: "With croup, sit the child upright and stay calm.",
  });

  it("is the one whose name holds more of the question, and is named where nothing explains it", async () => {
    const text = await answer(
      "My 2 year old has a barking cough at night",
      [cough, croup],
      sampleTriage({ kind: "problem", disposition: "routine" }),
    );
    expect(text).toContain("sit the child upright");
    expect(text).not.toContain("sip something warm");
    expect(text).toContain("“Croup”. It may not be what you have.");
  });

  it("is the medicine's when something is taken with it, with a word about mixing first", async () => {
    const drinks = samplePassage({
      documentId: "wine",
      title: "Wine",
      section: "what-you-can-do",
      text: "To drink less wine, count your glasses for a week.",
    });
    const capsule = samplePassage({
      documentId: "capsule",
      title: "Examplecillin",
      section: "medicine",
      text: "Ask whether you may drink alcohol with examplecillin.\n\nKeep examplecillin in the fridge at home.",
    });
    const text = await answer("is it ok to drink wine while on examplecillin", [drinks, capsule]);
    expect(text.split("\n")[0]).toMatch(/^\*\*Ask a pharmacist before you mix/);
    expect(text.indexOf("Ask whether you may drink")).toBeGreaterThan(0);
    expect(text).not.toContain("in the fridge");
  });
});

it("leaves out what is for after a birth when nobody spoke of one", async () => {
  const page = samplePassage({
    title: "Low mood",
    section: "what-you-can-do",
    text: "New mothers often feel low for some days after the birth.\n\nTalk to somebody about your low mood and go outside each day.\n\nSleep at regular times when your mood is low.",
  });
  expect(await answer("how can i lift my low mood", [page])).not.toContain("New mothers");
  expect(await answer("how can i lift my low mood after giving birth", [page])).toContain(
    "New mothers",
  );
});

it.each([
  "Most bumps on the head of a child are minor.",
  "For a mild bump on the head, rest and take a painkiller.",
  "A bump on the head mostly comes from something common and heals.",
])("never soothes at urgent: %s", async (soothing) => {
  const page = samplePassage({ title: "Bump on the head", section: "what-it-is", text: soothing });
  const text = await answer(
    "I hit my head and have a bump",
    [page],
    sampleTriage({ kind: "problem", disposition: "urgent", withinHours: 4 }),
  );
  expect(text).toContain("within 4 hours");
  expect(text).not.toContain(soothing);
});

describe("nothing found", () => {
  it("says where and how soon, and gives a note to show", async () => {
    const text = await answer(
      "my elbow clicks",
      [],
      sampleTriage({ kind: "problem", disposition: "urgent", withinHours: 24 }),
    );
    expect(text.startsWith("**Be seen by a doctor within 24 hours.**")).toBe(true);
    expect(text).toContain("I found nothing in the library about this");
    expect(text).toContain("A note to show a doctor, nurse or pharmacist");
    expect(text).toContain("## When to get help");
  });

  it("tells whom to ask where no problem was described", async () => {
    const text = await answer("how much tax do I pay", []);
    expect(text).toContain("a pharmacist can answer");
    expect(text).toContain("If it isn't about health, I can't help with it.");
  });

  it("doesn't send a dishwasher to a doctor", async () => {
    const text = await answer(
      "my dishwasher leaves white spots",
      [],
      sampleTriage({ kind: "problem", disposition: "routine" }),
    );
    expect(text.startsWith("I found nothing in the library about this")).toBe(true);
    expect(text).toContain(
      "If it is about how you or somebody else feels, this holds: **See a doctor",
    );
  });
});
