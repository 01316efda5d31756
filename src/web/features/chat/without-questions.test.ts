import { expect, it } from "vitest";
import { withoutQuestions } from "./without-questions.ts";

const questions = [
  { ruleId: null, text: "Since when?" },
  { ruleId: null, text: "Is it red?" },
];

it("leaves out the questions that stand below with buttons, and nothing else", () => {
  const text =
    "See a doctor.\n\n## Please tell me\n\n- Since when?\n- Is it red?\n\n## When\n\n- Now";
  expect(withoutQuestions(text, questions)).toBe("See a doctor.\n\n## When\n\n- Now");
  const last = "See a doctor.\n\n## Please tell me\n\n- Since when?";
  expect(withoutQuestions(last, questions)).toBe("See a doctor.");
});

it("keeps a list that holds anything else, and one that stands nowhere below", () => {
  const text = "See a doctor.\n\n## Please tell me\n\n- Since when?\n- What did you take?";
  expect(withoutQuestions(text, questions)).toBe(text);
  expect(withoutQuestions(text, [])).toBe(text);
});
