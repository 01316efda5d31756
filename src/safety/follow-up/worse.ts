/**
 * "How are you now? Worse.": what the messages before had been given when they were said, raised by one step. It can
 * only raise (SAFETY.md, "Understood, and asked again"). Not reviewed by a clinician; no source read.
 */
import type { Disposition, FiredRule, Triage } from "#contracts/triage.ts";

type Urgency = Pick<Triage, "disposition" | "withinHours">;
type Step = { disposition: Disposition; withinHours: number | null; guidance: readonly string[] };

const alarm =
  "Call your emergency number for trouble breathing, chest pain, confusion, fainting, or bleeding that doesn't stop.";

const toRoutine: Step = {
  disposition: "routine",
  withinHours: 24,
  guidance: ["See a clinician within a day.", alarm],
};
const toUrgent: Step = {
  disposition: "urgent",
  withinHours: 24,
  guidance: ["Be seen today: don't wait for a later appointment.", alarm],
};
const toNow: Step = {
  disposition: "urgent",
  withinHours: 1,
  guidance: [
    "Go to an emergency department or urgent care now.",
    "Let somebody take you; don't drive if you feel faint or weak.",
    alarm,
  ],
};
const toEmergency: Step = {
  disposition: "emergency",
  withinHours: null,
  guidance: [
    "Call your emergency number now.",
    "Say what it was at first, and that it goes on getting worse.",
  ],
};

const steps: Record<Disposition, (hours: number | null) => Step> = {
  "self-care": () => toRoutine,
  routine: () => toUrgent,
  urgent: (hours) => (hours !== null && hours <= 1 ? toEmergency : toNow),
  emergency: () => toEmergency,
};

/** What a clinician would have to sign, as data; part of the rules' version. */
export const worseSteps = { toRoutine, toUrgent, toNow, toEmergency } as const;

export const worseRuleId = "worse-since-asked";

function worseRule({ disposition, guidance }: Step): FiredRule {
  return {
    id: worseRuleId,
    title: "It has become worse",
    disposition,
    guidance: guidance.join("\n"),
    source: null,
    reviewedBy: null,
  };
}

const pressing: Record<Disposition, number> = {
  emergency: 3,
  urgent: 2,
  routine: 1,
  "self-care": 0,
};

/** `found` by the words of the whole session as they stand now, `before` by those before the "worse". */
export function raisedByWorse(found: Triage, before: Triage): Triage {
  if (before.disposition === null || before.fixedText !== null || found.fixedText !== null) {
    return found;
  }
  const step = steps[before.disposition](before.withinHours);
  if (isAbove(found, step)) return found;
  const rules = new Map([...before.rules, ...found.rules].map((rule) => [rule.id, rule]));
  rules.delete(worseRuleId);
  return {
    ...found,
    kind: "problem",
    disposition: step.disposition,
    withinHours: step.withinHours,
    rules: [worseRule(step), ...rules.values()],
    numbers: found.numbers.length > 0 ? found.numbers : before.numbers,
    notice: null,
  };
}

function isAbove(found: Urgency, step: Step): boolean {
  if (found.disposition === null) return false;
  const lead = pressing[found.disposition] - pressing[step.disposition];
  const sooner = (found.withinHours ?? 0) < (step.withinHours ?? 0);
  return lead > 0 || (lead === 0 && sooner);
}
