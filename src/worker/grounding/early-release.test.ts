import { describe, expect, it } from "vitest";
import { releasable } from "./early-release.ts";

describe("what may be shown of an unfinished sentence", () => {
  it.each([
    ["Migraine means attacks of head pa", "Migraine means attacks of head"],
    ["- Rest in a quiet room", "- Rest in a quiet"],
    ["Adults with pain take 400 mg ", "Adults with pain"],
    ["You don't need to go ", "You"],
    ["It is two ", "It is"],
    ["Rest helps [1", "Rest helps"],
    ["It helps. Then ", "It"],
    ["See <img ", ""],
    ["", ""],
  ])("%j: %j", (sentence, shown) => {
    expect(sentence.slice(0, releasable(sentence))).toBe(shown);
  });
});
