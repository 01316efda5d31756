/** Whom a question is about, and what a profile may do to what the rules find: raise it, never lower it. */
import { describe, expect, it } from "vitest";
import type { Profile } from "#contracts/profile.ts";
import { dispositions } from "#contracts/triage.ts";
import type { Chosen } from "#safety/findings/chosen-person.ts";
import { ageOf, profileInUse, usedFacts, withoutLapsed } from "#safety/person/profile-now.ts";
import { triageWithProfiles } from "#safety/person/triage-with-profiles.ts";
import { whoseQuestion } from "#safety/person/whose-question.ts";
import { triage } from "#safety/triage.ts";

const now = Date.parse("2026-06-15T12:00:00Z");
const day = 24 * 3_600_000;
const person = (name: string, profile: Profile | null = null): Chosen => ({
  key: `chosen ${name}`,
  name,
  profile,
});

describe("with nobody chosen", () => {
  it.each([
    ["I have a headache", "self"],
    ["headache since this morning", "self"],
    ["Can I take ibuprofen?", "self"],
    ["My wife says I should see a doctor about my cough", "self"],
    ["My father has a headache", null],
    ["Can my father take ibuprofen?", null],
    ["my 3 year old has a fever", null],
    ["What may I give my daughter for her cough?", null],
    ["he has a rash", null],
  ])("%s", (text, whose) => {
    expect(whoseQuestion([{ text, at: now }], [], now)).toBe(whose);
  });

  it("goes on about the same one", () => {
    const before = { text: "My father has had a bad cough for a week", at: now - 60_000 };
    expect(whoseQuestion([before, { text: "and at night?", at: now }], [], now)).toBeNull();
  });
});

describe("with somebody chosen", () => {
  it.each([
    ["Mum", {}, "My mother has a headache", true],
    ["Mum", {}, "She has a headache", true],
    ["Mum", {}, "headache since yesterday", true],
    ["Mum", {}, "My son has a headache", false],
    ["Mum", {}, "I have a headache", false],
    ["Leo", { yearOfBirth: 2023 }, "My son has a fever", true],
    ["Leo", { yearOfBirth: 2023, sex: "male" }, "My daughter has a fever", false],
    ["Anna", { yearOfBirth: 1950 }, "My baby has a fever", false],
    ["Anna", { yearOfBirth: 1950, sex: "female" }, "my wife has a cough", true],
  ] as const)("%s %o: %s", (name, profile, text, about) => {
    const chosen = person(name, profile);
    const whose = whoseQuestion([{ text, at: now, about: chosen.key }], [chosen], now);
    expect(whose === chosen.key).toBe(about);
  });

  it("comes back to oneself when one is chosen again", () => {
    const mum = person("Mum");
    const messages = [
      { text: "She has a headache", at: now - 60_000, about: mum.key },
      { text: "a cough since yesterday", at: now, about: null },
    ];
    expect(whoseQuestion(messages, [mum], now)).toBe("self");
  });
});

describe("a profile adds to what the rules find", () => {
  const bump = "my mum bumped her head on a shelf";
  const mum = person("Mum", { yearOfBirth: 1950, medicines: ["warfarin"] });

  it("for the one whom it is of", () => {
    const input = { messages: [{ text: bump, at: now, about: mum.key }], chosen: [mum], now };
    expect(triageWithProfiles(input).disposition).toBe("emergency");
  });

  it("not for another one in the words", () => {
    const text = "my son bumped his head on a shelf";
    const known = triageWithProfiles({
      messages: [{ text, at: now, about: mum.key }],
      chosen: [mum],
      now,
    });
    const alone = triage({ messages: [{ text, at: now }], now });
    expect(known.rules.map(({ id }) => id)).toEqual(alone.rules.map(({ id }) => id));
  });

  it("and what was found of the one before stays when another is chosen", () => {
    const messages = [
      { text: bump, at: now - 60_000, about: mum.key },
      { text: "I have a cold", at: now, about: null },
    ];
    expect(triageWithProfiles({ messages, chosen: [mum], now }).disposition).toBe("emergency");
  });

  const profiles: Profile[] = [
    { yearOfBirth: 2018 },
    { yearOfBirth: 1990, sex: "male" },
    { yearOfBirth: 1940, sex: "female" },
    { birthDate: "2026-05-20" },
    { pregnant: true, dueDate: "2026-08-01" },
    { conditions: ["diabetes", "asthma"], medicines: ["prednisone"], allergies: ["penicillin"] },
  ];
  const words = [
    "I have chest pain and my left arm hurts",
    "I have a fever of 38.5 and a sore throat",
    "bad pain in my lower belly and my period is late",
    "I feel that I don't want to live any more",
    "a runny nose and a cough",
    "my testicle hurts badly since an hour",
    "vomiting and can't keep water down since yesterday",
  ];
  it.each(profiles.flatMap((profile) => words.map((text) => [profile, text] as const)))(
    "%o takes nothing from: %s",
    (profile, text) => {
      const messages = [{ text, at: now }];
      const alone = triage({ messages, now });
      const known = triageWithProfiles({ messages, profile, now });
      const rank = (found: typeof alone) =>
        found.disposition === null ? dispositions.length : dispositions.indexOf(found.disposition);
      expect(rank(known)).toBeLessThanOrEqual(rank(alone));
      expect(known.rules.map(({ id }) => id)).toEqual(
        expect.arrayContaining(alone.rules.map(({ id }) => id)),
      );
    },
  );
});

describe("what counts today", () => {
  it.each([
    ["2026-06-01", 0],
    ["2026-05-15", 1],
    ["2026-05-16", 0],
    ["2020-06-16", 71],
    ["2020-06-15", null],
  ])("a child born on %s is %s months old", (birthDate, months) => {
    expect(ageOf({ birthDate }, now).months).toBe(months);
  });

  it("leaves out an old weight, and a weight of somebody older", () => {
    const used = (profile: Profile) => usedFacts(profileInUse(profile, now, now), now);
    const weight = { kg: 9.5, measuredOn: "2026-06-01" };
    expect(used({ birthDate: "2025-05-15", weight })).toEqual(["age 13 months", "weight 9.5 kg"]);
    expect(used({ birthDate: "2025-05-15", weight, units: "imperial" })).toContain("weight 21 lb");
    const old = { kg: 9.5, measuredOn: "2026-01-01" };
    expect(used({ birthDate: "2025-05-15", weight: old })).toEqual(["age 13 months"]);
    expect(used({ yearOfBirth: 1980, weight })).toEqual(["age 46"]);
  });

  it("lapses a pregnancy without a due date some weeks after it was said", () => {
    const said = (days: number) => withoutLapsed({ pregnant: true }, now - days * day, now);
    expect(said(200).pregnant).toBe(true);
    expect(said(300).pregnant).toBeNull();
  });
});
