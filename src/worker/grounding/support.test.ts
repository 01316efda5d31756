import { describe, expect, it } from "vitest";
import { samplePassage } from "#tests/support/sample-passages.ts";
import { isSupported } from "./support.ts";

const cough = samplePassage({
  title: "Cough",
  text: `Honey in a warm drink can soothe a cough in adults. Smoke makes a cough worse.

Do not:

- give honey to babies under one year
- smoke near somebody who coughs

A cough that lasts more than 3 weeks needs a check by a doctor.`,
});

describe("a passage and its opposite", () => {
  const salt = samplePassage({
    title: "Salt",
    text: "Salt raises blood pressure. Potassium from fruit lowers blood pressure.",
  });
  it.each([
    ["Salt raises blood pressure.", true],
    ["Salt increases blood pressure.", true],
    ["Salt lowers blood pressure.", false],
    ["Salt reduces blood pressure.", false],
    ["Salt doesn't raise blood pressure.", false],
    ["Potassium from fruit lowers blood pressure.", true],
    ["Potassium from fruit raises blood pressure.", false],
    ["Potassium from fruit increases blood pressure.", false],
  ])("%s: %s", (sentence, found) => {
    expect(isSupported(sentence, salt)).toBe(found);
  });
});

describe("support by a passage", () => {
  it.each([
    "Honey in a warm drink can soothe a cough.",
    "Smoke can make your cough worse.",
    "Don't give honey to babies under one year.",
    "A doctor should check a cough that lasts more than 3 weeks.",
    "Coughs are soothed by honey in warm drinks.",
  ])("is there for: %s", (sentence) => {
    expect(isSupported(sentence, cough)).toBe(true);
  });

  it.each([
    ["other words", "Ginger tea cures a sore throat."],
    ["another subject", "Whisky in a warm drink can soothe a cough."],
    ["the opposite of a list's lead-in", "Give honey to babies under one year."],
    ["a denial that the passage doesn't make", "Honey in a warm drink can't soothe a cough."],
    ["opposite words", "Smoke makes a cough better."],
    [
      "a denial of something else",
      "Honey is not harmful and can be given to babies under one year.",
    ],
    ["relief for harm", "Smoke eases a cough."],
    ["another number", "A doctor should check a cough that lasts more than 6 weeks."],
    ["another unit", "A doctor should check a cough that lasts more than 3 months."],
    ["a number that the passage lacks", "Honey soothes a cough in 90 percent of adults."],
  ])("is missing for %s", (_, sentence) => {
    expect(isSupported(sentence, cough)).toBe(false);
  });
});
