/** The fault matrix, shortened, as part of `npm test`: where the machine is somebody else's, nothing is judged by its speed. */
import { afterAll, describe, expect, it } from "vitest";
import { Workshop } from "./driver/workshop.ts";
import { shortScenarios } from "./short.ts";

const options = { seed: 1, withinMs: 180_000, slack: 20 };
const testWithinMs = 400_000;

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
