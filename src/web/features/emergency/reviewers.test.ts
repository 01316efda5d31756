import { expect, test } from "vitest";
import { reviewedBy } from "./reviewers.ts";

const ada = { reviewedBy: "Dr. Ada Example on 2026-11-23" };
const bea = { reviewedBy: "Dr. Bea Example on 2026-11-24" };

test("only what is signed in every part is called reviewed, each name once", () => {
  expect(reviewedBy("rules", [ada, bea, ada])).toBe(
    "Rules reviewed by Dr. Ada Example on 2026-11-23; Dr. Bea Example on 2026-11-24.",
  );
  expect(reviewedBy("rules", [ada, { reviewedBy: null }])).toBeNull();
  expect(reviewedBy("rules", [ada, {}])).toBeNull();
  expect(reviewedBy("rules", [])).toBeNull();
});
