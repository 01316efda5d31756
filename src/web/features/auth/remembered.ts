/**
 * Whether this browser was signed in when it was last here. Holds no secret: it only saves a first-time visitor a
 * question to the server.
 */
const storageKey = "healify:signed-in";

export function wasSignedIn(): boolean {
  return localStorage.getItem(storageKey) !== null;
}

export function rememberSignedIn(signedIn: boolean): void {
  if (signedIn) localStorage.setItem(storageKey, "yes");
  else localStorage.removeItem(storageKey);
}
