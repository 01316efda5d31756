import { describe, test } from "vitest";
import { expectDisposition } from "./expect-triage.ts";
import { emergencies } from "./vignettes.ts";

for (const [area, texts] of Object.entries(emergencies)) {
  describe(area, () => {
    test.each(texts.map((text) => [text]))("%s", (text) => expectDisposition(text, "emergency"));
  });
}
