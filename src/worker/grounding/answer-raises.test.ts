import { describe, expect, it } from "vitest";
import { answerRaises } from "./answer-raises.ts";

const said = ["my head hurts since this morning"];

describe("a question whose answer bears on how soon to be seen", () => {
  it.each([
    "Is your face drooping?",
    "Do you have crushing chest pain as well?",
    "Have you been vomiting blood?",
    "Can you wake him?",
    "Can you breathe normally?",
    "Is your neck stiff, with a fever?",
  ])("is left to the rules: %s", (question) => {
    expect(answerRaises(question, said)).toBe(true);
  });

  it("counts what was said before", () => {
    const fever = ["I have a fever of 39.5 °C and light hurts my eyes"];
    expect(answerRaises("Is your neck stiff?", fever)).toBe(true);
    expect(
      answerRaises("Is your neck stiff?", ["my neck was stiff at work, a massage helped"]),
    ).toBe(false);
  });
});

it.each([
  "Does the headache come at the same time every day?",
  "Do you wear glasses?",
  "Have you changed your pillow lately?",
  "Which side does the pain come from?",
  "How often does it come back?",
])("a question whose answer doesn't is not: %s", (question) => {
  expect(answerRaises(question, said)).toBe(false);
});
