/** First aid speaks to the one who reads it: the person who is ill, or somebody who is with them. */
import { describe, expect, test } from "vitest";
import { linesForAnother } from "#safety/rules/for-another.ts";
import { rules } from "#safety/rules/index.ts";
import { triageOf } from "./expect-triage.ts";

const told = (text: string) =>
  triageOf(text)
    .rules.map(({ guidance }) => guidance)
    .join("\n");

test.each([
  ["my father has crushing chest pain", "Have them sit down and rest. They must not drive."],
  ["my father has crushing chest pain and sweats", "Have them sit down"],
  [
    "my wife's throat is closing after peanuts and she has hives",
    "Use their adrenaline pen now if they have one.",
  ],
  ["my son has an asthma attack and his inhaler isn't helping", "Sit them upright."],
])("to somebody who is with them: %s", (text, line) => {
  expect(triageOf(text).disposition).toBe("emergency");
  expect(told(text)).toContain(line);
  expect(told(text)).not.toMatch(/^(Sit|Lie) (?!them)|Don't drive yourself/m);
});

test.each([
  "I have crushing chest pain",
  "crushing chest pain and sweating",
  "my father and I both have crushing chest pain",
])("to the one who is ill: %s", (text) => {
  expect(triageOf(text).disposition).toBe("emergency");
  expect(told(text)).toContain("Sit down and rest.");
});

describe("the lines", () => {
  const guidance = new Set(rules.flatMap((rule) => rule.guidance));
  test("each stands for one that a rule says, and changes it", () => {
    for (const [line, instead] of linesForAnother) {
      expect(guidance).toContain(line);
      expect(instead).not.toBe(line);
      expect(instead).toMatch(/^[A-Z].*[.?]$/);
    }
  });
  test("no emergency tells a bystander to sit or lie down, or not to drive", () => {
    const known = new Map(linesForAnother);
    const left = rules
      .filter(({ disposition }) => disposition === "emergency")
      .flatMap((rule) => rule.guidance.map((line) => known.get(line) ?? line))
      .filter((line) =>
        /^(Sit|Lie)\b(?! them)|\b(drive yourself)\b|\. Lie down\b|^Don't (drive|eat)/.test(line),
      );
    expect(left).toEqual([]);
  });
});
