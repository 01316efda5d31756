/**
 * Places between two durable effects at which tests/faults makes a process die or freeze. With CRASH_AT=name:n in its
 * environment it kills itself (SIGKILL) when it comes to that place for the n-th time, with FREEZE_AT=name:n it stops
 * there (SIGSTOP) until somebody lets it go on. Without, this is two comparisons.
 */
type Trap = { name: string | undefined; left: number; signal: NodeJS.Signals };

const crash = trap(process.env.CRASH_AT, "SIGKILL");
const freeze = trap(process.env.FREEZE_AT, "SIGSTOP");

export function crashPoint(name: string): void {
  if (name === crash.name) spring(crash);
  if (name === freeze.name) spring(freeze);
}

function trap(at: string | undefined, signal: NodeJS.Signals): Trap {
  const [name, count = "1"] = (at ?? "").split(":");
  return { name: name || undefined, left: Number(count), signal };
}

function spring(armed: Trap): void {
  armed.left -= 1;
  if (armed.left === 0) process.kill(process.pid, armed.signal);
}
