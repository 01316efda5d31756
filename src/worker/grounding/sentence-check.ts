/**
 * Judges one finished sentence of an answer against the passages that it cites (SAFETY, answers from sources 6).
 *
 * - `no claim`: nothing about health that a source could hold.
 * - `found in source`: a cited passage holds enough of its words and all of its numbers, and denies neither.
 * - `withheld`: it has an amount, or says wait, stop or don't go, and is not found; or it lies below the floor.
 *   At `urgent` and above whatever is not found is withheld, unless it urges to haste.
 * - `not found`: anything else. It is shown, and marked.
 */
import type { Passage } from "#contracts/passage.ts";
import type { ReplyCheck } from "#contracts/reply-events.ts";
import { hasAmount, hasDose } from "./amounts.ts";
import { type Asked, doseHolds, isForChildren } from "./dose-fit.ts";
import { isPastReview } from "./passage-use.ts";
import { isSupported } from "./support.ts";
import {
  claimsNothing,
  lowersUrgency,
  saysWaitOrStop,
  speaksToSystem,
  urgesNow,
} from "./wording.ts";

export type CheckContext = {
  asked: Asked;
  /** True at `urgent` and above: nothing may make the person wait. */
  pressing: boolean;
  /** YYYY-MM-DD. */
  today: string;
};

export type CitedPassage = { n: number; passage: Passage };

export type SentenceCheck =
  | { verdict: Exclude<ReplyCheck["verdict"], "withheld">; numbers: number[] }
  | { verdict: "withheld"; notice: string };

/** What stands in the place of a sentence that was withheld. */
export const notices = {
  dose: "We removed a dose that we couldn't find in a source. See the leaflet, or ask a pharmacist.",
  doseForOthers:
    "We removed a dose that may not be right for you. See the leaflet, or ask a pharmacist.",
  amount: "We removed a figure that we couldn't find in a source.",
  wait: "We removed advice to wait or to stop something that we couldn't find in a source.",
  unproven: "We removed a sentence that we couldn't find in a source.",
  floor: "We removed a sentence that didn't fit how soon you should be seen.",
} as const;

export function checkSentence(
  sentence: string,
  cited: readonly CitedPassage[],
  context: CheckContext,
): SentenceCheck {
  if (context.pressing && lowersUrgency(sentence)) return withheld("floor");
  if (speaksToSystem(sentence)) return withheld("wait");
  const dose = hasDose(sentence);
  if (dose && isForChildren(sentence)) return withheld("doseForOthers");
  const held = mustBeHeld(sentence);
  if (!held && claimsNothing(sentence)) return { verdict: "no claim", numbers: [] };

  const found = cited.filter(({ passage }) => {
    if (held && isPastReview(passage, context.today)) return false;
    return isSupported(sentence, passage);
  });
  const fitting = dose
    ? found.filter(({ passage }) => doseHolds(sentence, passage, context.asked))
    : found;
  if (fitting.length > 0) {
    return { verdict: "found in source", numbers: fitting.map(({ n }) => n) };
  }
  if (dose) return withheld(found.length > 0 ? "doseForOthers" : "dose");
  // A harmless guess beside an emergency reads like a reason to stay.
  if (!held && context.pressing && !urgesNow(sentence)) return withheld("unproven");
  if (!held) return { verdict: "not found", numbers: [] };
  return withheld(saysWaitOrStop(sentence) ? "wait" : "amount");
}

/** Sentences that are only shown once they were found. */
export function mustBeHeld(sentence: string): boolean {
  return hasAmount(sentence) || saysWaitOrStop(sentence);
}

function withheld(reason: keyof typeof notices): SentenceCheck {
  return { verdict: "withheld", notice: notices[reason] };
}
