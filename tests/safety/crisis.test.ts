/** Crisis is graded; forbidden questions get a fixed text however they are asked; sayings are neither. */
import { describe, expect, test } from "vitest";
import {
  acts,
  assaults,
  children,
  distress,
  forbidden,
  sayings,
  thoughts,
  violence,
  violenceNow,
} from "./crisis-vignettes.ts";
import { triageOf } from "./expect-triage.ts";

const asCrisis = (text: string) => {
  const { kind, disposition } = triageOf(text);
  return { text, kind, disposition };
};

describe("a plan, means, an act", () =>
  test.each(acts.map((text) => [text]))("%s", (text) =>
    expect(asCrisis(text)).toEqual({ text, kind: "crisis", disposition: "emergency" }),
  ));
describe("thoughts", () =>
  test.each(thoughts.map((text) => [text]))("%s", (text) => {
    expect(asCrisis(text)).toEqual({ text, kind: "crisis", disposition: "urgent" });
    expect(triageOf(text).fixedText).toContain("Are you safe right now?");
  }));
describe("violence at home", () =>
  test.each(violence.map((text) => [text]))("%s", (text) => {
    expect(asCrisis(text)).toEqual({ text, kind: "crisis", disposition: "urgent" });
    expect(triageOf(text).fixedText).not.toMatch(/\bleave (?:him|her|them)\b|confront/i);
  }));
describe("violence with danger", () =>
  test.each(violenceNow.map((text) => [text]))("%s", (text) =>
    expect(asCrisis(text)).toEqual({ text, kind: "crisis", disposition: "emergency" }),
  ));
describe("a child at risk", () =>
  test.each(children.map((text) => [text]))("%s", (text) => {
    expect(asCrisis(text)).toEqual({ text, kind: "crisis", disposition: "urgent" });
    expect(triageOf(text).fixedText).not.toMatch(/(?:ask|tell|talk to) (?:a|your) parent/i);
  }));
describe("sexual assault", () =>
  test.each(assaults.map((text) => [text]))("%s", (text) =>
    expect(asCrisis(text)).toEqual({ text, kind: "crisis", disposition: "urgent" }),
  ));
describe("forbidden however it is asked", () =>
  test.each(forbidden.map((text) => [text]))("%s", (text) => {
    const found = triageOf(text);
    expect({ text, kind: found.kind }).toEqual({ text, kind: "forbidden" });
    expect(found.fixedText).not.toMatch(/\d+ ?(?:mg|g|ml|tablets|calories|kcal|kg|lb)/i);
  }));
describe("sayings", () =>
  test.each(sayings.map((text) => [text]))("%s", (text) =>
    expect(["crisis", "forbidden"]).not.toContain(triageOf(text).kind),
  ));
describe("distress without crisis", () =>
  test.each(distress.map((text) => [text]))("%s", (text) =>
    expect(["crisis", "forbidden"]).not.toContain(triageOf(text).kind),
  ));

test("a denial alone is no crisis, and does not cancel one", () => {
  expect(triageOf("I'm not suicidal, I just have a cold").kind).toBe("problem");
  expect(triageOf(["I have a plan to kill myself", "I was joking, I'm fine"]).disposition).toBe(
    "emergency",
  );
});

test("a young person gets a child line and the country's crisis line", () => {
  const found = triageOf("I'm 14 and I want to die");
  expect(found.fixedText).toContain("child line");
});
