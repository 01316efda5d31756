import type { HelpNumber, Triage } from "#contracts/triage.ts";

export type Numbers = { emergency: HelpNumber[]; others: HelpNumber[] };

/** The numbers to show. */
export function useNumbers(triage: Triage): Numbers {
  return {
    emergency: triage.numbers.filter(({ kind }) => kind === "emergency"),
    others: triage.numbers.filter(({ kind }) => kind !== "emergency"),
  };
}
