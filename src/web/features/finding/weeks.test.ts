import { expect, test, vi } from "vitest";
import { timelineEntrySchema } from "#contracts/finding.ts";

vi.stubGlobal("navigator", { languages: ["en-GB"], onLine: true });
const { inWeeks } = await import("./weeks.ts");

const entry = (to: string) =>
  timelineEntrySchema.parse({
    sessionId: "01900000-0000-7000-8000-000000000000",
    messageId: "01900000-0000-7000-8000-000000000001",
    questions: 1,
    title: "T",
    about: null,
    asked: "Q",
    from: to,
    to,
    disposition: null,
    withinHours: null,
    outcomes: [],
  });

test("entries stand under their week, which begins on a Monday", () => {
  // A Wednesday.
  const now = new Date("2026-03-04T12:00:00Z");
  const days = ["2026-03-04", "2026-03-02", "2026-03-01", "2026-02-23", "2026-02-22"];
  const weeks = inWeeks(
    days.map((day) => entry(`${day}T12:00:00.000Z`)),
    now,
  );
  expect(weeks.map(({ name, entries }) => [name, entries.length])).toEqual([
    ["This week", 2],
    ["Last week", 2],
    ["Week of 16 Feb 2026", 1],
  ]);
});
