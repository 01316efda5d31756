import type { SafetyCard } from "#contracts/safety-card.ts";
import { Facts, Section } from "./section.tsx";

/** Counts over everybody on this server, rounded down to tens. */
export function Counted({ card: { answers, outcomes, feedback } }: { card: SafetyCard }) {
  const facts = [
    ["Answers", listed(answers.map((one) => [one.disposition, one.n]))],
    [
      "Asked again later",
      listed(outcomes.map((one) => [`${one.disposition}, ${one.outcome}`, one.n])),
    ],
    [
      "Found helpful",
      listed(feedback.flatMap((one) => (one.verdict === "up" ? [[one.reason, one.n]] : []))),
    ],
    [
      "Not found helpful",
      listed(feedback.flatMap((one) => (one.verdict === "down" ? [[one.reason, one.n]] : []))),
    ],
  ] as const;
  return (
    <Section title="On this server">
      <p className="text-note text-soft">
        Counted without words, names and days, and rounded down to tens: fewer than ten of a kind
        are not shown, so that the card tells nothing of one person.
      </p>
      <Facts facts={facts} />
    </Section>
  );
}

function listed(counts: readonly (readonly [string, number])[]): string {
  if (counts.length === 0) return "not measured yet";
  return counts.map(([name, n]) => `${name} ${n}`).join(", ");
}
