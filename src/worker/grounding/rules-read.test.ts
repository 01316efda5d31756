import { describe, expect, it } from "vitest";
import { rulesReadAnswerTo } from "./rules-read.ts";

const said = ["my head hurts since this morning"];

describe("a question whose answer rules would read", () => {
  it.each([
    "Is your face drooping?",
    "Do you have crushing chest pain as well?",
    "Have you been vomiting blood?",
    "Can you wake him?",
    "Can you breathe normally?",
    "Is your neck stiff, with a fever?",
    "Do you have a fever?",
    "Have you vomited since?",
  ])("is left to the rules: %s", (question) => {
    expect(rulesReadAnswerTo(question, said)).toBe(true);
  });

  it("is told beside what was said before", () => {
    expect(rulesReadAnswerTo("Does it spread to your arm?", ["my chest hurts"])).toBe(true);
    expect(rulesReadAnswerTo("Does it come on when you walk?", ["my nose itches"])).toBe(false);
  });
});

it.each([
  "Does the headache come at the same time every day?",
  "Do you wear glasses?",
  "Have you changed your pillow lately?",
  "Which side does the pain come from?",
  "How often does it come back?",
])("a question whose answer doesn't is not: %s", (question) => {
  expect(rulesReadAnswerTo(question, said)).toBe(false);
});
