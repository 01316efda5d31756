import { type Tokens, tokensSchema } from "#contracts/auth.ts";
import { adoptAccessToken, dropAccessToken, readAccess } from "./access-token.ts";
import { inTurn } from "./in-turn.ts";
import { failureFrom, RequestFailure } from "./request-failure.ts";
import { newerThan, shareAccess } from "./shared-access.ts";

const turn = "healify:refresh";
let underway: Promise<boolean> | null = null;

/**
 * Trades the refresh cookie for a new access token: once for all tabs that need one at the time. They wait for each
 * other where the browser has locks, and whoever comes later finds what the first one has shared. Plain http on a home
 * network has no locks: there the server's grace window covers tabs that ask at once.
 * @param replacing the token that is over; null where there is none yet
 * @returns false when the server refuses: the person has to sign in again.
 * @throws RequestFailure when it could not be asked; nothing is signed out by a bad network.
 */
export function refreshAccess(replacing: string | null): Promise<boolean> {
  underway ??= inTurn(turn, async () => (await newerThan(replacing)) || askForTokens()).finally(
    () => {
      underway = null;
    },
  );
  return underway;
}

async function askForTokens(): Promise<boolean> {
  const before = readAccess().status;
  const response = await fetch("/api/auth/refresh", { method: "POST" }).catch((cause: unknown) => {
    throw new RequestFailure(0, null, null, cause);
  });
  if (response.status === 401) {
    // Whoever signed out stays out; anybody else came to use what this refuses, and what they typed is kept.
    dropAccessToken(before === "out" ? "out" : "expired");
    return false;
  }
  if (!response.ok) throw await failureFrom(response);
  return takeTokens(tokensSchema.parse(await response.json()));
}

/**
 * For a call that gives new tokens and ends the old ones: no tab refreshes meanwhile with the cookie that it is about
 * to replace. `ask` must not refresh itself.
 */
export function replaceAccess(ask: () => Promise<Tokens>): Promise<void> {
  return inTurn(turn, async () => {
    takeTokens(await ask());
  });
}

function takeTokens({ accessToken, expiresIn }: Tokens): boolean {
  const expiresAt = Date.now() + expiresIn * 1000;
  shareAccess(accessToken, expiresAt);
  return adoptAccessToken(accessToken, expiresAt);
}
