/** Messages that were once read as something else: the cause is mended, so their kin must be read rightly too. */
import { describe, expect, test } from "vitest";
import { readWords } from "#safety/findings/read-words.ts";
import { expectDisposition, triageOf } from "./expect-triage.ts";

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
    "cutting is the only thing that helps",
    "i relapsed and cut last night",
  ])("still a crisis: %s", (text) => expect(triageOf(text).kind).toBe("crisis"));
});

describe("another word is no slip of the finger", () => {
  test.each([
    "I twisted my ankle. Should it be X-rayed?",
    "he raved about the party all night and now has a sore throat",
    "I raked leaves and my back aches",
    "my cough started after we roofed the shed",
    "I was ramped up on coffee and could not sleep",
    "the wound was swabbed at the surgery",
  ])("%s", (text) => {
    const { kind, rules } = triageOf(text);
    const ids = rules.map(({ id }) => id);
    expect(kind).not.toBe("crisis");
    expect(ids).not.toContain("sexual-assault");
  });
  test.each([
    ["he rapted me", "sexual-assault"],
    ["I was raepd at a party", "sexual-assault"],
  ])("but a slip is: %s", (text, rule) => {
    expect(triageOf(text).rules.map(({ id }) => id)).toContain(rule);
  });
});

describe("an everyday word is left as it was written", () => {
  // Each lies one slip from a word that says something about health.
  test.each(
    `ballet bench bullets braided barking butcher candid canteen clapped closets clover convicted courting
    creek defending delicious disrupting drafting ejections felled flask flooded gambling gravel hackers herding hijacked
    hunted jumper knitting knitted lanes ledgers loans manor massages mating medals messing mingled
    muttered paddling paving planters polite praying proposition punting purses quilting racing rafting
    recording rental resting rivers robbed rocket sailing scolded shack shovelling singing spices stocks story tales
    tickle trash tying wagons wilting witches`.split(/\s+/),
  )("%s", (word) => {
    expect(readWords(word).map((token) => token.word)).toEqual([word]);
  });
  test.each([
    "brething chset pian sucide seizzure stroek stoke bleading bleding chocking",
    "swolen brest anaphilaxis numness palpatations alergic headach",
    "swallowd suicidle raptured sallowed sever pealing",
  ])("but slips still are: %s", (slips) => {
    for (const slip of slips.split(" "))
      expect({ slip, read: readWords(slip).map(({ word }) => word)[0] }).not.toEqual({
        slip,
        read: slip,
      });
  });
  test.each([
    ["chset pain and sweating", "emergency"],
    ["my dad had a stoke, his face is drooping", "emergency"],
    ["sever brething problems", "emergency"],
    ["she feinted and is unconscious", "emergency"],
  ] as const)("%s: %s", (text, wanted) => expectDisposition(text, wanted));
});

describe("told with a slip of the finger, it is the same", () => {
  test.each([
    ["Nea-rsyncope and melena", "Near-syncope and melena"],
    ["Ones-ided weakness and imbalance", "One-sided weakness and imbalance"],
    ["Sevree headache since this morning", "Severe headache since this morning"],
    ["burning behind my breastbone after measl", "burning behind my breastbone after meals"],
    [
      "for the wash to touch all areas of my chekes",
      "for the wash to touch all areas of my cheeks",
    ],
    ["Coffee\u2011ground emesis", "Coffee-ground emesis"],
    [
      "i   take   the   pill and one calf is swollen and hot",
      "i take the pill and one calf is swollen and hot",
    ],
    ["coughing 5 wks now, dry", "coughing 5 weeks now, dry"],
  ])("%s", (slipped, meant) => {
    const [one, other] = [triageOf(slipped), triageOf(meant)];
    expect(one.rules.map(({ id }) => id)).toEqual(other.rules.map(({ id }) => id));
    expect(one.disposition).toBe(other.disposition);
  });
});

describe("what the family thinks of it is no sign", () => {
  test.each([
    "been constipated 3 days no pain just cant go",
    "fell on outstretched hand wrist is huge cant turn it",
    "Do you suggest anything for hoarse voice",
    "banging headache, seeing flashing lights, hands swollen, im 36 weeks",
  ])("%s", (text) => {
    const ids = triageOf(text).rules.map(({ id }) => id);
    for (const said of [
      "My family says it's nothing.",
      "my mum thinks im fine",
      "Everyone says relax",
    ])
      expect({ said, ids: triageOf(`${text} ${said}`).rules.map(({ id }) => id) }).toEqual({
        said,
        ids,
      });
  });
});

describe("a word that means several things is not the rarest of them", () => {
  test.each([
    "took allergy tablets for my itchy eyes",
    "my tummy hurts a bit after dairy",
    "pain after eating nuts",
    "diarrhea with a bit of blood",
    "chest infection, taking codeine for the cough",
    "I stubbed my toe and the nail is a little blue",
  ])("no emergency: %s", (text) => expect(triageOf(text).disposition).not.toBe("emergency"));
  test.each([
    "my nuts hurt really bad since an hour",
    "pain in my left nut",
    "laundry pod burst in my eye",
    "blood squirting from my arm",
    "chest feels like it's in a vice",
  ])("still an emergency: %s", (text) => expectDisposition(text, "emergency"));
});

describe("held to what the rule's source calls an emergency", () => {
  test.each([
    ["Black tarry stools and fatigue for 2 days", "urgent"],
    ["Black tarry stools and I nearly faint when I stand", "emergency"],
    ["fever and a cough for 2 days, short of breath on the stairs", "urgent"],
    ["fever and a cough, struggling to breathe", "emergency"],
    ["pregnant, can't keep anything down for 2 days, pee is dark and not much", "urgent"],
    ["vomiting all day, not peeing, very confused", "emergency"],
    ["I stepped on a nail and don't remember my last tetanus shot", "urgent"],
    ["I stepped on a nail last week and now I can't open my mouth", "emergency"],
    ["shingles on her forehead and the eyelid is starting to swell", "urgent"],
    ["itchy rash on my arms after using a new detergent", "routine"],
    ["my hands are red and dry from the new washing powder", "routine"],
    ["drain cleaner splashed on my arm", "emergency"],
    ["my toddler bit into a laundry pod", "emergency"],
    ["Chest tightness with exertion, better with rest. It has gone now.", "urgent"],
  ] as const)("%s: %s", (text, wanted) => expectDisposition(text, wanted));
});

const ruleIds = (text: string) => triageOf(text).rules.map((rule) => rule.id);

describe("low sugar on insulin", () => {
  test.each([
    "Hands shaking and sweaty, i took my insulin but skipped lunch",
    "I'm on gliclazide and feel shaky and sweaty",
  ])("urgent: %s", (text) => expect(triageOf(text).disposition).toBe("urgent"));
  test.each(["took my insulin, skipped lunch, now sweaty and confused"])("emergency: %s", (text) =>
    expect(triageOf(text).disposition).toBe("emergency"),
  );
});

test.each(["Throwing up all nite", "coughing all nite", "itchy scalp tonite"])(
  "night is no nit: %s",
  (text) => expect(ruleIds(text)).not.toContain("head-lice"),
);
test.each(["My ear aches came back from swimming", "sore throat since i got back from work"])(
  "coming back is no back: %s",
  (text) => expect(ruleIds(text)).not.toContain("back-pain"),
);
test.each([
  "Runny tummy for 2 days now what do i do",
  "my elbow has gone funny for a week what should i do",
])("a complaint that ends in a question: %s", (text) =>
  expect(triageOf(text).kind).toBe("problem"),
);
test("asking what to do if … is still a question", () =>
  expect(triageOf("if I do end up with a fever what do I do").kind).toBe("knowledge"));
test("a question is one with and without its mark", () =>
  expect(triageOf("what helps against a cold").kind).toBe(
    triageOf("what helps against a cold?").kind,
  ));

test("shingles on one side of the chest is neither a stroke nor the belly", () => {
  const text =
    "77-year-old man has pain and tingling on the left side of his chest and a rash of blisters in a band";
  expect(triageOf(text).disposition).toBe("urgent");
  expect(ruleIds(text)).toContain("shingles");
  expect(ruleIds(text)).not.toContain("stroke-one-side");
  expect(ruleIds(text)).not.toContain("belly-pain");
  expect(ruleIds("shingles on my side, now my left arm is weak")).toContain("stroke-one-side");
  expect(triageOf("crushing pain on the left side of my chest and sweating").disposition).toBe(
    "emergency",
  );
});

describe("a time is of the signs in its own sentence", () => {
  test.each([
    ["emergency", "I've had a cold for three weeks. My face is drooping on one side now."],
    ["emergency", "My knee has ached for months. Since an hour I can't get my words out."],
    ["urgent", "my face has been drooping for 3 weeks"],
    ["urgent", "My face droops. It has been like this for three weeks."],
  ] as const)("%s: %s", (disposition, text) => expectDisposition(text, disposition));
});

test("a meal missed on insulin is a low sugar to come, not missed insulin", () => {
  for (const text of [
    "i skipped breakfast and take insulin",
    "my dad is on insulin and missed lunch",
  ])
    expectDisposition(text, "urgent");
  expect(triageOf("I forgot to take my insulin").rules.map((rule) => rule.id)).not.toContain(
    "hypoglycemia-likely",
  );
});

test("cutting told with glass, and no word of intent, is heard", () => {
  for (const text of [
    "sliced my forearm with a piece of mirror again",
    "I keep scratching my thighs with glass until they bleed",
  ])
    expect(triageOf(text).kind).toBe("crisis");
});

describe("the chest, tight last week", () => {
  test("is seen within a day although it has gone", () =>
    expectDisposition("chest tightness last week", "urgent"));
  test.each([
    "I had chest tightness last week and it is back today",
    "chest tightness over the last week",
  ])("is still there: %s", (text) => expectDisposition(text, "emergency"));
});

test("a pain on one side of the head is not in the belly", () =>
  expect(
    triageOf("a throbbing pain on the right side of my forehead").rules.map(({ id }) => id),
  ).not.toContain("belly-pain"));

test("an ankle like a ball is no testicle, and a blackboard that can't be read no stroke", () => {
  expect(triageOf("my wrist is swollen like a ball").disposition).not.toBe("emergency");
  expectDisposition("my son can't see the whiteboard at school", "routine");
  expectDisposition("my sight went all of a sudden and I can't see the TV", "emergency");
});
