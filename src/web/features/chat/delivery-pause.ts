import { z } from "zod";
import type { RequestFailure } from "../../http/request-failure.ts";

/** Why nothing is sent before a moment; shared by the tabs, so that they don't all knock. */
const pauseSchema = z.object({
  reason: z.enum(["unreachable", "busy", "too-many", "too-many-waiting"]),
  /** Epoch milliseconds. */
  until: z.number(),
  /** Failures in a row. */
  failures: z.number(),
});
export type Pause = z.infer<typeof pauseSchema>;

const storageKey = "healify:outbox-pause";
/** Milliseconds. */
const backOff = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const;

const listeners = new Set<() => void>();
let pause: Pause | null = readStored();

window.addEventListener("storage", ({ key }) => {
  if (key === storageKey || key === null) show(readStored());
});

export function readPause(): Pause | null {
  return pause;
}

export function subscribeToPause(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** After a failure that waiting may mend. */
export function pauseAfter(failure: RequestFailure): void {
  const failures = (pause?.failures ?? 0) + 1;
  const step = backOff[Math.min(failures, backOff.length) - 1] ?? 30_000;
  const asked = (failure.retryAfter ?? 0) * 1000;
  const wait = Math.max(asked, step * (0.8 + 0.4 * Math.random()));
  store({ reason: reasonOf(failure), until: Date.now() + wait, failures });
}

export function endPause(): void {
  if (pause) store(null);
}

/** The network is back, or somebody looks: whether the server can be reached is worth another try now. */
export function endPauseOfNetwork(): void {
  if (pause?.reason === "unreachable") store({ ...pause, until: Date.now() });
}

function reasonOf({ status, problem }: RequestFailure): Pause["reason"] {
  if (status === 0) return "unreachable";
  if (problem?.code === "too_many_waiting") return "too-many-waiting";
  return status === 429 ? "too-many" : "busy";
}

function store(next: Pause | null): void {
  try {
    if (next) localStorage.setItem(storageKey, JSON.stringify(next));
    else localStorage.removeItem(storageKey);
  } catch {
    // Storage that is full: the other tabs find out by themselves.
  }
  show(next);
}

function show(next: Pause | null): void {
  pause = next;
  for (const listener of listeners) listener();
}

function readStored(): Pause | null {
  try {
    return pauseSchema.parse(JSON.parse(localStorage.getItem(storageKey) ?? "null"));
  } catch {
    return null;
  }
}
