/** Messages that were once read as something else: the cause is mended, so their kin must be read rightly too. */
import { describe, expect, test } from "vitest";
import { triageOf } from "./expect-triage.ts";

describe("a cut by accident is a wound, not a crisis", () => {
  test.each([
    "Deep cut on my arm won't stop bleeding, blood is spurting",
    "I cut my arm on a fence",
    "I cut myself shaving",
    "i hurt myself playing football",
    "small cut on my arm",
    "cuts on my arms from the rose bush",
    "I've been cutting onions and my eyes burn",
  ])("%s", (text) => expect(triageOf(text).kind).toBe("problem"));
  test.each([
    "Deep cut on my arm won't stop bleeding, blood is spurting",
    "I cut myself with a kitchen knife and it won't stop bleeding",
  ])("bleeding: %s", (text) => {
    expect(triageOf(text).disposition).toBe("emergency");
    expect(triageOf(text).rules[0]?.id).toBe("bleeding-heavy");
  });
  test.each([
    "I cut myself on purpose",
    "I cut my arm on purpose and it won't stop bleeding",
    "I deliberately cut my leg",
    "I've been cutting",
    "i cut myself",
    "i cut my arms",
    "i cut myself when i feel sad",
    "my daughter has cuts on her arms and hides them",
    "i keep hurting myself",
    "i cut my wrists",
  ])("still a crisis: %s", (text) => expect(triageOf(text).kind).toBe("crisis"));
});
