import { describe, expect, it } from "vitest";
import { readingGrade } from "./reading-level.ts";

/** The formula, on words and syllables counted by hand. */
const grade = (words: number, sentences: number, syllables: number) =>
  0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;

describe("readingGrade", () => {
  it.each([
    ["The cat sat on the mat.", grade(6, 1, 6)],
    [
      "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.",
      grade(13, 1, 26),
    ],
    ["Call a doctor today. Drink some water!", grade(7, 2, 10)],
    ["Diarrhoea can come with pneumonia.", grade(5, 1, 11)],
  ])("counts %j as by hand", (text, expected) => {
    expect(readingGrade(text)).toBeCloseTo(expected, 6);
  });

  it("takes a heading, a lead-in and each item of a list as sentences", () => {
    const list = "## Call now if\n\nYou have:\n\n- a red eye\n- a stiff neck\n";
    expect(readingGrade(list)).toBeCloseTo(grade(11, 4, 11), 6);
  });

  it("joins the lines of one paragraph and leaves comments and addresses out", () => {
    const text =
      "Rest in a\ncool [room](https://example.org/some/long/address).\n<!-- rests-on: none -->";
    expect(readingGrade(text)).toBeCloseTo(readingGrade("Rest in a cool room."), 6);
  });

  it("gives a long, learned sentence a higher grade than plain words", () => {
    const learned =
      "Immediate administration of intramuscular adrenaline constitutes the indicated intervention.";
    expect(readingGrade(learned)).toBeGreaterThan(
      readingGrade("Use the adrenaline pen right away.") + 5,
    );
  });

  it("gives 0 for a text without words", () => {
    expect(readingGrade("")).toBe(0);
    expect(readingGrade("… — !")).toBe(0);
  });
});
