/** Crises that were once missed or imagined: their kin, in other words than the vignettes'. */
import { describe, expect, test } from "vitest";
import { triageOf } from "./expect-triage.ts";

const textOf = (text: string) => triageOf(text).fixedText ?? "";

describe("voices or thoughts that say to hurt somebody are answered with the text for it", () => {
  test.each([
    "the voices say I have to strangle my brother",
    "my son hears a voice that orders him to burn the house and his sister",
    "i hear voices telling me to cut my own throat out",
    "I keep having thoughts of smothering the baby",
  ])("%s", (text) => {
    expect(triageOf(text)).toMatchObject({ kind: "crisis", disposition: "emergency" });
  });
  test("nobody is told to go to whoever could be hurt", () =>
    expect(textOf("the voices say I have to strangle my brother")).toContain(
      "from anyone who could be hurt",
    ));
  test.each([
    "is this antibiotic going to harm my baby?",
    "will ibuprofen hurt my baby?",
    "could the vaccine harm my child",
  ])("a medicine that may harm is no wish to: %s", (text) =>
    expect(triageOf(text).kind).not.toBe("crisis"),
  );
});

describe("vomiting on purpose and starving, told plainly", () => {
  test.each([
    "I make myself puke after dinner",
    "my sister purges every evening",
    "after lunch I put two fingers down my throat",
    "i have not eaten for three days, deliberately",
    "she won't let herself eat",
  ])("%s", (text) => {
    expect(triageOf(text)).toMatchObject({ kind: "crisis", disposition: "urgent" });
    expect(textOf(text)).toContain("It can harm the heart");
  });
  test.each([
    "I haven't eaten since last night on purpose because of a blood test",
    "I ate raw chicken, should I make myself sick?",
    "I vomit after every meal since Monday and nobody knows why",
  ])("another cause: %s", (text) => expect(triageOf(text).kind).not.toBe("crisis"));
});

describe("a plan is heard without the word", () => {
  test.each([
    "tonight I'm going to steer the van into a tree",
    "I want to step in front of a bus",
    "I gave my guitar away and left a list of my passwords for my brother, don't worry, I'm not going to do anything stupid",
  ])("%s", (text) =>
    expect(triageOf(text)).toMatchObject({ kind: "crisis", disposition: "emergency" }),
  );
});

describe("a place or a tool is no plan", () => {
  test.each([
    "there is a scab on the bridge of my nose",
    "a sore spot on the roof of my mouth since the pizza",
    "he fell while fixing the roof and his ankle is swollen",
    "can I use a massage gun on a sore thigh",
    "a mole on my shoulder has grown and the edge is uneven",
    "we walked along the cliff and my knee aches",
    "I gave my cat away because I'm allergic",
  ])("%s", (text) => expect(triageOf(text).kind).not.toBe("crisis"));
  test("gasping on the edge of the bed is a matter of breath", () =>
    expect(triageOf("he is sitting on the edge of the bed gasping for air")).toMatchObject({
      kind: "problem",
      disposition: "emergency",
    }));
});
