import { describe, expect, it } from "vitest";
import type { Triage } from "#contracts/triage.ts";
import { questionsBelow, withoutQuestions } from "./questions-below.ts";

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

describe("what stands below with buttons", () => {
  const triage = (given: Partial<Triage> = {}): Triage => ({
    disposition: "routine",
    withinHours: null,
    kind: "problem",
    rules: [],
    numbers: [],
    questions,
    notice: null,
    fixedText: null,
    rulesVersion: "1",
    ...given,
  });
  const answer =
    "Rest.\n\n## Please tell me\n\n- Since when?\n- Is it red?\n- Does it itch?\n- Is it dry or wet?";

  it("is what the rules ask first, then what the answer asks, with a yes and a no where they fit", () => {
    expect(questionsBelow(triage(), answer)).toEqual([
      ...questions,
      { ruleId: null, text: "Does it itch?", options: ["Yes", "No"] },
      { ruleId: null, text: "Is it dry or wet?", options: [] },
    ]);
    expect(withoutQuestions(answer, questionsBelow(triage(), answer))).toBe("Rest.");
  });

  it("is nothing beside a fixed text but what a rule goes by", () => {
    expect(questionsBelow(triage({ fixedText: "Call." }), answer)).toEqual([]);
    const own = { ruleId: "suicide-signs", text: "Is it so?", options: ["Yes", "No"] };
    const signs = triage({ fixedText: "Call.", questions: [...questions, own] });
    expect(questionsBelow(signs, answer)).toEqual([own]);
  });
});
