import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SilenceWatch } from "./patience.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

const watch = (caller = new AbortController().signal) =>
  new SilenceWatch({ firstTokenMs: 1000, idleMs: 300 }, caller);

it("waits for the first sign of life as long as for a first one", () => {
  const { signal } = watch();
  vi.advanceTimersByTime(999);
  expect(signal.aborted).toBe(false);
  vi.advanceTimersByTime(2);
  expect(signal.aborted).toBe(true);
});

it("waits for each further one anew", () => {
  const watching = watch();
  for (let i = 0; i < 20; i++) {
    watching.alive();
    vi.advanceTimersByTime(299);
    expect(watching.signal.aborted).toBe(false);
  }
  vi.advanceTimersByTime(2);
  expect(watching.ranOut).toBe(true);
});

it("doesn't watch while it pauses, and watches again after", () => {
  const watching = watch();
  watching.alive();
  watching.pause();
  vi.advanceTimersByTime(60_000);
  expect(watching.ranOut).toBe(false);
  watching.alive();
  vi.advanceTimersByTime(301);
  expect(watching.ranOut).toBe(true);
});

it("aborts for its caller, and leaves no timer and no listener behind", () => {
  const caller = new AbortController();
  const watching = watch(caller.signal);
  caller.abort();
  expect(watching.signal.aborted).toBe(true);
  expect(watching.ranOut).toBe(false);
  watching.stop({ callIsOver: false });
  const over = watch();
  over.stop({ callIsOver: true });
  expect(vi.getTimerCount()).toBe(0);
  expect(over.signal.aborted).toBe(false);
});
