import { type Country, countrySchema } from "#contracts/triage.ts";

/** Where the person is, as far as this browser may know: the chosen country, and the clock's time zone. */
export type Place = { country: Country | null; timeZone: string };

const storageKey = "healify:country";
const listeners = new Set<() => void>();
let place = restore();

export function readPlace(): Place {
  return place;
}

export function subscribeToPlace(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function chooseCountry(country: Country): void {
  try {
    localStorage.setItem(storageKey, country);
  } catch {
    // Storage that is full or forbidden: it holds as long as this page.
  }
  place = { ...place, country };
  for (const listener of listeners) listener();
}

function restore(): Place {
  const stored = countrySchema.safeParse(localStorage.getItem(storageKey));
  return {
    country: stored.success ? stored.data : null,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
