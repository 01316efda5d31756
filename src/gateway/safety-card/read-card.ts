/** The safety card of this installation. */
import type { Measured, SafetyCard } from "#contracts/safety-card.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { rulesVersion } from "#safety/rules-version.ts";
import { readOutcomes } from "../follow-up/read-outcomes.ts";
import { findSourcesInUse, readAnswerCounts, readFeedbackCounts } from "./card-store.ts";

/** @param measured as `npm run eval -- --card` wrote it; null where it never ran */
export async function readCard(
  database: Database<Schema>,
  measured: Measured | null,
): Promise<SafetyCard> {
  const [inUse, answers, outcomes, feedback] = await Promise.all([
    findSourcesInUse(database),
    readAnswerCounts(database),
    readOutcomes(database),
    readFeedbackCounts(database),
  ]);
  return {
    inUse,
    rulesVersion,
    measured: measured && { ...measured, forThis: measured.rulesVersion === rulesVersion },
    notMeasured: notMeasured(inUse?.model ?? "library", measured),
    answers: inTens(answers),
    outcomes: inTens(outcomes),
    feedback: inTens(feedback),
  };
}

/** In a small household an exact count would tell what one person was answered, and when. */
export function inTens<Counted extends { n: number }>(counts: readonly Counted[]): Counted[] {
  return counts.flatMap((counted) => {
    const n = Math.floor(counted.n / 10) * 10;
    return n > 0 ? [{ ...counted, n }] : [];
  });
}

function notMeasured(model: string, measured: Measured | null): string[] {
  const always = [
    "Whether people who asked here got better care: nobody has studied it.",
    "False alarms among real people's questions, and how often the right page is found: the files for that don't come with Healify (npm run eval takes them).",
    "Languages other than English: they are recognised, not answered.",
    "Libraries that were added to this installation: the figures are of the starter library.",
  ];
  const ofModel = `The answers that ${model} writes: each sentence is checked as it comes, but no figures were taken with this model.`;
  const nothing = "Triage and answers: the measurement was never run.";
  return [...(measured ? [] : [nothing]), ...(model === "library" ? [] : [ofModel]), ...always];
}
