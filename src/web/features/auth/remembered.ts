import type { UserId } from "#contracts/ids.ts";

/**
 * Who is signed in in this browser, and who used this tab last. No secret, only an id: it saves a first-time visitor a
 * question to the server, and keeps what one person left in a tab from the next.
 */
const browserKey = "healify:signed-in";
const tabKey = "healify:tab-person";

export function wasSignedIn(): boolean {
  return localStorage.getItem(browserKey) !== null;
}

export function rememberPerson(userId: UserId): void {
  localStorage.setItem(browserKey, userId);
  sessionStorage.setItem(tabKey, userId);
}

/** Whose the tab is from now on, where nobody used it before. */
export function rememberInTab(userId: UserId): void {
  sessionStorage.setItem(tabKey, userId);
}

/** What became of the sign-in since this tab last looked: a tab that slept has heard of nothing. */
export function signInNow(): "same" | "nobody" | "somebody-else" {
  const now = localStorage.getItem(browserKey);
  if (now === null) return "nobody";
  return now === sessionStorage.getItem(tabKey) ? "same" : "somebody-else";
}

/** What was typed stays in the tab: it may be the same person who signs in again. */
export function forgetSignIn(): void {
  localStorage.removeItem(browserKey);
}

export function isAnotherPerson(userId: UserId): boolean {
  const before = sessionStorage.getItem(tabKey);
  return before !== null && before !== userId;
}

/** Calls back when another tab signs out, or signs somebody else in. @returns how to stop listening */
export function onSignInElsewhere(change: (to: "nobody" | "somebody-else") => void): () => void {
  const listener = ({ key, newValue }: StorageEvent) => {
    if (key !== browserKey) return;
    if (newValue === null) change("nobody");
    else if (newValue !== sessionStorage.getItem(tabKey)) change("somebody-else");
  };
  window.addEventListener("storage", listener);
  return () => window.removeEventListener("storage", listener);
}
