import { z } from "zod";
import { type SessionId, sessionIdSchema } from "#contracts/ids.ts";

/** Chat sessions that this browser keeps out of its list. The server isn't told: they stay in the account. */
const storageKey = "healify:hidden";
const listeners = new Set<() => void>();
let hidden: readonly SessionId[] = restore();

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
  hidden = next;
  if (next.length === 0) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, JSON.stringify(next));
  for (const listener of listeners) listener();
}

function restore(): readonly SessionId[] {
  const stored = localStorage.getItem(storageKey);
  const ids = z.array(sessionIdSchema).safeParse(stored ? JSON.parse(stored) : []);
  return ids.success ? ids.data : [];
}
