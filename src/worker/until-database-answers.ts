/** Database work that is tried again while the database is away. */
import { setTimeout as delay } from "node:timers/promises";
import { isDatabaseUnavailable } from "#platform/database/database-fault.ts";

const firstPauseMs = 100;
const longestPauseMs = 2000;

/** Rejects with the database's fault once `giveUp` says so, and with any other fault at once. */
export async function untilDatabaseAnswers<T>(
  work: () => Promise<T>,
  giveUp: () => boolean,
): Promise<T> {
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
    try {
      return await work();
    } catch (fault) {
      if (!isDatabaseUnavailable(fault) || giveUp()) throw fault;
      await delay(pause);
    }
  }
}

/** For `giveUp`: true once that much time has passed. */
export function after(ms: number): () => boolean {
  const end = performance.now() + ms;
  return () => performance.now() > end;
}
