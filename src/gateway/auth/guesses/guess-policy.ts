/**
 * How many wrong guesses at an account there may be, and how long the next one waits (rule 15; NIST SP 800-63B-4
 * section 3.2.2; OWASP Authentication Cheat Sheet, Account Lockout).
 *
 * A guess is counted in a lane of its account. Every network that the person has signed in from has a lane of its own,
 * all others share one: whoever guesses from elsewhere fills that one, and never the owner's. Each lane backs off by
 * itself and ends at half of what the account allows, so strangers alone can't use up the account's share either.
 */

const second = 1000;

/** Consecutive failures of one account, all lanes together. */
export const accountCap = 100;
/** Of one lane. */
export const laneCap = accountCap / 2;

/** After so many failures in a row the next guess waits, by what is set for one minute. */
export function freeGuesses(failuresPerMinute: number): number {
  return Math.min(failuresPerMinute, laneCap);
}

/** Milliseconds: after the last free guess 30 s, then twice as long each time, up to an hour. */
const waits = [30, 60, 120, 240, 480, 960, 1920, 3600].map((seconds) => seconds * second);
const longestWait = 3600 * second;

/** A lane that nobody guessed in for so long starts afresh: nothing about an address is kept for good. */
export const forgetGuessesAfter = 90 * 24 * 3600 * second;

/** How long the next guess waits after so many failures in a row, milliseconds from the last of them. */
export function waitAfter(failures: number, free: number): number {
  if (failures >= laneCap) return forgetGuessesAfter;
  return failures < free ? 0 : (waits[failures - free] ?? longestWait);
}

/** From here on a person must show that they are one, where a captcha is configured. */
export const failuresBeforeCaptcha = 3;
