import { expect } from "vitest";
import type { Profile } from "#contracts/profile.ts";
import type { Triage } from "#contracts/triage.ts";
import { triage } from "#safety/triage.ts";

const minute = 60_000;
export const noon = Date.UTC(2026, 5, 1, 12);

/** A session whose messages came a minute apart, the last one now. */
export function triageOf(
  messages: string | readonly string[],
  profile: Profile | null = null,
): Triage {
  const said = typeof messages === "string" ? [messages] : messages;
  return triage({
    messages: said.map((text, i) => ({ text, at: noon - (said.length - 1 - i) * minute })),
    profile,
    now: noon,
  });
}

/** Says what was found when it is not what was expected. */
export function expectDisposition(
  text: string | readonly string[],
  wanted: Triage["disposition"],
  profile: Profile | null = null,
): void {
  const found = triageOf(text, profile);
  expect({
    text,
    disposition: found.disposition,
    rules: found.disposition === wanted ? [] : found.rules.map((rule) => rule.id),
  }).toEqual({ text, disposition: wanted, rules: [] });
}
