/** Triage with what is known of people: a profile may add rules, never remove one (SAFETY.md, floor 5). */
import { dispositions, type Triage } from "#contracts/triage.ts";
import { createReader, type Reader } from "../said.ts";
import { type TriageInput, triage } from "../triage.ts";

/** Twice, with and without profiles, where there are any: an age or a sex alone could keep a rule from holding. */
export function triageWithProfiles(input: TriageInput, reader: Reader = createReader()): Triage {
  const known = [input.profile ?? null, ...(input.chosen ?? []).map(({ profile }) => profile)];
  if (known.every((profile) => profile === null)) return triage(input, reader);
  const strangers = (input.chosen ?? []).map((person) => ({ ...person, profile: null }));
  return together(
    triage({ ...input, profile: null, chosen: strangers }, reader),
    triage(input, reader),
  );
}

/** Smaller is more pressing. */
const pressing = ({ disposition }: Triage) =>
  disposition === null ? dispositions.length : dispositions.indexOf(disposition);

function together(words: Triage, known: Triage): Triage {
  const lost = pressing(words) < pressing(known);
  const fixedIsLost = words.fixedText !== null && known.fixedText === null;
  const [first, second] = lost || fixedIsLost ? [words, known] : [known, words];
  const ids = new Set(first.rules.map(({ id }) => id));
  return {
    ...first,
    withinHours: sooner(first, second),
    rules: [...first.rules, ...second.rules.filter(({ id }) => !ids.has(id))],
    notice: first.notice ?? second.notice,
  };
}

function sooner(first: Triage, second: Triage): number | null {
  if (first.withinHours === null || second.withinHours === null) return first.withinHours;
  if (first.disposition !== second.disposition) return first.withinHours;
  return Math.min(first.withinHours, second.withinHours);
}
