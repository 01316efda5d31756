/** The fault matrix, shortened, as part of `npm test`: the machine is somebody else's, so only what comes of it is judged. */
import { afterAll, describe, expect, it } from "vitest";
import { Workshop } from "./driver/workshop.ts";
import { shortScenarios } from "./short.ts";

const options = { seed: 1, withinMs: 300_000, slack: Number.POSITIVE_INFINITY };
const testWithinMs = 900_000;

describe("the fault matrix, shortened", () => {
  const workshop = new Workshop();
  afterAll(() => workshop.close(), testWithinMs);

  for (const scenario of shortScenarios) {
    const { row, mode, name } = scenario;
    it(`row ${row}, ${mode}: ${name}`, { timeout: testWithinMs }, async () => {
      const { violations } = await workshop.run(scenario, options);
      const told = violations.map(({ invariant, detail }) => `${invariant}: ${detail}`);
      expect(told).toEqual([]);
    });
  }

  it("leaves no request unacknowledged", { timeout: testWithinMs }, async () => {
    expect(await workshop.close()).toEqual([]);
  });
});
