import { expect, test } from "vitest";
import { dispositionWords } from "./disposition-words.ts";

const said = new Date(2026, 2, 3, 6, 0);

test("names the hours and the time of day by which to be seen", () => {
  const { headline } = dispositionWords("urgent", 4, said, said);
  expect(headline).toMatch(/^Be seen within 4 hours, by 10:00/);
  expect(dispositionWords("urgent", 1, said, said).headline).toMatch(/within 1 hour, by 0?7:00/);
});

test("names the day too when it isn't today", () => {
  const evening = new Date(2026, 2, 3, 22, 0);
  const { headline } = dispositionWords("urgent", 4, evening, evening);
  expect(headline).toMatch(/by 0?2:00.* on .*(4 March|March 4)/);
});

test("counts more than two days in days", () => {
  expect(dispositionWords("routine", 72, said, said).headline).toMatch(
    /^Be seen within 3 days, by/,
  );
});

test("read after its time, it doesn't promise hours that are over", () => {
  const next = new Date(2026, 2, 4, 8, 0);
  const { headline, explanation } = dispositionWords("urgent", 4, said, next);
  expect(headline).toMatch(/^You were asked to be seen by 10:00.* on /);
  expect(headline).not.toContain("within");
  expect(explanation).toContain("get seen now");
});

test("an emergency names no hours", () => {
  expect(dispositionWords("emergency", null, said, said).headline).toBe("Get emergency help now");
});
