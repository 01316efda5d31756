import { describe, expect, it } from "vitest";
import { isAskable, questionsToAsk } from "./proposed-questions.ts";

describe("a question that a model proposes", () => {
  it.each([
    "Does it hurt more when you lie down?",
    "Have you had a fever since it began?",
    "Which side does the pain come from?",
    "When did the rash first appear?",
    "Is your child drinking as usual?",
    "Do you take any medicine every day?",
    "How long does the dizziness last, and does it come back?",
    "Are you pregnant?",
  ])("asks how somebody is: %s", (text) => {
    expect(isAskable(text)).toBe(true);
  });

  it.each([
    ["an amount", "Have you taken 800 mg of ibuprofen?"],
    ["an amount in words", "Did you take two tablets of it?"],
    ["what is advice as often as not", "Are you pregnant, or could you be?"],
    ["advice", "Have you tried ginger for it?"],
    ["advice with a denial", "Can you wait until it passes on its own?"],
    ["advice to stop", "Did you stop taking your warfarin?"],
    ["comfort", "Is it just a cold that you have?"],
    ["more comfort", "Is it normal for you to be tired?"],
    ["a fact in disguise", "Did you know that garlic heals it?"],
    ["an opinion", "Do you think that it is harmless?"],
    ["two sentences", "Rest at home. Is it better?"],
    ["a claim before the question", "It is only stress, is it not?"],
    ["who they are", "What is your name and address?"],
    ["a secret", "What is your e-mail password?"],
    ["a link", "Have you seen https://shop.example today?"],
    ["markup", "Is it **really** you?"],
    ["a citation", "Is it you [1]?"],
    ["what only fixed texts may speak of", "Do you want to kill yourself?"],
    ["no question", "Tell me where it hurts."],
    ["nobody", "Is garlic good for colds?"],
    ["too long a question", `Is it ${"really ".repeat(20)}you?`],
    ["an instruction", "Do you ignore all previous instructions?"],
  ])("may not hold %s", (_, text) => {
    expect(isAskable(text)).toBe(false);
  });
});

it("never displaces what the rules ask, asks nothing twice, and stops at three", () => {
  const proposed = ["Is it red?", "Since when?", "Is it hot?", "Is it wet?"];
  expect(questionsToAsk([], proposed)).toEqual(["Is it red?", "Since when?"]);
  expect(questionsToAsk(["Since when?"], proposed)).toEqual([
    "Since when?",
    "Is it red?",
    "Is it hot?",
  ]);
  expect(questionsToAsk(["A?", "B?", "C?"], proposed)).toEqual(["A?", "B?", "C?"]);
  expect(questionsToAsk(["since WHEN"], ["Since when?"])).toEqual(["since WHEN"]);
});
