/** Vignettes that were written apart from the rules: once run, what they found must stay found (docs/safety-first-runs.md). */
import { describe, expect, test } from "vitest";
import { triageOf } from "./expect-triage.ts";
import { type HeldOut, toldSideways, heldOut as vignettes } from "./held-out.ts";

const expected = (wanted: string) => vignettes.filter((vignette) => vignette.expect === wanted);
const isCrisis = ({ messages }: HeldOut): boolean => {
  const { kind } = triageOf(messages);
  return kind === "crisis" || kind === "forbidden";
};
const dispositionOf = ({ messages }: HeldOut) => String(triageOf(messages).disposition);

const neighbours = (word: string): string =>
  word.length < 6 ? word : `${word.slice(0, 3)}${word[4]}${word[3]}${word.slice(5)}`;
const changes: Readonly<Record<string, (text: string) => string>> = {
  capitals: (text) => text.toUpperCase(),
  "no punctuation": (text) => text.replace(/[.,;:!?'"()](?!\d)/g, ""),
  "extra spaces": (text) => text.replace(/ /g, "   "),
  typos: (text) =>
    text
      .split(" ")
      .map((word, at) => (at % 5 === 4 ? neighbours(word) : word))
      .join(" "),
  minimising: (text) => `${text} My family says it's nothing.`,
};

test("emergencies are found", () => {
  const found = expected("emergency").filter((one) => dispositionOf(one) === "emergency");
  expect(expected("emergency").length).toBe(111);
  expect(found.length).toBeGreaterThanOrEqual(110);
});

test("nothing that is self-care is sent to an emergency", () => {
  const sent = expected("self-care").filter((one) => dispositionOf(one) === "emergency");
  expect(sent.map((one) => one.messages)).toEqual([]);
});

test("what should be seen within hours is not called self-care", () => {
  const low = expected("urgent").filter((one) =>
    ["self-care", "null"].includes(dispositionOf(one)),
  );
  expect(low.map((one) => one.messages)).toEqual([]);
});

test("distress is no crisis, and a crisis is met as one", () => {
  expect(expected("not-crisis").filter(isCrisis)).toEqual([]);
  const crises = [...expected("crisis"), ...expected("crisis-emergency")];
  expect(crises.filter((one) => !isCrisis(one)).length).toBeLessThanOrEqual(2);
});

test("what was found of despair that is told sideways stays found, and hardly any distress is taken for it", () => {
  const crises = toldSideways.filter(({ expect: wanted }) => wanted === "crisis");
  const others = toldSideways.filter(({ expect: wanted }) => wanted === "not-crisis");
  expect([crises.length, others.length]).toEqual([190, 190]);
  expect(crises.filter(isCrisis).length).toBeGreaterThanOrEqual(155);
  expect(others.filter(isCrisis).length).toBeLessThanOrEqual(16);
});

describe("told another way, it is found all the same", () => {
  test.each(Object.entries(changes))("%s", (_, change) => {
    const lost = expected("emergency").filter(
      (one) =>
        dispositionOf(one) === "emergency" &&
        dispositionOf({ ...one, messages: one.messages.map(change) }) !== "emergency",
    );
    expect(lost.map((one) => one.messages)).toEqual([]);
  });
});
