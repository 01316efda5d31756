/**
 * Guesses at an account's password or codes. Counted before they are checked, and given back when they were right, so
 * that parallel guesses never get more tries than the limit: twice, by the minute in what the gateways share (it keeps
 * a flood away from the database), and in a row in the database (it outlives restarts, and Redis). The same for
 * accounts that exist and those that don't (rules 11, 12, 15, 16).
 */
import type { UserId } from "#contracts/ids.ts";
import type { Limit } from "#platform/limits/limits.ts";
import type { Client } from "../../http/client.ts";
import { ProblemError } from "../../http/problem.ts";
import type { Accounts } from "../accounts.ts";
import { auditRefusal } from "../audit/audit-refusal.ts";
import { isFamiliar, networkKey } from "./familiar-networks.ts";
import { freeGuesses } from "./guess-policy.ts";
import {
  countGuess,
  type GuessKind,
  type GuessLane,
  GuessRefused,
  giveGuessBack,
  readGuesses,
  resetGuesses,
} from "./guess-store.ts";

const minute = 60_000;

export function limitOf(name: string, points: number): Limit {
  return { name, points, windowMs: minute };
}

export type Guess = {
  kind: GuessKind;
  /** The account by HMAC (`accountKey`). */
  accountMac: string;
  /** Null where there is no such account. */
  userId: UserId | null;
  client: Client;
};

/**
 * What `check` gives; null means that the guess was wrong. Throws `too_many_requests`. Guesses at one account wait for
 * each other, so that a person who is right many times at once is not refused.
 */
export function guess<T>(
  accounts: Accounts,
  { kind, accountMac, userId, client }: Guess,
  check: () => Promise<T | null>,
): Promise<T | null> {
  return accounts.turns.run(`${kind}:${accountMac}`, async () => {
    const lane = await laneOf(accounts, { kind, accountMac, userId, client });
    await take(accounts, lane, { userId, client });
    let right: T | null;
    try {
      right = await check();
    } catch (fault) {
      await giveBack(accounts, lane, client);
      throw fault;
    }
    if (right !== null) await reset(accounts, lane, client);
    else await accounts.limits.take(trustedFailures, networkKey(accounts, client));
    return right;
  });
}

/** Failed tries from one network, over all accounts: beyond these it must show that people are there. */
export const trustedFailures: Limit = {
  name: "captcha-free-failures",
  points: 20,
  windowMs: 60 * minute,
};

/** Where a guess is counted: the network's own lane where the person signs in from it, else that of all others. */
export async function laneOf(
  accounts: Accounts,
  { kind, accountMac, userId, client }: Guess,
): Promise<GuessLane> {
  const network = networkKey(accounts, client);
  const familiar = await isFamiliar(accounts, userId, network);
  return { accountMac, kind, lane: familiar ? network : "elsewhere" };
}

type Guesser = { userId: UserId | null; client: Client };

async function take(accounts: Accounts, lane: GuessLane, guesser: Guesser): Promise<void> {
  const { database, limits, clock } = accounts;
  const free = freeGuessesOf(accounts);
  const network = await limits.take(ofNetwork(accounts), networkKey(accounts, guesser.client));
  const verdict = network.allowed ? await limits.take(perMinute(accounts), laneKey(lane)) : network;
  const counted = verdict.allowed && (await count(accounts, lane, free));
  if (counted) return;
  const { dueAt } = await readGuesses(database.read, lane, free);
  const retryAfterMs = Math.max(verdict.allowed ? 0 : verdict.retryAfterMs, dueAt - clock());
  const reason = network.allowed ? "too-many-guesses" : "too-many-from-network";
  const event = lane.kind === "password" ? "sign-in" : "second-step";
  await auditRefusal(accounts, { ...guesser, event, reason });
  throw new ProblemError("too_many_requests", { retryAfterMs });
}

async function count(
  { database, clock }: Accounts,
  lane: GuessLane,
  free: number,
): Promise<boolean> {
  try {
    await database.write((trx) => countGuess(trx, lane, { now: clock(), free }));
    return true;
  } catch (fault) {
    if (fault instanceof GuessRefused) return false;
    throw fault;
  }
}

async function reset(accounts: Accounts, lane: GuessLane, client: Client): Promise<void> {
  const { database, limits } = accounts;
  await limits.reset(perMinute(accounts), laneKey(lane));
  await limits.giveBack(ofNetwork(accounts), networkKey(accounts, client));
  await database.write((trx) => resetGuesses(trx, lane));
}

/** It was not checked after all. */
async function giveBack(accounts: Accounts, lane: GuessLane, client: Client): Promise<void> {
  const { database, limits } = accounts;
  await limits.giveBack(perMinute(accounts), laneKey(lane));
  await limits.giveBack(ofNetwork(accounts), networkKey(accounts, client));
  await database.write((trx) => giveGuessBack(trx, lane));
}

/** After so many failures in a row the next guess waits. */
export function freeGuessesOf({ config }: Pick<Accounts, "config">): number {
  return freeGuesses(config.limits.failedSignInsPerMinute);
}

const perMinute = ({ config }: Accounts) =>
  limitOf("sign-in-failures", config.limits.failedSignInsPerMinute);

/** One password tried at many accounts is seen here alone. */
const ofNetwork = ({ config }: Accounts) =>
  limitOf("network-failures", config.limits.networkFailuresPerMinute);

const laneKey = ({ accountMac, kind, lane }: GuessLane) => `${accountMac}:${kind}:${lane}`;
