/** The rules as data: complete, readable, each one reachable, and none signed by a clinician who didn't. */
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findingIds, findingOf } from "#safety/lexicon/index.ts";
import { rules } from "#safety/rules/index.ts";
import { rulesVersion } from "#safety/rules-version.ts";
import { triageOf } from "./expect-triage.ts";
import { reachedElsewhere } from "./reached.ts";
import { rulePhrases } from "./rule-phrases.ts";

test("ids are unique, and there are rules of every disposition", () => {
  const ids = rules.map((rule) => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(rules.map((rule) => rule.disposition))).toEqual(
    new Set(["emergency", "urgent", "routine", "self-care"]),
  );
});

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  test("says what to do, by when, and who has reviewed it: nobody yet", () => {
    expect(rule.guidance.length).toBeGreaterThan(0);
    for (const sentence of rule.guidance) expect(sentence).toMatch(/^[A-Z].*[.?]$/);
    const { all, any = [], twoOf = [] } = rule;
    expect(all.length + any.length + twoOf.length).toBeGreaterThan(0);
    expect(rule.withinHours === null).toBe(
      rule.disposition === "emergency" || rule.disposition === "self-care",
    );
    expect(rule.reviewedBy).toBeNull();
    expect(rule.reviewedOn).toBeNull();
  });

  test("is reached by words written for it", () => {
    const phrase = rulePhrases[rule.id];
    const reached =
      phrase === undefined
        ? reachedElsewhere().has(rule.id)
        : triageOf(phrase).rules.some((fired) => fired.id === rule.id);
    expect({ phrase, reached }).toEqual({ phrase, reached: true });
  });
});

test("no question can lower a stroke, an overdose on purpose or a plan", () => {
  for (const id of [
    "stroke-face",
    "stroke-speech",
    "suicide-act",
    "suicide-plan",
    "headache-thunderclap",
  ])
    expect(rules.find((rule) => rule.id === id)?.lowering).toBe("fixed");
});

test("no finding of one file takes the place of another's", async () => {
  const folder = new URL("../../src/safety/lexicon/", import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts") && name !== "index.ts");
  const modules = await Promise.all(
    files.map((name): Promise<object> => import(new URL(name, folder).href)),
  );
  const known = new Set<string>(findingIds);
  const named = modules
    .flatMap((module) => Object.values(module))
    .flatMap((value) => Object.entries(value))
    .flatMap(([id, value]) => (Object.hasOwn(Object(value), "phrases") ? [id] : []))
    .filter((id) => known.has(id));
  expect(named.filter((id, place) => named.indexOf(id) !== place)).toEqual([]);
  expect(named.length).toBe(findingIds.length);
});

test("every finding has a title and a way to say it, unless it is measured", () => {
  for (const id of findingIds) {
    expect(findingOf(id).title.length).toBeGreaterThan(2);
    expect(findingOf(id).phrases.length).toBeGreaterThan(0);
  }
});

test("the version names the content", () => {
  expect(rulesVersion).toMatch(/^[a-z0-9]{8,}$/);
});

describe("denied, a sign doesn't fire its rule", () => {
  test.each([
    ["chest-pain", "no chest pain, just tired"],
    ["chest-pain", "denies chest pain, shortness of breath and palpitations; here for a refill"],
    ["breathless", "I don't have any trouble breathing, my toe is sore"],
    ["breathless", "no fever, cough or shortness of breath"],
    ["vomiting-blood", "threw up twice, no blood in it, not vomiting blood"],
    ["suicidal-thoughts", "denies suicidal ideation"],
    ["fever-neck-stiff", "fever but no stiff neck"],
    ["stroke-speech", "speech is fine, no slurred speech"],
    ["saddle-numb", "back pain without numbness in the groin"],
    ["stool-black", "stomach upset, no black tarry stools"],
    ["rash-not-fading", "fever, no purple spots"],
    ["seizure-now", "never had a seizure"],
    ["fainted", "dizzy, but did not faint"],
    ["head-injury-danger", "hit my head, no vomiting, didn't lose consciousness"],
    ["fever-high", "chest pain: no. fever: none."],
    ["jaundice", "skin is not yellow, no jaundice"],
    ["testicle-torsion", "groin itch, no testicular pain"],
    ["pregnancy-bleeding", "12 weeks pregnant, no bleeding"],
  ])("%s: %s", (id, text) => {
    expect(triageOf(text).rules.map((rule) => rule.id)).not.toContain(id);
  });
});

describe("a lost function is no denial", () => {
  test.each([
    ["unresponsive", "I can't wake him"],
    ["not-breathing", "she is not breathing"],
    ["bleeding-heavy", "it won't stop bleeding"],
    ["infant-dry", "my 1 year old is not peeing and has diarrhea"],
    ["stroke-one-side", "can't lift my left arm"],
    ["breathing-severe", "I can't breathe"],
    ["weakness-rising", "I can't move my legs"],
    ["baby-moves-less", "I can't feel the baby move"],
  ])("%s: %s", (id, text) => {
    expect(triageOf(text).rules.map((rule) => rule.id)).toContain(id);
  });
});
