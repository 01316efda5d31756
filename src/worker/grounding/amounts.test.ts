import { describe, expect, it } from "vitest";
import { findAmounts, hasAmount, hasDose, holdsAmounts } from "./amounts.ts";

describe("amounts", () => {
  it.each([
    ["500 mg", [{ value: 500, unit: "mg" }]],
    ["500 milligrams", [{ value: 500, unit: "mg" }]],
    ["75mg", [{ value: 75, unit: "mg" }]],
    ["1,000 mg", [{ value: 1000, unit: "mg" }]],
    ["0.5 ml", [{ value: 0.5, unit: "ml" }]],
    ["two tablets", [{ value: 2, unit: "tablet" }]],
    ["half a tablet", [{ value: 0.5, unit: "tablet" }]],
    [
      "4 to 6 hours",
      [
        { value: 4, unit: "hour" },
        { value: 6, unit: "hour" },
      ],
    ],
    ["twice a day", [{ value: 2, unit: "times" }]],
    ["38.5 °C", [{ value: 38.5, unit: "c" }]],
    ["a reading of 180", [{ value: 180, unit: null }]],
    ["1. Rest a day [2]", []],
    ["an hour or so", []],
  ])("reads %j", (text, expected) => {
    expect(findAmounts(text)).toEqual(expected);
  });

  it.each([
    ["Take 500 mg.", true],
    ["Take 2 every four hours.", true],
    ["Take one tablet at night.", true],
    ["Take an extra dose.", true],
    ["Take a tablet at night.", true],
    ["Dizziness can come from a drop in blood pressure.", false],
    ["It may take 6 to 12 weeks.", false],
    ["Give 2 rescue breaths.", false],
    ["There are two kinds: a pill and a coil.", false],
    ["A fever is 38 °C or more.", false],
    ["See a doctor within 2 days.", false],
    ["Take your medicine as prescribed.", false],
  ])("%j holds a dose: %s", (text, expected) => {
    expect(hasDose(text)).toBe(expected);
  });

  it("takes any number with a unit for an amount", () => {
    expect(hasAmount("Rest for three days.")).toBe(true);
    expect(hasAmount("Rest for a day.")).toBe(false);
  });

  it("needs value and unit of a dose, and the value of anything else", () => {
    const source = findAmounts("Take 400 mg. Readings of 180 are high.");
    expect(holdsAmounts(source, findAmounts("400 mg"))).toBe(true);
    expect(holdsAmounts(source, findAmounts("400 mcg"))).toBe(false);
    expect(holdsAmounts(source, findAmounts("180 mg"))).toBe(false);
    expect(holdsAmounts(source, findAmounts("180 mmHg"))).toBe(true);
    expect(holdsAmounts(source, findAmounts("40 mg"))).toBe(false);
  });
});
