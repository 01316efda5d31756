import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Rounds } from "./rounds.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pauseMs = [100, 200] as const;
const noFault = (fault: unknown) => {
  throw fault;
};

test("a round begins once the last has ended and the pause is over", async () => {
  const ends: (() => void)[] = [];
  const rounds = new Rounds({
    work: () => new Promise<void>((resolve) => ends.push(resolve)),
    pauseMs,
    onFault: noFault,
  });
  rounds.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(ends).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(ends).toHaveLength(1);

  ends[0]?.();
  await vi.advanceTimersByTimeAsync(99);
  expect(ends).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(101);
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await rounds.close();
});

test("a round that fails is told, and the next one comes", async () => {
  const faults: unknown[] = [];
  let begun = 0;
  const rounds = new Rounds({
    async work() {
      begun += 1;
      throw new Error(`round ${begun}`);
    },
    pauseMs,
    onFault: (fault) => faults.push(fault),
  });
  rounds.start();
  await vi.advanceTimersByTimeAsync(200);
  expect(faults).toEqual([new Error("round 1"), new Error("round 2")]);
  await rounds.close();
});

test("closing tells the round under way, waits for it, and no other comes", async () => {
  let begun = 0;
  let end = () => {};
  let told = false;
  const rounds = new Rounds({
    work(closing) {
      begun += 1;
      closing.addEventListener("abort", () => {
        told = true;
      });
      return new Promise<void>((resolve) => {
        end = resolve;
      });
    },
    pauseMs,
    onFault: noFault,
  });
  rounds.start();
  await vi.advanceTimersByTimeAsync(0);
  let closed = false;
  const closing = rounds.close().then(() => {
    closed = true;
  });
  await vi.advanceTimersByTimeAsync(10_000);
  expect({ told, closed }).toEqual({ told: true, closed: false });
  end();
  await closing;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(begun).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});

test("closed between two rounds, or never started, it leaves no timer", async () => {
  const work = vi.fn(async () => {});
  const rounds = new Rounds({ work, pauseMs, onFault: noFault });
  await rounds.close();
  rounds.start();
  const other = new Rounds({ work, pauseMs, onFault: noFault });
  other.start();
  await vi.advanceTimersByTimeAsync(0);
  await other.close();
  expect(work).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});
