/** Odd input gets a sound answer, and never hides an emergency that stands beside it. */
import { expect, test } from "vitest";
import { triageSchema } from "#contracts/triage.ts";
import { triageOf } from "./expect-triage.ts";
import { oddMessages } from "./odd-messages.ts";

test("every odd message is triaged", () => {
  for (const text of oddMessages(400)) {
    const found = triageSchema.safeParse(triageOf(text));
    expect({ text, sound: found.success }).toEqual({ text, sound: true });
  }
});

test("an emergency beside it is found", () => {
  for (const text of oddMessages(60, 7)) {
    const found = triageOf(`${text.slice(0, 500)}\nMy face is drooping on one side.`);
    expect({ text, disposition: found.disposition }).toEqual({ text, disposition: "emergency" });
  }
});

test("an emergency at the end of a long message is found", () => {
  const story = "We moved house in spring and the garden is lovely, we have two cats. ";
  expect(triageOf(`${story.repeat(55)}My wife can't breathe.`).disposition).toBe("emergency");
});
