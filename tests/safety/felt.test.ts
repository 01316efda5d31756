/** Feelings and figures of speech are no injuries; the injuries that are told with the same words still are. */
import { describe, expect, test } from "vitest";
import { triageOf } from "./expect-triage.ts";

const ids = (text: string) => triageOf(text).rules.map(({ id }) => id);

describe("no injury", () => {
  test.each([
    "My feet burn at night",
    "my eyes sting",
    "my eyes burn",
    "stinging when I go to the toilet",
    "burning when I pee",
    "my throat is on fire",
    "my chest is on fire after meals",
    "my skin feels like it's on fire",
    "my heart is broken",
    "heartbroken",
    "he broke my heart",
    "my heart is broken and I want to die",
    "my voice broke",
    "my fever broke",
    "I broke out in hives",
    "my legs are killing me",
  ])("%s", (text) =>
    expect(ids(text).filter((id) => /^burn|insect|broken|smoke/.test(id))).toEqual([]),
  );
});

test("a broken heart hides no crisis", () =>
  expect(triageOf("my heart is broken and I want to die").kind).toBe("crisis"));

describe("still an injury", () => {
  test.each([
    ["I burned my hand on the stove", "burn-small"],
    ["he is on fire", "burn-bad"],
    ["my sleeve caught fire and my arm is burned", "burn-bad"],
    ["acid splashed in my eyes, they burn", "eye-chemical"],
    ["bleach in my eyes", "eye-chemical"],
    ["chemical in my eye it burns", "eye-chemical"],
    ["toner powder got in my face and my eyes burn", "burn-small"],
    ["a bee stung me", "insect-bite"],
    ["broken arm", "broken-bone"],
    ["my son broke his leg", "broken-bone"],
    ["I think I broke my sternum", "broken-bone"],
    ["burning in my mouth after drinking drain cleaner", "child-swallowed-poison"],
  ])("%s: %s", (text, rule) => expect(ids(text)).toContain(rule));
});
