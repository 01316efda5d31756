import { expect, test } from "vitest";
import { unverifiedSign } from "../../components/rehype-marks.ts";
import { proofInWords, withMarks, withoutNotice } from "./with-marks.ts";

const text = "One. Two. Three.";

test("only what was not found is marked, at the end of its sentence", () => {
  const marked = withMarks(text, [
    { from: 0, to: 4, verdict: "not found" },
    { from: 5, to: 9, verdict: "found in source" },
    { from: 10, to: 16, verdict: "not found" },
  ]);
  expect(marked).toBe(`One.${unverifiedSign} Two. Three.${unverifiedSign}`);
});

test("the rest is summed up; what claims nothing doesn't count", () => {
  expect(
    proofInWords([
      { from: 0, to: 4, verdict: "not found" },
      { from: 5, to: 9, verdict: "found in source" },
      { from: 10, to: 16, verdict: "no claim" },
    ]),
  ).toBe("1 of 2 sentences found in their sources");
  expect(proofInWords([{ from: 0, to: 4, verdict: "no claim" }])).toBeNull();
});

test("a notice that stands above the answer is not repeated in it, at no moment of the stream", () => {
  const notice = "Happening now? Call 112.";
  const answer = `${notice}\n\nThe signs are these.`;
  expect(withoutNotice(answer, notice)).toBe("The signs are these.");
  expect(withoutNotice(answer.slice(0, 9), notice)).toBe("");
  expect(withoutNotice("The signs", notice)).toBe("The signs");
});
