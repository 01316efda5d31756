/** A disposition in words and hours: the line with which an answer opens. */
import type { Disposition, HelpNumber, Triage } from "#contracts/triage.ts";

/** At most one line: the emergency card above the answer says the rest. Null when there is nothing to say. */
export function urgencyLine(triage: Triage): string | null {
  return triage.disposition === null ? triage.notice : lines[triage.disposition](triage);
}

const lines: Record<Disposition, (triage: Triage) => string> = {
  emergency: (triage) =>
    `**Call ${emergencyNumber(triage.numbers)} now.** Don't wait to read the rest.`,
  urgent: ({ withinHours }) =>
    withinHours === null
      ? "**Be seen by a doctor today.**"
      : `**Be seen by a doctor within ${withinHours} ${withinHours === 1 ? "hour" : "hours"}.**`,
  routine: () => "**See a doctor or nurse in the coming days.** Go sooner if it gets worse.",
  "self-care": () => "**You can look after this yourself for now.** Get help if it changes.",
};

/** The number with its country's name beside it; without one that is known, the line that holds everywhere. */
function emergencyNumber(numbers: readonly HelpNumber[]): string {
  const emergency = numbers.find(({ kind }) => kind === "emergency");
  return emergency === undefined || emergency.country === null
    ? "112 or 911, or your local emergency number,"
    : `${emergency.number} (${emergency.country})`;
}

/** `urgent` and above: nothing in the answer may reassure. */
export function isPressing(triage: Triage): boolean {
  return triage.disposition === "emergency" || triage.disposition === "urgent";
}
