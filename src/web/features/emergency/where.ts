import { type Country, countrySchema } from "#contracts/triage.ts";

/** Where the person is, as far as this browser may know: the chosen country, and the clock's time zone. */
export type Place = {
  country: Country | null;
  /** From the profile of whoever is signed in: holds where this device chose nothing. Sign-out forgets it. */
  usual: Country | null;
  timeZone: string;
};

const storageKey = "healify:country";
/** Kept, because the numbers must be right without a connection too. */
const usualKey = "healify:usual-country";
const listeners = new Set<() => void>();
let place: Place = {
  country: restore(storageKey),
  usual: restore(usualKey),
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
};

export function readPlace(): Place {
  return place;
}

export function subscribeToPlace(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function chooseCountry(country: Country): void {
  keep(storageKey, country);
  change({ country });
}

export function rememberUsualCountry(usual: Country | null): void {
  if (usual === place.usual) return;
  keep(usualKey, usual);
  change({ usual });
}

function change(part: Partial<Place>): void {
  place = { ...place, ...part };
  for (const listener of listeners) listener();
}

function keep(key: string, country: Country | null): void {
  try {
    if (country === null) localStorage.removeItem(key);
    else localStorage.setItem(key, country);
  } catch {
    // Storage that is full: it holds as long as this page.
  }
}

function restore(key: string): Country | null {
  return countrySchema.safeParse(localStorage.getItem(key)).data ?? null;
}
