import { expect, it } from "vitest";
import { inTens } from "./read-card.ts";

it("rounds counts down to tens, and leaves out what is below ten", () => {
  const counts = [
    { reason: "clear", n: 9 },
    { reason: "wrong", n: 10 },
    { reason: "none", n: 129 },
  ];
  expect(inTens(counts)).toEqual([
    { reason: "wrong", n: 10 },
    { reason: "none", n: 120 },
  ]);
});
