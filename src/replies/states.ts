/**
 * The life of a reply. One row is at once the job, the outbox and the answer; the broker only carries its id.
 *
 *   waiting ──promote──▶ queued ──claim──▶ answering ──finish──▶ completed
 *      │                   ▲  │               │  │
 *      │                   │  │               │  └─fail──▶ failed ──retry──▶ queued | waiting
 *      │                   └──┼──try later────┤
 *      │                   └──┼──lease over───┘
 *      └────────stop──────────┴──stop─────────▶ stopped ──retry──▶ queued | waiting
 *
 * waiting    behind another question of its chat session
 * queued     may be claimed once `available_at` is past; `dispatch` counts its publishes
 * answering  one worker owns it (`lease_owner`, `attempt`) until `lease_until`
 * completed | failed | stopped   at its end; only retry leaves the last two
 *
 * - At most one row of a chat session is queued or answering (a partial unique index says so as well).
 * - `attempt` is the fencing token: claim and stop raise it, and every write of a worker is guarded by
 *   `attempt = mine and lease_owner = me and state = 'answering'`.
 * - `promote` is part of every transaction that ends a reply: the session's waiting row of the lowest position is
 *   queued. Each such transaction locks the session's row first, as accepting does, so none is overlooked.
 * - What follows a commit (publish, log, announce, acknowledge) may be lost. The sweep, the redelivery of the broker
 *   and the readers' own look at the row repair it.
 */
import type { ReplyState } from "#contracts/chat.ts";

/** A worker that says nothing for this long has lost its reply. */
export const leaseMs = 15_000;
export const heartbeatMs = 5_000;
/** Attempts that one asking (or one Retry) is worth. */
export const attemptsPerAsking = 4;
/** From this attempt of one asking on a worker answers it with nothing else in flight: it may be what kills workers. */
export const soloFromAttempt = 3;
/** A publish that was not confirmed by then is published again. */
export const confirmWithinMs = 250;
/** A confirmed publish that nobody claimed by then is published again; doubles with each dispatch. */
export const claimWithinMs = 60_000;

/** Milliseconds before the next attempt after a fault that is worth a retry: 1, 4, 15 s, ±20 %. */
export function backOffMs(attempt: number, random: () => number = Math.random): number {
  const seconds = [1, 4, 15][Math.min(attempt, 3) - 1] ?? 1;
  return Math.round(seconds * 1000 * (0.8 + random() * 0.4));
}

const ends = { completed: true, failed: true, stopped: true } as const;
export type EndState = keyof typeof ends;

export function hasEnded(state: ReplyState): state is EndState {
  return state in ends;
}

/** Codes of failures that the person's Retry can't mend. */
const finalFailures = new Set(["model_refused"]);

export function failureIsRetryable(code: string): boolean {
  return !finalFailures.has(code);
}
