import { z } from "zod";
import { type SessionId, sessionIdSchema } from "#contracts/ids.ts";
import { readAccess, subscribeToAccess } from "../../http/access-token.ts";

/**
 * Chat sessions that a person keeps out of their lists in this browser. The server isn't told: they stay in the account.
 *
 * Sign-out does not forget them, as it does all else of a person: whoever hid a chat because somebody looks over their
 * shoulder must not find it in the list again after the next sign-in. They are kept per person, so that nobody else who
 * signs in here learns that something was hidden, or can show it. What stays is ids, which say nothing by themselves.
 */
const prefix = "healify:hidden:";
const listeners = new Set<() => void>();
/** Where the hidden sessions of whoever was signed in last are kept. */
let storageKey: string | null = null;
let hidden: readonly SessionId[] = [];

subscribeToAccess(follow);
follow();

// Hidden or shown in another tab of this browser.
window.addEventListener("storage", ({ key }) => {
  if (key === storageKey || key === null) tell(restore());
});

export function readHidden(): readonly SessionId[] {
  return hidden;
}

export function subscribeToHidden(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function hideSession(sessionId: SessionId): void {
  replace([...hidden.filter((id) => id !== sessionId), sessionId]);
}

export function showHiddenSessions(): void {
  replace([]);
}

function follow(): void {
  const access = readAccess();
  if (access.status !== "in" || storageKey === prefix + access.person) return;
  storageKey = prefix + access.person;
  tell(restore());
}

function replace(next: readonly SessionId[]): void {
  if (storageKey !== null && next.length === 0) localStorage.removeItem(storageKey);
  else if (storageKey !== null) localStorage.setItem(storageKey, JSON.stringify(next));
  tell(next);
}

function tell(next: readonly SessionId[]): void {
  hidden = next;
  for (const listener of listeners) listener();
}

function restore(): readonly SessionId[] {
  if (storageKey === null) return [];
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey) ?? "[]");
    return z.array(sessionIdSchema).catch([]).parse(stored);
  } catch {
    return [];
  }
}
