import { describe, expect, it } from "vitest";
import type { VisitSummary } from "#contracts/chat.ts";
import { passageIdSchema } from "#contracts/ids.ts";
import { cutToFit, lastStep } from "./cut-to-fit.ts";

const at = "2026-03-01T08:00:00.000Z";
const many = <T>(n: number, make: (n: number) => T) => Array.from({ length: n }, (_, i) => make(i));

const long: VisitSummary = {
  people: many(10, (n) => ({
    who: "chosen" as const,
    name: `Somebody ${n}`,
    known: many(20, (i) => `condition ${i}`),
    medicines: many(20, (i) => `medicine ${i}`),
    allergies: many(20, (i) => `allergy ${i}`),
  })),
  complaint: "It hurts and does not stop. ".repeat(100),
  timeline: many(60, (n) => ({ at, text: `Message ${n}. ${"And so on. ".repeat(200)}` })),
  dispositions: many(60, () => ({
    at,
    disposition: "routine" as const,
    withinHours: null,
    reasons: many(10, (i) => `reason ${i}`),
  })),
  outcomes: many(30, () => ({ at, outcome: "same" as const })),
  medicines: many(30, (n) => `named ${n}`),
  medicineNotes: many(30, (n) => `Note ${n}.`),
  questions: many(12, (n) => `Why ${n}?`),
  sources: many(30, (n) => ({
    title: `Page ${n}`,
    publisher: "Publisher",
    url: `https://example.org/${n}`,
    passageId: passageIdSchema.parse(n.toString(16).padStart(16, "0")),
  })),
  completedAt: at,
};
const short: VisitSummary = {
  ...long,
  people: [],
  complaint: "It hurts.",
  timeline: [
    { at, text: "It hurts." },
    { at, text: "It still hurts." },
  ],
  dispositions: [],
  outcomes: [],
  medicines: [],
  medicineNotes: [],
  questions: [],
  sources: [],
};

const length = (summary: VisitSummary) => JSON.stringify(summary).length;

describe("a summary for one page", () => {
  it("stays whole while it is short, and tells the complaint once", () => {
    const { shown, leftOut } = cutToFit(short, 0);
    expect(shown.complaint).toBe("It hurts.");
    expect(shown.timeline).toEqual([{ at, text: "It still hurts." }]);
    expect(Object.values(leftOut).every((left) => left === 0 || left === false)).toBe(true);
  });

  it("gets shorter with each step, down to what any page holds", () => {
    const lengths = many(lastStep + 1, (step) => length(cutToFit(long, step).shown));
    for (const [step, now] of lengths.entries()) {
      expect(now, `step ${step}`).toBeLessThanOrEqual(lengths[step - 1] ?? now);
    }
    expect(lengths.at(-1)).toBeLessThan(2000);
  });

  it("counts what it leaves out, and keeps what was said and advised last", () => {
    const { shown, leftOut } = cutToFit(long, lastStep);
    expect(leftOut).toMatchObject({ lines: 58, words: true, advice: 59, sources: 30, facts: true });
    expect(leftOut.questions).toBe(12 - shown.questions.length);
    expect(shown.timeline[0]?.text).toMatch(/^Message 59\. .* …$/);
  });
});
