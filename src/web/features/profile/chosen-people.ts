import type { PersonId, SessionId } from "#contracts/ids.ts";

/** Whom the next question of each chat session is about; null is oneself, absent is not yet chosen. */
let chosen: ReadonlyMap<SessionId, PersonId | null> = new Map();
const listeners = new Set<() => void>();

export function chosenIn(sessionId: SessionId): PersonId | null | undefined {
  return chosen.get(sessionId);
}

export function choosePerson(sessionId: SessionId, personId: PersonId | null): void {
  chosen = new Map([...chosen, [sessionId, personId]]);
  for (const listener of listeners) listener();
}

export function subscribeToChosen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
