import { z } from "zod";
import { type SessionId, sessionIdSchema } from "#contracts/ids.ts";

/** Chat sessions that this browser keeps out of its list. The server isn't told: they stay in the account. */
const storageKey = "healify:hidden";
const listeners = new Set<() => void>();
let hidden: readonly SessionId[] = restore();

// Hidden or shown in another tab of this browser.
globalThis.addEventListener?.("storage", ({ key }) => {
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

function replace(next: readonly SessionId[]): void {
  if (next.length === 0) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, JSON.stringify(next));
  tell(next);
}

function tell(next: readonly SessionId[]): void {
  hidden = next;
  for (const listener of listeners) listener();
}

function restore(): readonly SessionId[] {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey) ?? "[]");
    return z.array(sessionIdSchema).catch([]).parse(stored);
  } catch {
    return [];
  }
}
