import * as crisis from "./crisis-vignettes.ts";
import { triageOf } from "./expect-triage.ts";
import { emergencies, routine, selfCare, urgent } from "./vignettes.ts";

let found: ReadonlySet<string> | null = null;

/** The ids of the rules that the vignettes fire. */
export function reachedElsewhere(): ReadonlySet<string> {
  const texts = [
    ...Object.values(emergencies).flat(),
    ...urgent,
    ...routine,
    ...selfCare,
    ...Object.values(crisis).flat(),
  ];
  found ??= new Set(texts.flatMap((text) => triageOf(text).rules.map((rule) => rule.id)));
  return found;
}
