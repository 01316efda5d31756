/** What should be seen in hours, in days, or can be looked after at home; and what is no problem at all. */
import { describe, expect, test } from "vitest";
import { expectDisposition, triageOf } from "./expect-triage.ts";
import { nothing, reports, routine, selfCare, urgent } from "./vignettes.ts";

describe("seen within hours", () =>
  test.each(urgent.map((text) => [text]))("%s", (text) => expectDisposition(text, "urgent")));
describe("seen in the coming days", () =>
  test.each(routine.map((text) => [text]))("%s", (text) => expectDisposition(text, "routine")));
describe("looked after at home", () =>
  test.each(selfCare.map((text) => [text]))("%s", (text) => expectDisposition(text, "self-care")));
describe("no problem told", () =>
  test.each(nothing.map((text) => [text]))("%s", (text) => expectDisposition(text, null)));

describe("reports", () => {
  test.each(reports.emergency.map((text) => [text]))("emergency: %s", (text) =>
    expectDisposition(text, "emergency"),
  );
  test.each(reports.selfCare.map((text) => [text]))("self-care: %s", (text) =>
    expectDisposition(text, "self-care"),
  );
  test.each(reports.seen.map((text) => [text]))("to be seen: %s", (text) =>
    expect(["urgent", "routine"]).toContain(triageOf(text).disposition),
  );
});
