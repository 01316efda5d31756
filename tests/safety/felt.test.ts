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
    ["toner powder got in my face and my eyes burn", "burn-bad"],
    ["a bee stung me", "insect-bite"],
    ["broken arm", "broken-bone"],
    ["my son broke his leg", "broken-bone"],
    ["I think I broke my sternum", "broken-bone"],
    ["burning in my mouth after drinking drain cleaner", "child-swallowed-poison"],
  ])("%s: %s", (text, rule) => expect(ids(text)).toContain(rule));
});

describe("what boils scalds", () => {
  test.each([
    ["I spilled boiling water on my feet", "burn-small"],
    ["boiling water on my feet, they burn", "burn-small"],
    ["boiling water went over my hand", "burn-small"],
    ["hot water went all over my foot", "burn-small"],
    ["boiling water on my arm", "burn-bad"],
    ["boiling oil splashed on my face", "burn-bad"],
    ["she tipped the boiling kettle over herself", "burn-bad"],
    ["I poured boiling water over my leg and it blistered", "burn-bad"],
    ["my baby was scalded by boiling milk", "burn-bad"],
  ])("%s: %s", (text, rule) => {
    expect(ids(text)).toContain(rule);
    expect(ids(text)).not.toContain("skin-infection");
    expect(ids(text)).not.toContain("waters-broken");
  });

  test("and a boil is one", () => {
    for (const text of ["I have a boil on my back", "boils under my arm"])
      expect(ids(text)).toContain("skin-infection");
  });
});
