import type { Triage } from "#contracts/triage.ts";
import { readPlace } from "./where.ts";

/**
 * The server's red-flag rules, run in this browser: they need no account and no connection. Fetched apart from the
 * page, ahead of time.
 * @param earlier what the person wrote before in this chat session, oldest first, and what was found in it
 * @returns null when the rules could not be fetched; the server then has the only word
 */
export async function triageHere(
  text: string,
  earlier: EarlierMessage[] = [],
): Promise<Triage | null> {
  const rules = await fetchRules().catch(() => null);
  if (!rules) return null;
  const now = Date.now();
  const { country, timeZone } = readPlace();
  return rules.triage({
    messages: [...earlier, { text, at: now }],
    previous: earlier.at(-1)?.triage ?? null,
    country,
    timeZone,
    now,
  });
}

/** `at`: epoch milliseconds. */
export type EarlierMessage = { text: string; at: number; triage: Triage };

/** Called when somebody begins to write, so that the rules are here before they are needed. */
export function fetchRules() {
  return import("#safety/triage.ts");
}
