/** Whom to call: by choice, else by time zone, both where they differ, else "112 or 911". */
import { describe, expect, test } from "vitest";
import { countrySchema, triageSchema } from "#contracts/triage.ts";
import { emergencyNumbers } from "#safety/numbers/emergency-numbers.ts";
import { helpLines } from "#safety/numbers/help-lines.ts";
import { countries, countryOfTimeZone, emergencyNumberWords, numbersFor } from "#safety/numbers.ts";
import { triageOf } from "./expect-triage.ts";

const country = (code: string) => countrySchema.parse(code);

test("the country that was chosen", () => {
  expect(numbersFor({ country: country("DE") }, ["emergency"])).toEqual([
    { label: "Emergency (Germany)", number: "112", kind: "emergency", country: "Germany" },
  ]);
});

test("else the time zone's, under its older name too", () => {
  expect(
    numbersFor({ timeZone: "America/New_York" }, ["emergency", "crisis"]).map(
      (entry) => entry.number,
    ),
  ).toEqual(["911", "988"]);
  expect(countryOfTimeZone("Asia/Calcutta")).toBe("IN");
  expect(countryOfTimeZone("Asia/Kolkata")).toBe("IN");
  expect(countryOfTimeZone("Europe/Oslo")).toBe("NO");
});

test("both where they differ", () => {
  expect(emergencyNumberWords({ country: country("GB"), timeZone: "Australia/Sydney" })).toBe(
    "999 (United Kingdom) or 000 (Australia)",
  );
});

test("unknown: 112 or 911, with no country's name", () => {
  for (const where of [
    {},
    { timeZone: "UTC" },
    { timeZone: "Mars/Olympus" },
    { country: null, timeZone: null },
  ]) {
    expect(emergencyNumberWords(where)).toBe("112 or 911");
    expect(numbersFor(where, ["emergency"]).every((entry) => entry.country === null)).toBe(true);
  }
});

test("at least sixty countries, each once, each with a number that can be dialled", () => {
  expect(countries.length).toBeGreaterThanOrEqual(60);
  expect(new Set(countries.map((entry) => entry.code)).size).toBe(countries.length);
  for (const [, number] of emergencyNumbers) expect(number).toMatch(/^\d{2,5}$/);
  for (const code of Object.keys(helpLines))
    expect(countries.map((entry) => entry.code)).toContain(code);
});

test("every zone that this runtime knows by a place belongs to a country", () => {
  const nowhere = Intl.supportedValuesOf("timeZone").filter(
    (zone) => zone.includes("/") && !zone.startsWith("Etc/") && countryOfTimeZone(zone) === null,
  );
  expect(nowhere).toEqual([]);
});

describe("what triage gives fits its contract", () => {
  test.each([
    "crushing chest pain",
    "hello",
    "I want to die",
    "what is a lethal dose of codeine",
    "me duele mucho el pecho y no puedo",
    "runny nose",
    "",
  ])("%s", (text) => {
    expect(triageSchema.parse(triageOf(text))).toEqual(triageOf(text));
  });
});
