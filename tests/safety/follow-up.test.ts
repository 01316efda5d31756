/** Where somebody will go, how they are later, and what our own questions do to triage. */
import { describe, expect, test } from "vitest";
import { planIds } from "#contracts/follow-up.ts";
import { dispositions, type Triage } from "#contracts/triage.ts";
import { answerMessage } from "#safety/answer-message.ts";
import { askAgainAt, asksNow, outcomeMessage, outcomeText } from "#safety/follow-up/ask-again.ts";
import { judgePlan, planOptions } from "#safety/follow-up/plans.ts";
import { worseRuleId } from "#safety/follow-up/worse.ts";
import { generalQuestions } from "#safety/general-questions.ts";
import { triage } from "#safety/triage.ts";
import { noon, triageOf } from "./expect-triage.ts";

const hour = 3_600_000;
const said = (text: string, at: number) => ({ text, at });
const worse = outcomeMessage("worse");

const cold = "I have a runny nose and sneezing since yesterday";
const unclear = "my finger clicks in the morning";
const emergency = "crushing chest pain, going into my arm";
const testicle = "my testicle hurts";

function problem(disposition: Triage["disposition"], withinHours: number | null): Triage {
  return { ...triageOf(unclear), kind: "problem", rules: [], disposition, withinHours };
}

describe("worse raises", () => {
  test.each([
    [cold, "self-care", "routine", 24],
    [unclear, "routine", "urgent", 24],
  ] as const)("%s: from %s to %s", (text, before, after, withinHours) => {
    expect(triageOf(text).disposition).toBe(before);
    const found = triageOf([text, worse]);
    expect(found).toMatchObject({ kind: "problem", disposition: after, withinHours });
    expect(found.rules[0]).toMatchObject({ id: worseRuleId, disposition: after });
    expect(found.questions[0]?.text).toBe("What has changed?");
    expect(found.numbers.map(({ kind }) => kind)).toContain("emergency");
  });

  test("step by step, up to an emergency", () => {
    const levels = [0, 1, 2, 3].map((times) => {
      const { disposition, withinHours } = triageOf([unclear, ...Array(times).fill(worse)]);
      return [disposition, withinHours];
    });
    expect(levels).toEqual([
      ["routine", 72],
      ["urgent", 24],
      ["urgent", 1],
      ["emergency", null],
    ]);
  });

  test("days later too, when the findings themselves lie too far back for the rules", () => {
    const messages = [said(cold, noon - 80 * hour), said(worse, noon)];
    expect(triage({ messages, now: noon }).disposition).toBe("routine");
  });

  test("and stays raised whatever is said next", () => {
    const messages = [unclear, worse, "what can I eat?"].map((text) => said(text, noon));
    expect(triage({ messages, now: noon }).disposition).toBe("urgent");
  });

  test("never below what the findings themselves make it", () => {
    expect(triageOf([emergency, worse]).disposition).toBe("emergency");
    expect(triageOf([cold, worse, emergency]).disposition).toBe("emergency");
  });

  test("further, by what has changed", () => {
    const changed = answerMessage("What has changed?", "Trouble breathing");
    const found = triageOf([unclear, worse, changed]);
    expect(found.questions.map(({ text }) => text)).not.toContain("What has changed?");
    expect(found.rules.map(({ id }) => id)).not.toEqual([worseRuleId]);
    expect(["emergency", "urgent"]).toContain(found.disposition);
  });

  test("but not another problem, and not after having been seen", () => {
    expect(triageOf([unclear, worse, `another question: ${cold}`]).disposition).not.toBe("urgent");
    expect(triageOf([unclear, worse, "I was seen at the ER"]).disposition).not.toBe("urgent");
  });

  test("a question of knowledge is raised by nothing", () => {
    expect(triageOf(["how much water should I drink?", worse]).disposition).not.toBe("urgent");
  });

  test("better and the same lower nothing", () => {
    for (const outcome of ["better", "same"] as const)
      expect(triageOf([emergency, outcomeMessage(outcome)]).disposition).toBe("emergency");
  });
});

describe("asking again", () => {
  test.each([
    ["urgent", 4, 4],
    ["urgent", null, 24],
    ["routine", 72, 72],
    ["routine", 336, 72],
    ["self-care", null, 48],
  ] as const)("%s within %s hours: after %d hours", (disposition, withinHours, after) => {
    expect(askAgainAt(problem(disposition, withinHours), noon)).toBe(noon + after * hour);
  });

  test("nobody is asked after an emergency, a crisis or a question of knowledge", () => {
    for (const text of [emergency, "I want to die", "how much water should I drink?"])
      expect(askAgainAt(triageOf(text), noon)).toBeNull();
  });

  test("the same is asked again, three times in all; better and worse are not", () => {
    const routine = problem("routine", 72);
    const told = (outcome: "better" | "same" | "worse", times = 1) =>
      Array.from({ length: times }, () => ({ outcome, at: noon }));
    expect(askAgainAt(routine, noon, told("same"))).toBe(noon + 72 * hour);
    expect(askAgainAt(routine, noon, told("same", 3))).toBeNull();
    expect(askAgainAt(routine, noon, told("better"))).toBeNull();
    expect(askAgainAt(routine, noon, told("worse"))).toBeNull();
  });

  test("an answer that is reopened asks half a day later at the latest", () => {
    const routine = problem("routine", 72);
    expect(asksNow(routine, noon, [], noon + hour)).toBe(false);
    expect(asksNow(routine, noon, [], noon + 12 * hour)).toBe(true);
    expect(asksNow(problem("urgent", 4), noon, [], noon + 4 * hour)).toBe(true);
  });

  test("what is said to better keeps what was said before", () => {
    expect(outcomeText("urgent", "better")).toContain("be seen all the same");
    expect(outcomeText("urgent", "same")).toContain("still needs to be seen");
    expect(outcomeText("emergency", "better")).toBeNull();
  });
});

describe("where will you go, and when?", () => {
  test("is asked at urgent and emergency alone", () => {
    expect(planOptions(problem("routine", 72))).toEqual([]);
    expect(planOptions(problem("self-care", null))).toEqual([]);
    expect(planOptions(triageOf("I want to die"))).toEqual([]);
    expect(planOptions(problem("urgent", 4)).length).toBeGreaterThan(2);
    expect(planOptions(problem("emergency", null)).length).toBeGreaterThan(2);
  });

  test("offers what fits the hours", () => {
    const labels = (hours: number) => planOptions(problem("urgent", hours)).map((o) => o.label);
    expect(labels(4)).toContain("Urgent care, within 4 hours");
    expect(labels(4).join()).not.toContain("My doctor, today");
    expect(labels(24)).toContain("My doctor, today");
    expect(labels(48)).toContain("Urgent care, today or tomorrow");
  });

  test.each(["urgent", "emergency"] as const)("%s: waiting is put right at once", (disposition) => {
    for (const picked of ["wait-and-see", "doctor-this-week"] as const)
      expect(judgePlan(picked, problem(disposition, 4))?.right).toBe(false);
  });

  test("names the hours when it puts right", () => {
    expect(judgePlan("wait-and-see", problem("urgent", 4))?.text).toContain(
      "This needs to be seen within 4 hours",
    );
  });

  test("an ambulance is not replaced by a car, but where the rule says to go, going is right", () => {
    const chest = triageOf(emergency);
    expect(judgePlan("calling-now", chest)?.right).toBe(true);
    expect(judgePlan("go-there-myself", chest)?.right).toBe(false);
    const immune = triageOf("fever of 38.5", { conditions: ["kidney transplant"] });
    expect(immune.disposition).toBe("emergency");
    expect(judgePlan("go-there-myself", immune)?.right).toBe(true);
  });

  test("judges nothing that was not offered", () => {
    for (const picked of planIds) expect(judgePlan(picked, problem("routine", 72))).toBeNull();
    expect(judgePlan("doctor-in-time", problem("urgent", 4))).toBeNull();
  });
});

describe("our own questions", () => {
  const [since, signs] = generalQuestions.map(({ text }) => text);

  test("are not the person's words", () => {
    const found = triageOf([unclear, answerMessage(signs ?? "", "None of these")]);
    expect(found).toMatchObject({ disposition: "routine", rules: [] });
  });

  test("an option that was tapped is a finding", () => {
    const found = triageOf([
      "my stomach has been funny",
      answerMessage(signs ?? "", "Trouble breathing"),
    ]);
    expect(["emergency", "urgent"]).toContain(found.disposition);
  });

  test("at most three without a match, none twice, then routine without any", () => {
    const asked: string[] = [];
    const messages = [unclear];
    for (let found = triageOf(unclear); found.questions.length > 0; found = triageOf(messages)) {
      const [next] = found.questions;
      asked.push(next?.text ?? "");
      messages.push(answerMessage(next?.text ?? "", next?.options?.at(-1) ?? "No"));
      expect(asked.length).toBeLessThanOrEqual(3);
    }
    expect(new Set(asked).size).toBe(3);
    expect(triageOf(messages).disposition).toBe("routine");
    expect(since).toContain("When did it start");
  });

  test("each of a rule's has a yes and a no, and isn't asked again", () => {
    const [question] = triageOf(testicle).questions;
    expect(question?.options).toEqual(["Yes", "No"]);
    const after = triageOf([testicle, answerMessage(question?.text ?? "", "no")]);
    expect(after.questions.map(({ text }) => text)).not.toContain(question?.text);
    expect(after.disposition).toBe("emergency");
  });

  test("an answer reads as a sentence", () => {
    expect(answerMessage("Is it red?", "no")).toBe("Is it red? No.");
    expect(answerMessage("Who is it?", " my son, he is 4! ")).toBe("Who is it? My son, he is 4!");
  });
});

describe("asked again about somebody else", () => {
  const now = 10 * 3_600_000;
  const mother = { key: "m1", name: "Mum", profile: null };
  test("a worse of theirs is read as one, and raises", () => {
    const said = outcomeMessage("worse", true);
    expect(said).toBe("How are they now? Worse.");
    const before = { text: "My mum has had an earache since yesterday", at: 0, about: "m1" };
    const first = triage({ messages: [before], chosen: [mother], now: 0 });
    const found = triage({
      messages: [before, { text: said, at: now, about: "m1" }],
      chosen: [mother],
      now,
      previous: first,
    });
    expect(dispositions.indexOf(found.disposition ?? "self-care")).toBeLessThan(
      dispositions.indexOf(first.disposition ?? "self-care"),
    );
  });

  test("what is said to the answer speaks of them", () => {
    for (const disposition of ["urgent", "routine"] as const)
      expect(outcomeText(disposition, "same", true)).toMatch(/\bthey\b/);
    expect(outcomeText("emergency", "same", true)).toBeNull();
  });
});
