import { describe, expect, it } from "vitest";
import { releasable } from "./early-release.ts";

describe("what may be shown of an unfinished sentence", () => {
  it.each([
    ["Migraine means attacks of head pa", "Migraine means attacks of head pa"],
    ["- Rest in a quiet room", "- Rest in a quiet room"],
    ["Adults with pain take 400 mg ", "Adults with pain"],
    ["You don't need to go ", "You"],
    ["It is two ", "It is"],
    ["Rest helps [1", "Rest helps"],
    ["Rest helps[1", "Rest"],
    ["It helps. Then ", "It"],
    ["This", "This"],
    ["**This", "**This"],
    ["-", ""],
    ["- **Re", "- **Re"],
    ["See <img ", ""],
    ["", ""],
  ])("%j: %j", (sentence, shown) => {
    expect(sentence.slice(0, releasable(sentence))).toBe(shown);
  });

  it.each([
    "wait",
    "stopping",
    "dose",
    "dosage",
    "cannot",
    "might",
    "never",
    "twelve",
    "another",
    "tablets",
    "safely",
    "isn't",
    "don’t",
    "don't",
    "shouldn't",
    "https://x.org/a",
    "www.x.org",
    "B12",
    "discontinue",
    "AI",
    "Override",
  ])("shows no letter of %s, however it is cut", (word) => {
    const shown = Array.from(word, (_, i) => word.slice(0, i + 1)).map((beginning) =>
      releasable(`It ${beginning}`),
    );
    const longest = Math.max(...shown) - "It ".length;
    // At most what begins many other words as well.
    expect(longest).toBeLessThanOrEqual(word === "B12" ? 1 : 0);
  });

  it.each([
    "Migraine",
    "mild",
    "Rest",
    "something",
    "water",
    "people",
    "dog",
    "canine",
    "domestic",
  ])("shows %s as soon as it can't become a word that waits", (word) => {
    expect(releasable(`It ${word}`)).toBe(`It ${word}`.length);
  });

  it("never takes back what it has shown while a sentence grows by letters", () => {
    const sentence = "Most people who rest in a quiet, dark room feel better soon ";
    const lengths = Array.from(sentence, (_, i) => releasable(sentence.slice(0, i + 1)));
    const shown = lengths.map((length, i) =>
      sentence.slice(0, Math.max(length, ...lengths.slice(0, i), 0)),
    );
    for (const [i, text] of shown.entries()) expect(sentence.startsWith(text), `${i}`).toBe(true);
    expect(lengths.at(-1)).toBe(sentence.length - 1);
  });
});
