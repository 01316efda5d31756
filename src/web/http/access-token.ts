/**
 * The access token, held in memory only: a script that gets at storage finds nothing, and closing the tab forgets it.
 *
 * unknown → (refresh) → in | expired;   in → (refused refresh) → expired;   any → (sign-out, nobody remembered) → out
 */
import { z } from "zod";
import { type UserId, userIdSchema } from "#contracts/ids.ts";

export type AccessState =
  | { status: "unknown" }
  | {
      status: "in";
      accessToken: string;
      /** Whose it is. */
      person: UserId;
      /** Epoch milliseconds. */
      expiresAt: number;
    }
  | { status: "out" }
  | { status: "expired" };

type Listener = () => void;

let state: AccessState = { status: "unknown" };
let admits: (person: UserId) => boolean = () => true;
const listeners = new Set<Listener>();

export function readAccess(): AccessState {
  return state;
}

export function subscribeToAccess(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Asked before a token is held that nobody in this tab has just signed in for. It answers false where the tab shows
 * somebody else, and sees to it that the tab forgets them.
 */
export function admitOnly(check: (person: UserId) => boolean): void {
  admits = check;
}

/** After a sign-in. @param expiresIn seconds, as the server says. */
export function holdAccessToken(accessToken: string, expiresIn: number): void {
  hold(accessToken, Date.now() + expiresIn * 1000);
}

/** One that was refreshed, here or by another tab. @returns false when it belongs to somebody else than this tab */
export function adoptAccessToken(accessToken: string, expiresAt: number): boolean {
  if (!admits(personIn(accessToken))) return false;
  hold(accessToken, expiresAt);
  return true;
}

/** `expired` keeps drafts and says "sign in again"; `out` is a person's own wish. */
export function dropAccessToken(reason: "out" | "expired"): void {
  setState({ status: reason });
}

function hold(accessToken: string, expiresAt: number): void {
  const person = personIn(accessToken);
  setState({ status: "in", accessToken, person, expiresAt });
}

const claimsSchema = z.object({ sub: userIdSchema });

/** Read, not checked: the server checks it each time. */
function personIn(accessToken: string): UserId {
  const payload = accessToken.split(".")[1] ?? "";
  const text = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
  return claimsSchema.parse(JSON.parse(text)).sub;
}

function setState(next: AccessState): void {
  state = next;
  for (const listener of listeners) listener();
}
