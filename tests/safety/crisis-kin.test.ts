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

describe("means kept and a day chosen, farewells and weapons", () => {
  test.each([
    ["means and a day", "I've ordered nitrogen and picked the date"],
    ["means and a place", "theres a noose in my wardrobe and ive chosen sunday"],
    [
      "a weapon beside hopeless words",
      "My brother says it's pointless, and he has unlocked his rifle",
    ],
    [
      "medicine hidden",
      "grandma says we're better off without her and I found her insulin hidden in a shoe",
    ],
    [
      "a friend's keepsakes",
      "my cousin left me her bracelets and said look after my sister for me",
    ],
    [
      "doubt of being found",
      "I swallowed forty paracetamol and I don't know if I want to be found",
    ],
  ])("%s: %s", (_, text) =>
    expect(triageOf(text)).toMatchObject({ kind: "crisis", disposition: "emergency" }),
  );
  test.each([
    "no reason to get up again, the family would manage better if I were dead",
    "my kids would be happier if I wasn't here",
    "I erased my phone so nobody has to sort it, and cancelled everything from monday",
  ])("%s", (text) => expect(triageOf(text).kind).toBe("crisis"));
  test.each([
    "we picked Sunday for the party and bought helium for balloons",
    "I bought charcoal for the barbecue on Saturday",
    "I don't want to be late for my appointment",
    "grandma doesn't want to be a burden, so she walks to the clinic alone",
    "I've had enough of my neighbours",
    "I have given up coffee and found my iron tablets easier",
    "they say it's better if I'm not around the baby with shingles",
    "I don't know if I want to live in this flat",
    "my daughter jumped off the garage roof and her ankle is sore",
    "I could throttle my laptop",
    "cried on the platform on my way to work",
    "my trainer is going to kill me, I skipped leg day",
  ])("no crisis: %s", (text) => expect(triageOf(text).kind).not.toBe("crisis"));
});

describe("threats and violence of a partner or an ex", () => {
  test.each([
    "My ex-boyfriend says he's going to burn the flat down",
    "my ex stalks me home and says if he can't have me no one will",
    "my wife pushed my head under water",
  ])("%s", (text) =>
    expect(triageOf(text)).toMatchObject({ kind: "crisis", disposition: "emergency" }),
  );
  test.each([
    "my ex is waiting outside work to give me the kids' stuff",
    "my husband held my head over the toilet while I was vomiting",
    "mum held the baby's head above the water in the bath",
  ])("no crisis: %s", (text) => expect(triageOf(text).kind).not.toBe("crisis"));
});

describe("self-harm and eating told sideways", () => {
  test.each([
    "razors are the only thing that helps",
    "i stub cigarettes out on my leg",
    "I keep a hoodie on so nobody sees the scars",
    "I survive on one apple a day and I'm still fat",
    "I leave the shower running so nobody hears me vomit",
    "i throw up my meals so i stay below 50",
    "I have to stay under 300 calories",
  ])("%s", (text) => expect(triageOf(text).kind).toBe("crisis"));
  test.each([
    "I put a cigarette out with my hand by accident",
    "I ate dinner, then the shower made me vomit",
    "I eat two slices of toast and feel fat and bloated",
    "what I eat makes my rash disappear",
    "vomiting everything I eat, my temperature stays below 38",
  ])("no crisis: %s", (text) => expect(triageOf(text).kind).not.toBe("crisis"));
});
