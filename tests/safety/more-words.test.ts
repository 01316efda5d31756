/**
 * The floor: more words never lower. A fact that says nothing about the signs, before or after them, as a sentence or a message
 * of its own, leaves the disposition at least as pressing as it is without the fact.
 */
import { describe, expect, test } from "vitest";
import type { Triage } from "#contracts/triage.ts";
import { triage } from "#safety/triage.ts";
import { noon } from "./expect-triage.ts";
import { heldOut } from "./held-out.ts";
import { rulePhrases } from "./rule-phrases.ts";
import { emergencies, reports, routine, urgent } from "./vignettes.ts";

type Said = readonly string[];
const single = [
  ...Object.values(emergencies).flat(),
  ...urgent,
  ...routine,
  ...Object.values(reports).flat(),
  ...Object.values(rulePhrases),
];
const told: Said[] = [...heldOut.map(({ messages }) => messages), ...single.map((text) => [text])];

const facts = [
  "I am 30 weeks pregnant.",
  "I am 67.",
  "I take warfarin.",
  "It's for my daughter.",
  "My family says it's nothing.",
  "I had a coffee this morning.",
  "Thanks in advance.",
] as const;
type Fact = (typeof facts)[number];

const ended = (text: string) => (/[.!?]\s*$/.test(text) ? text : `${text}.`);
const ways: Readonly<Record<string, (said: Said, fact: string) => Said>> = {
  "a message before": (said, fact) => [fact, ...said],
  "a message after": (said, fact) => [...said, fact],
  "a sentence before": ([first = "", ...rest], fact) => [`${fact} ${first}`, ...rest],
  "a sentence after": (said, fact) => [...said.slice(0, -1), `${ended(said.at(-1) ?? "")} ${fact}`],
};

/** Where a rule's own data makes the fact count: which one, and the medical reason. */
const exceptions: readonly { readonly fact: Fact; readonly text: string; readonly why: string }[] =
  [
    {
      fact: "It's for my daughter.",
      text: "crushing chest pain, family says it is just stress",
      why: "The rules on heart attacks hold from 18 years on, and a daughter is read as younger unless her age is said; chest pain in the young is urgent.",
    },
  ];

const rank: Readonly<Record<string, number>> = {
  emergency: 3,
  urgent: 2,
  routine: 1,
  "self-care": 0,
};
const rankOf = ({ disposition }: Triage): number => (disposition ? (rank[disposition] ?? 0) : -1);

function triageSaid(said: Said): Triage {
  const messages = said.map((text, i) => ({ text, at: noon - (said.length - 1 - i) * 60_000 }));
  return triage({ messages, now: noon });
}

/** Where a rule holds: a later message to words that no rule knows is read as a question of its own. */
const pressing = told.flatMap((said) => {
  const found = triageSaid(said);
  return found.rules.length > 0 && rankOf(found) > 0 ? [{ said, found }] : [];
});

function lowered(fact: Fact, say: (said: Said, fact: string) => Said): string[] {
  const excepted = new Set(exceptions.filter((one) => one.fact === fact).map((one) => one.text));
  return pressing.flatMap(({ said, found }) => {
    const text = said.join(" // ");
    const now = triageSaid(say(said, fact));
    if (excepted.has(text) || rankOf(now) >= rankOf(found)) return [];
    return [`${text}: ${found.disposition} → ${now.disposition}`];
  });
}

test("there is enough to try it on", () => expect(pressing.length).toBeGreaterThan(400));

describe.each(facts)("%s", (fact) => {
  test.each(Object.entries(ways))("as %s lowers nothing", (_, say) =>
    expect(lowered(fact, say)).toEqual([]),
  );
});

test("each exception is one, and goes no lower than urgent", () => {
  for (const { fact, text } of exceptions)
    expect(triageSaid([fact, text]).disposition).toBe("urgent");
});

test("a swollen face is no less pressing in pregnancy", () => {
  const swollen = "My face and hands are swollen.";
  expect(triageSaid([swollen]).disposition).toBe("emergency");
  const found = triageSaid(["I am 30 weeks pregnant", swollen]);
  expect(found.disposition).toBe("emergency");
  expect(found.rules.map(({ id }) => id)).toContain("face-swelling-pregnant");
});
