import type { SafetyCard } from "#contracts/safety-card.ts";
import { t } from "../../language/t.ts";
import { dispositionNames } from "./disposition-table.tsx";
import { Facts, Section } from "./section.tsx";

/** Counts over everybody on this server, rounded down to tens. */
export function Counted({ card: { answers, outcomes, feedback } }: { card: SafetyCard }) {
  const facts = [
    [
      t("safety:counted.answers"),
      listed(answers.map((one) => [dispositionNames[one.disposition], one.n])),
    ],
    [
      t("safety:counted.later"),
      listed(
        outcomes.map((one) => [
          `${dispositionNames[one.disposition]}, ${t(`safety:outcome.${one.outcome}`)}`,
          one.n,
        ]),
      ),
    ],
    [
      t("safety:counted.helpful"),
      listed(
        feedback.flatMap((one) =>
          one.verdict === "up" ? [[t(`safety:reason.${one.reason}`), one.n]] : [],
        ),
      ),
    ],
    [
      t("safety:counted.notHelpful"),
      listed(
        feedback.flatMap((one) =>
          one.verdict === "down" ? [[t(`safety:reason.${one.reason}`), one.n]] : [],
        ),
      ),
    ],
  ] as const;
  return (
    <Section title={t("safety:counted.title")}>
      <p className="text-note text-soft">{t("safety:counted.about")}</p>
      <Facts facts={facts} />
    </Section>
  );
}

function listed(counts: readonly (readonly [string, number])[]): string {
  if (counts.length === 0) return t("safety:unmeasuredYet");
  return counts.map(([name, n]) => `${name} ${n}`).join(", ");
}
