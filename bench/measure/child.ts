/** A program of the bench as a process of its own: says one line when it is ready, ends with this process. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const readyWithinMs = 60_000;

export type Child = {
  readonly pid: number;
  /** The line that said that it is ready. */
  readonly readyLine: string;
  /** SIGTERM, and the end. */
  stop(): Promise<void>;
};

export type ChildPlan = {
  script: string;
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** Node's own, such as --cpu-prof. */
  nodeArgs?: readonly string[];
  /** Recognises the line. */
  ready: RegExp;
};

/** Rejects with what it said when it ends before it is ready. */
export async function startChild(plan: ChildPlan): Promise<Child> {
  const child = spawn(
    process.execPath,
    [...(plan.nodeArgs ?? []), plan.script, ...(plan.args ?? [])],
    {
      cwd: root,
      env: { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", ...plan.env },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const readyLine = await firstLine(child, plan.ready);
  const { pid } = child;
  if (pid === undefined) throw new Error(`${plan.script} did not start`);
  const atExit = () => void child.kill("SIGKILL");
  process.once("exit", atExit);
  return {
    pid,
    readyLine,
    async stop() {
      process.off("exit", atExit);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function firstLine(child: ChildProcess, ready: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    const fail = (why: string) => {
      child.kill("SIGKILL");
      reject(new Error(`${child.spawnargs.join(" ")} ${why}:\n${output}`));
    };
    const late = setTimeout(() => fail("was not ready in time"), readyWithinMs);
    const read = (chunk: Buffer) => {
      if (output.length < 20_000) output += chunk.toString();
      const line = output.split("\n").find((each) => ready.test(each));
      if (line === undefined) return;
      clearTimeout(late);
      resolve(line);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => {
      clearTimeout(late);
      fail(`ended with ${code}`);
    });
  });
}
