/**
 * Places between two durable effects at which a process can be made to die as by `kill -9`, for tests/faults: with
 * CRASH_AT=name:n in its environment it kills itself when it comes to that place for the n-th time. Without, this is
 * one comparison.
 */
const [armed, count] = (process.env.CRASH_AT ?? "").split(":");
let left = Number(count ?? "1");

export function crashPoint(name: string): void {
  if (name !== armed) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, "SIGKILL");
}
