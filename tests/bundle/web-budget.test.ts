/** No load of the web app grows over its budget (bench/web-budget.json). Reads what `npm run build` wrote. */
import { describe, expect, it } from "vitest";
import { budget, kilobytes, scriptsOf } from "./web-build.ts";

describe("the JavaScript of", () => {
  it.each(Object.entries(budget))(
    "%s stays within its budget",
    (name, { limit, parts, beside }) => {
      const files = [...scriptsOf(parts).difference(scriptsOf(beside))];
      const weight = kilobytes(files);
      const heaviest = files
        .map((file) => ({ file, weight: kilobytes([file]) }))
        .sort((one, other) => other.weight - one.weight)
        .slice(0, 6)
        .map((one) => `  ${one.weight.toFixed(1)} KB ${one.file}`);
      const told = `${name}: ${weight.toFixed(1)} KB of ${limit} KB, most of it in\n${heaviest.join("\n")}`;
      expect(weight, told).toBeLessThan(limit);
    },
  );
});
