/**
 * After failed tries a person must show that they are one, where a captcha is configured: after three at one account,
 * or twenty from one network, whichever accounts they were at. The same for accounts that exist and those that don't.
 *
 * A missing or refused token is refused. When the provider can't be reached we go on without it: the counts hold all
 * the same, which is all that most installations have, and nobody who needs their health record may be locked out by
 * somebody else's outage.
 */
import { ProblemError } from "../../http/problem.ts";
import type { Accounts } from "../accounts.ts";
import { auditRefusal } from "../audit/audit-refusal.ts";
import { networkKey } from "./familiar-networks.ts";
import { failuresBeforeCaptcha } from "./guess-policy.ts";
import { readGuesses } from "./guess-store.ts";
import { freeGuessesOf, type Guess, laneOf, trustedFailures } from "./guesses.ts";

/** Throws `captcha_required`. To be asked before the guess is counted. */
export async function requireHuman(
  accounts: Accounts,
  guess: Guess,
  token: string | undefined,
): Promise<void> {
  const { captcha, config } = accounts;
  if (!captcha || !config.captcha || !(await isSuspect(accounts, guess))) return;
  const verdict = token === undefined ? "refused" : await captcha.verify(token);
  if (verdict !== "refused") return;
  const { userId, client } = guess;
  await auditRefusal(accounts, { event: "sign-in", reason: "captcha", userId, client });
  const { siteKey, scriptUrl } = config.captcha;
  throw new ProblemError("captcha_required", { captcha: { siteKey, scriptUrl } });
}

async function isSuspect(accounts: Accounts, guess: Guess): Promise<boolean> {
  const lane = await laneOf(accounts, guess);
  const { failures } = await readGuesses(accounts.database.read, lane, freeGuessesOf(accounts));
  if (failures >= failuresBeforeCaptcha) return true;
  const network = await accounts.limits.peek(trustedFailures, networkKey(accounts, guess.client));
  return !network.allowed;
}
