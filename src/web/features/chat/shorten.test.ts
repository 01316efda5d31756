import { expect, test } from "vitest";
import { shorten } from "./shorten.ts";

const squeezed = (text: string) => text.replace(/\s+/g, "");

test("what fits without its empty lines loses nothing else", () => {
  expect(shorten("Blood test\n\n\n\n\nHb    12.1\t g/dl  \n", 30)).toEqual({
    kept: "Blood test\n\nHb 12.1 g/dl",
    rest: "",
  });
});

test.each([
  ["a line", "one two three four\nfive six seven", 24, "one two three four"],
  ["a sentence", "One two three four. Five six seven", 24, "One two three four."],
  ["a word", "one two three four five six", 20, "one two three four"],
  ["a letter, where there is nothing better", "x".repeat(30), 20, "x".repeat(20)],
])("it ends after %s", (_, text, limit, kept) => {
  const parts = shorten(text, limit);
  expect(parts.kept).toBe(kept);
  expect(squeezed(parts.kept + parts.rest)).toBe(squeezed(text));
});

test("no letter is cut in two, and nothing is lost, at any limit", () => {
  const text = "Fever 🤒🤒🤒. It began\nyesterday… 🤒 and now?";
  for (let limit = 2; limit < text.length; limit += 1) {
    const { kept, rest } = shorten(text, limit);
    expect(kept.length).toBeLessThanOrEqual(limit);
    expect(kept.isWellFormed()).toBe(true);
    expect(squeezed(kept + rest)).toBe(squeezed(text));
  }
});
