/** A Healify service as a process of its own, as an operator would start it. Ended by pid, with all that it said. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { outputRecorder } from "./log-scan/log-folder.ts";
import { waitFor } from "./wait-for.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const services: ReadonlySet<string> = new Set(["start", "gateway", "worker"]);
const startWithinMs = 100_000;

export type HealifyProcess = {
  readonly pid: number;
  /** What it wrote to both outputs. */
  output(): string;
  /** What it wrote to its standard output alone. */
  results(): string;
  /** The address that it said it serves; throws for one that serves none. */
  url(): string;
  kill(signal: NodeJS.Signals): void;
  /** Resolves with the exit code, or null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** SIGTERM, and the exit code. */
  stop(): Promise<number | null>;
};

/** Resolves once `ready` appears in its output; rejects with the output when it ends before. */
export async function startHealify(
  command: string,
  env: Readonly<Record<string, string>>,
  ready: RegExp,
): Promise<HealifyProcess> {
  const running = spawnHealify([command], env);
  await waitFor(
    () => ready.test(running.output()) || running.hasEnded(),
    `${command} is ready`,
    startWithinMs,
  );
  if (!ready.test(running.output())) throw new Error(`${command} ended:\n${running.output()}`);
  return running;
}

/**
 * Only what is named here reaches the process: no setting of the developer's own. `input` is all of its standard
 * input.
 */
export function spawnHealify(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
  input = "",
): HealifyProcess & { hasEnded(): boolean } {
  const child = spawn(process.execPath, ["src/cli/main.ts", ...command], {
    cwd: root,
    env: { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  // It may have ended without reading any.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  let output = "";
  let results = "";
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on("data", collect);
  // What a command says is its result; what a service says is its log.
  // With --phones it shows an invitation to whoever sits before it.
  if (services.has(command[0] ?? "") && !command.includes("--phones")) {
    for (const stream of [child.stdout, child.stderr]) {
      const record = outputRecorder();
      stream.on("data", (chunk: Buffer) => record(chunk.toString()));
    }
  }
  child.stdout.on("data", (chunk: Buffer) => {
    results += chunk.toString();
  });
  child.stderr.on("data", collect);
  const ended = endOf(child);
  const { pid } = child;
  if (pid === undefined) throw new Error("the process did not start");
  return {
    pid,
    ended,
    output: () => output,
    results: () => results,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    url: () => {
      const address = /ready at (http:\S+)/.exec(output)?.[1];
      if (!address) throw new Error(`no address in:\n${output}`);
      // Tests go by the number: its name stands for two, and something else may listen on the other.
      return address.replace("//localhost:", "//127.0.0.1:");
    },
    kill: (signal) => void child.kill(signal),
    async stop() {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

async function endOf(child: ChildProcess): Promise<number | null> {
  await once(child, "close");
  return child.exitCode;
}
