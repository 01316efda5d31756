import { describe, test } from "vitest";
import { expectDisposition } from "./expect-triage.ts";
import { messages } from "./messages.ts";

for (const disposition of ["emergency", "urgent", "routine", "self-care"] as const) {
  describe(disposition, () => {
    test.each(messages[disposition].map((text) => [text]))("%s", (text) =>
      expectDisposition(text, disposition),
    );
  });
}
describe("no problem told", () => {
  test.each(messages.none.map((text) => [text]))("%s", (text) => expectDisposition(text, null));
});
