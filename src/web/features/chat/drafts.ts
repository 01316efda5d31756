import type { SessionId } from "#contracts/ids.ts";

/**
 * What was typed and not yet sent, per chat session. Kept in the tab's own storage: a reload or a new sign-in finds
 * it, another person at the same browser does not.
 */
export type DraftOf = SessionId | "new";

const prefix = "healify:draft:";

export function readDraft(of: DraftOf): string {
  return sessionStorage.getItem(prefix + of) ?? "";
}

export function keepDraft(of: DraftOf, text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(prefix + of);
    else sessionStorage.setItem(prefix + of, text);
  } catch {
    // More than the storage holds, as a whole book that was pasted: it stays in the box, and is not kept across a reload.
  }
}
