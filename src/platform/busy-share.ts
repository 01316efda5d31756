/** How busy this process is, cheap enough to be asked for every event. */
import { performance } from "node:perf_hooks";

/** Shorter, and one long turn of the event loop would look like a busy process. */
const sampleEveryMs = 200;

/**
 * Gives the share of the last moments in which the event loop had work: 0 idle, 1 never idle. Where others hold the
 * CPU that counts as work too, which is right: there is none to spare then.
 */
export function watchBusyShare(): () => number {
  let before = performance.eventLoopUtilization();
  let sampledAt = performance.now();
  let share = 0;
  return () => {
    const now = performance.now();
    if (now - sampledAt < sampleEveryMs) return share;
    const current = performance.eventLoopUtilization();
    share = performance.eventLoopUtilization(current, before).utilization;
    before = current;
    sampledAt = now;
    return share;
  };
}
