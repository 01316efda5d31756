/** Everyday questions over the real starter library, as a worker answers them without a model. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Profile } from "#contracts/profile.ts";
import { type Library, openLibrary } from "#library/library.ts";
import { readingGrade } from "#library/reading-level.ts";
import { ensureStarterLibrary } from "#library/starter-library.ts";
import { triage } from "#safety/triage.ts";
import { withWhom } from "./for-whom.ts";
import { libraryAnswer } from "./library-answer.ts";

const question = z.object({ text: z.string(), about: z.enum(["health", "other"]) });
const thirty = readFileSync(
  new URL("../../../bench/thirty-questions.jsonl", import.meta.url),
  "utf8",
)
  .trim()
  .split("\n")
  .map((line) => question.parse(JSON.parse(line)));

let library: Library;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "healify-everyday-"));
  await ensureStarterLibrary(folder);
  library = await openLibrary(folder);
  return async () => {
    await library.close();
    rmSync(folder, { recursive: true, force: true });
  };
});

async function answer(text: string, profile: Profile | null = null) {
  const parts = libraryAnswer({
    question: text,
    triage: triage({ messages: [{ text, at: 0 }], now: 0 }),
    passages: await library.search(withWhom(text, { profile }), { limit: 12, floor: true }),
    profile,
    related: (documentId) => library.document(documentId),
  });
  const told = await Array.fromAsync(parts);
  return {
    text: told.map((part) => (part.type === "reply-delta" ? part.text : "")).join(""),
    titles: told.flatMap((part) => (part.type === "reply-source" ? [part.title] : [])),
  };
}

describe("what is no matter of health", () => {
  it.each([
    ...thirty.filter(({ about }) => about === "other").map(({ text }) => text),
    "dishwasher leaves white spots",
    "my car leaks oil on cold mornings",
    "why is my router so slow at night",
    "my plant's leaves have brown spots",
    "how do i get red wine out of a white carpet",
  ])("finds nothing, and says so: %s", async (text) => {
    const { titles, text: told } = await answer(text);
    expect(titles).toEqual([]);
    expect(told).toContain("I found nothing in the library about this");
    expect(told).toContain("A note to show a doctor, nurse or pharmacist");
  });
});

it.each([
  ["My 2 year old has a barking cough at night", "Croup"],
  ["my son 7 has a temperature of 38.4", "Fever in babies and children"],
  ["is it ok to drink wine while on amoxicillin", "Antibiotics"],
  ["I forgot my statin last night, do I take two today?", "Statins"],
])("%s is answered first from the page on: %s", async (text, title) => {
  expect((await answer(text)).titles[0]).toBe(title);
});

it("answers nearly all everyday questions about health, in plain words", async () => {
  const asked = thirty.filter(({ about }) => about === "health");
  const told = await Promise.all(asked.map(({ text }) => answer(text)));
  expect(told.filter(({ titles }) => titles.length > 0).length).toBeGreaterThanOrEqual(25);
  const grades = told.map(({ text }) => readingGrade(text.replace(/ ?\[\d+\]/g, "")));
  expect(grades.filter((grade) => grade > 8).length).toBeLessThanOrEqual(2);
});

const notForAChild = "written for people in general, not for a child";

describe("a child is not answered as somebody grown", () => {
  it.each([
    "My child has a fever of 39, what can I do?",
    "my 3 year old has a temperature",
    "fever in toddler",
    "she is 4 years old and burning up",
  ])("from the page about children: %s", async (text) => {
    const { titles, text: told } = await answer(text);
    expect(new Set(titles)).toEqual(new Set(["Fever in babies and children"]));
    expect(told).not.toContain(notForAChild);
  });

  it("from that page, too, when the profile says that it is a child", async () => {
    const { titles } = await answer("she has a fever of 39.2", {
      yearOfBirth: new Date().getFullYear() - 5,
    });
    expect(new Set(titles)).toEqual(new Set(["Fever in babies and children"]));
  });

  it("or is told that the page was not written for one", async () => {
    expect((await answer("my 5 year old has a headache")).text).toContain(notForAChild);
    expect((await answer("I have a headache")).text).not.toContain(notForAChild);
    expect((await answer("my baby is teething")).text).not.toContain(notForAChild);
  });
});
