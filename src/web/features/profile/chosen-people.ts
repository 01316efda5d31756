import type { PersonId, SessionId } from "#contracts/ids.ts";

/** What was chosen for the next question of each chat session, and not sent yet. */
type Choice = {
  /** Null is oneself; undefined, not yet chosen. */
  about: PersonId | null | undefined;
  /** Whether profiles may be used; only the first question of a session says it. */
  usesProfile: boolean;
};

const nothingChosen: Choice = { about: undefined, usesProfile: true };
let choices: ReadonlyMap<SessionId, Choice> = new Map();
const listeners = new Set<() => void>();

export function chosenIn(sessionId: SessionId): PersonId | null | undefined {
  return choiceIn(sessionId).about;
}

/** For a session that isn't opened yet. */
export function usesProfileIn(sessionId: SessionId): boolean {
  return choiceIn(sessionId).usesProfile;
}

export function choosePerson(sessionId: SessionId, about: PersonId | null): void {
  choose(sessionId, { about });
}

export function chooseProfileUse(sessionId: SessionId, usesProfile: boolean): void {
  choose(sessionId, { usesProfile });
}

export function subscribeToChosen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const choiceIn = (sessionId: SessionId) => choices.get(sessionId) ?? nothingChosen;

function choose(sessionId: SessionId, change: Partial<Choice>): void {
  choices = new Map([...choices, [sessionId, { ...choiceIn(sessionId), ...change }]]);
  for (const listener of listeners) listener();
}
