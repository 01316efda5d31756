/** Times of single calls, one client at a time. */
import type { Caller, CallRequest } from "../load/caller.ts";
import { Lane } from "../load/lane.ts";
import { marksOf, requestOf, type Target } from "../load/target.ts";
import { percentile } from "../measure/percentiles.ts";

/** Milliseconds of each call; throws for an answer that isn't a success. */
export async function timeCalls(
  caller: Caller,
  count: number,
  request: (index: number) => CallRequest,
): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const { status, body, ms } = await caller.call(request(index));
    if (status < 200 || status >= 300) throw new Error(`${status} ${body.slice(0, 200)}`);
    times.push(ms);
  }
  return times;
}

/** Milliseconds to the first token of each question, one after the other; each in a new session unless one is given. */
export async function timeFirstTokens(
  target: Target,
  questions: readonly string[],
  sessionId?: string,
): Promise<number[]> {
  const lane = await Lane.open(target.url, marksOf(target));
  const times: number[] = [];
  for (const text of questions) {
    times.push((await lane.ask(requestOf(target, 0, text, sessionId))).firstMs);
  }
  lane.close();
  return times;
}

/** `{"list p50 ms": …, "list p99 ms": …}` */
export function spreadFigures(name: string, times: readonly number[]): Record<string, number> {
  return { [`${name} p50 ms`]: percentile(times, 50), [`${name} p99 ms`]: percentile(times, 99) };
}
