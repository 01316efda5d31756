/**
 * Nothing that a test run starts may outlive it, not even when the run itself is killed. A small process of its own
 * learns over a pipe what was started; when the pipe closes, for whatever reason, it ends what is left.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

let guardian: ChildProcess | null = null;

export function guardProcess(pid: number): void {
  tell(`watch ${pid}`);
}

export function forgetProcess(pid: number): void {
  tell(`forget ${pid}`);
}

export function guardFolder(folder: string): void {
  tell(`folder ${folder}`);
}

export function forgetFolder(folder: string): void {
  tell(`gone ${folder}`);
}

function tell(line: string): void {
  guardian ??= startGuardian();
  guardian.stdin?.write(`${line}\n`);
}

function startGuardian(): ChildProcess {
  const script = fileURLToPath(new URL("guardian-process.ts", import.meta.url));
  const child = spawn(process.execPath, [script], {
    detached: true,
    stdio: ["pipe", "ignore", "inherit"],
  });
  child.on("error", (fault) => {
    throw fault;
  });
  // The pipe alone ties the two together: neither may keep this process from ending.
  child.unref();
  if (child.stdin && "unref" in child.stdin && typeof child.stdin.unref === "function") {
    child.stdin.unref();
  }
  child.stdin?.on("error", () => undefined);
  return child;
}
