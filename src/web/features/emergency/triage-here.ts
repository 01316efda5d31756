import type { Triage } from "#contracts/triage.ts";
import { inputHere, type KnownHere, nothingKnown } from "./known-here.ts";
import { readPlace } from "./where.ts";

/**
 * The server's red-flag rules, run in this browser: they need no account and no connection. Fetched apart from the
 * page, ahead of time.
 * @returns null when the rules could not be fetched; the server then has the only word
 */
export async function triageHere(
  text: string,
  known: KnownHere = nothingKnown,
): Promise<Triage | null> {
  const rules = await fetchRules().catch(() => null);
  return rules?.triageWithProfiles(inputHere(text, known, readPlace(), Date.now())) ?? null;
}

export function fetchRules() {
  return import("#safety/person/triage-with-profiles.ts");
}

const fetchAhead = () => void fetchRules().catch(() => undefined);

/**
 * To be given to a field for a person's words: the rules come as soon as somebody touches it or begins to write, so that
 * they are here before they are needed. Not with a focus that the page gave it: a page that is only read needn't have them.
 */
export const fetchesRules = {
  onPointerDown: fetchAhead,
  onKeyDownCapture: fetchAhead,
  onPaste: fetchAhead,
} as const;
