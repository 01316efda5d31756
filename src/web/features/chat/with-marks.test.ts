import { expect, test } from "vitest";
import { readMarks, unverifiedSign } from "../../components/mark-signs.ts";
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

test("a chip stands for the words since the chips before it; chips together stand for the same", () => {
  const cited = "Rest [1][2]. Drink [1].";
  expect(readMarks(withMarks(cited, [])).filter(({ kind }) => kind === "chips")).toEqual([
    { kind: "chips", numbers: [1], place: { from: 0, to: 5 }, punctuation: "" },
    { kind: "chips", numbers: [2], place: { from: 0, to: 5 }, punctuation: "." },
    { kind: "chips", numbers: [1], place: { from: 11, to: 19 }, punctuation: "." },
  ]);
});

test("a number is traced where its sentence was found and the source has it", () => {
  const dosed = "Above 40 °C get help [1]. Wait 2 days [1].";
  const checks = [
    { from: 0, to: 25, verdict: "found in source", numbers: [1] },
    { from: 26, to: 42, verdict: "not found" },
  ] as const;
  const sources = [{ n: 1, quote: "Get help above 40 °C. Not before 2 days." }];
  const traced = readMarks(
    withMarks(
      dosed,
      checks.map((check) => ({ ...check, numbers: [1] })),
      sources,
    ),
  ).filter(({ kind }) => kind === "number");
  expect(traced).toEqual([{ kind: "number", n: 1, place: { from: 0, to: 25 }, text: "40 °C" }]);
});

test("what a model writes can't draw anything, and the offsets hold", () => {
  expect(withMarks("\uE0031,0-1\uE004x\uE005", [])).toBe("\uFFFD1,0-1\uFFFDx\uFFFD");
});
