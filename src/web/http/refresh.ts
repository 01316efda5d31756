import { tokensSchema } from "#contracts/auth.ts";
import { dropAccessToken, holdAccessToken, readAccess } from "./access-token.ts";
import { failureFrom, RequestFailure } from "./request-failure.ts";

let underway: Promise<boolean> | null = null;

/**
 * Trades the refresh cookie for a new access token. One call at a time in this tab, and one tab at a time where the
 * browser has locks (plain http on a home network has none: there the server's grace window covers two tabs).
 * @returns false when the server refuses: the person has to sign in again.
 * @throws RequestFailure when it could not be asked; nothing is signed out by a bad network.
 */
export function refreshAccess(): Promise<boolean> {
  underway ??= inTurn(askForTokens).finally(() => {
    underway = null;
  });
  return underway;
}

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  // The DOM's types promise locks everywhere; insecure pages have none.
  return "locks" in navigator ? navigator.locks.request("healify:refresh", work) : work();
}

async function askForTokens(): Promise<boolean> {
  const before = readAccess().status;
  const response = await fetch("/api/auth/refresh", { method: "POST" }).catch((cause: unknown) => {
    throw new RequestFailure(0, null, null, cause);
  });
  if (response.status === 401) {
    dropAccessToken(before === "in" ? "expired" : "out");
    return false;
  }
  if (!response.ok) throw await failureFrom(response);
  const { accessToken, expiresIn } = tokensSchema.parse(await response.json());
  holdAccessToken(accessToken, expiresIn);
  return true;
}
