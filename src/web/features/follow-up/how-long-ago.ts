import { inRelation } from "../../language/formats.ts";

const minute = 60_000;
const steps = [
  { unit: "day", ms: 24 * 60 * minute },
  { unit: "hour", ms: 60 * minute },
  { unit: "minute", ms: minute },
] as const;

/** "3 days ago", in the reader's language; at the least a minute. */
export function howLongAgo(then: Date, now: Date): string {
  const passed = Math.max(minute, now.getTime() - then.getTime());
  const { unit, ms } = steps.find((step) => passed >= step.ms) ?? steps[2];
  return inRelation(-Math.floor(passed / ms), unit);
}
