import { describe, expect, it } from "vitest";
import { splitSentences, takeSentences } from "./sentences.ts";

const texts = (text: string): string[] => splitSentences(text).map((sentence) => sentence.text);

describe("sentences", () => {
  it.each([
    ["Rest. Drink water! Is it bad? Yes.", ["Rest.", "Drink water!", "Is it bad?", "Yes."]],
    [
      "Ask Dr. Smith about e.g. Aspirin. Then rest.",
      ["Ask Dr. Smith about e.g. Aspirin.", "Then rest."],
    ],
    ["A fever is 38.5 °C or more. Rest.", ["A fever is 38.5 °C or more.", "Rest."]],
    ["See page no. 5 first. No. It is fine.", ["See page no. 5 first.", "No.", "It is fine."]],
    [
      "Drink water. [1] Rest [2]. Sleep.[3][4] Eat.",
      ["Drink water. [1]", "Rest [2].", "Sleep.[3][4]", "Eat."],
    ],
    ["1. Rest well\n2. Drink water", ["1. Rest well", "2. Drink water"]],
    [
      "You can:\n\n- rest\n- drink. Water is best.",
      ["You can:", "- rest", "- drink.", "Water is best."],
    ],
    ["He said “stop.” Then he left.", ["He said “stop.”", "Then he left."]],
    ["It hurts ... a lot. Rest.", ["It hurts ... a lot.", "Rest."]],
    ["**Call 112 now.** Then wait.", ["**Call 112 now.**", "Then wait."]],
    ["no full stop", ["no full stop"]],
    ["", []],
  ])("cuts %j", (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it("gives back the whole text", () => {
    const text = "# Head\n\nOne. Two [1].\n\n- a\n  - b. C\n\nLast  ";
    expect(
      splitSentences(text)
        .map((s) => s.text + s.gap)
        .join(""),
    ).toBe(text);
  });

  it("cuts the same however the text comes in", () => {
    const text =
      "Ask Dr. Lee. Drink 1.5 l of water. [1] Then:\n\n- rest [2]\n- sleep. Well.\n\nDone.";
    for (const size of [1, 2, 3, 7]) {
      const found: string[] = [];
      let pending = "";
      for (let i = 0; i < text.length; i += size) {
        const taken = takeSentences(pending + text.slice(i, i + size));
        found.push(...taken.finished.map((sentence) => sentence.text));
        pending = taken.rest;
      }
      found.push(...texts(pending));
      expect(found).toEqual(texts(text));
    }
  });

  it("waits for a citation that may still belong to the sentence", () => {
    expect(takeSentences("Drink water. [1").finished).toEqual([]);
    expect(takeSentences("Drink water. [1] T").finished.map((s) => s.text)).toEqual([
      "Drink water. [1]",
    ]);
  });
});
