/** What should be seen in hours, in days, or can be looked after at home; and what is no problem at all. */
import { describe, test } from "vitest";
import { expectDisposition } from "./expect-triage.ts";
import { nothing, routine, selfCare, urgent } from "./vignettes.ts";

describe("seen within hours", () =>
  test.each(urgent.map((text) => [text]))("%s", (text) => expectDisposition(text, "urgent")));
describe("seen in the coming days", () =>
  test.each(routine.map((text) => [text]))("%s", (text) => expectDisposition(text, "routine")));
describe("looked after at home", () =>
  test.each(selfCare.map((text) => [text]))("%s", (text) => expectDisposition(text, "self-care")));
describe("no problem told", () =>
  test.each(nothing.map((text) => [text]))("%s", (text) => expectDisposition(text, null)));
