/**
 * The access token, held in memory only: a script that gets at storage finds nothing, and closing the tab forgets it.
 *
 * unknown → (refresh) → in | out;   in → (refused refresh) → expired;   any → (sign-out) → out
 */
export type AccessState =
  | { status: "unknown" }
  | { status: "in"; accessToken: string; expiresAt: number }
  | { status: "out" }
  | { status: "expired" };

type Listener = () => void;

let state: AccessState = { status: "unknown" };
const listeners = new Set<Listener>();

export function readAccess(): AccessState {
  return state;
}

export function subscribeToAccess(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** @param expiresIn seconds, as the server says. */
export function holdAccessToken(accessToken: string, expiresIn: number): void {
  setState({ status: "in", accessToken, expiresAt: Date.now() + expiresIn * 1000 });
}

/** `expired` keeps drafts and says "sign in again"; `out` is a person's own wish. */
export function dropAccessToken(reason: "out" | "expired"): void {
  setState({ status: reason });
}

function setState(next: AccessState): void {
  state = next;
  for (const listener of listeners) listener();
}
