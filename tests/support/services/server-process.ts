/** One server of a test's own: started, killed, frozen and started again on the same folder and port. */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { forgetFolder, forgetProcess, guardFolder, guardProcess } from "./guardian.ts";
import { signalTree } from "./process-tree.ts";

export type TestServer = {
  readonly url: string;
  /** Where it keeps what it stores; removed by stop. */
  readonly folder: string;
  /** Of the server itself; another one after a restart. */
  readonly pid: number;
  /** Ends it and removes its folder. Idempotent. */
  stop(): Promise<void>;
  /** SIGKILL to all its processes; the folder stays. */
  kill(): Promise<void>;
  /** SIGSTOP to all its processes: connections stay open and nothing answers. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  /** Starts it again on the same folder and address; kills it first where it still runs. */
  restart(): Promise<void>;
};

export type ServerProgram = {
  name: string;
  command: string;
  args: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** The user to run as, where it may not be the present one. */
  user?: { uid: number; gid: number } | undefined;
};

export type ServerPlan = {
  url: string;
  folder: string;
  /** In order; the last is the server itself, those before it are what it needs beside it. */
  programs: readonly ServerProgram[];
  /** Throws or gives false while the server doesn't answer yet. */
  answers: () => Promise<boolean>;
};

const readyWithinMs = 120_000;

export async function makeServerFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `healify-${name}-`));
  guardFolder(folder);
  return folder;
}

export async function startServer(plan: ServerPlan): Promise<TestServer> {
  let running: ChildProcess[] = [];
  const launch = async () => {
    running = plan.programs.map((program) => spawnProgram(program, plan.folder));
    await untilReady(plan, running);
  };
  const kill = async () => {
    const ending = running;
    running = [];
    await Promise.all(ending.reverse().map(endProcess));
  };
  const signal = async (name: NodeJS.Signals) => {
    for (const child of running) if (child.pid !== undefined) signalTree(child.pid, name);
  };
  const stop = async () => {
    await kill();
    await rm(plan.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    forgetFolder(plan.folder);
  };
  await launch().catch(async (fault) => {
    await stop();
    throw fault;
  });
  return {
    url: plan.url,
    folder: plan.folder,
    get pid() {
      const pid = running.at(-1)?.pid;
      if (pid === undefined) throw new Error("This server isn't running now.");
      return pid;
    },
    stop,
    kill,
    freeze: () => signal("SIGSTOP"),
    thaw: () => signal("SIGCONT"),
    restart: async () => {
      await kill();
      await launch();
    },
  };
}

function spawnProgram(program: ServerProgram, folder: string): ChildProcess {
  const log = openSync(logPath(folder, program.name), "a");
  const child = spawn(program.command, program.args, {
    cwd: folder,
    env: { ...process.env, ...program.env },
    // A group of its own: Ctrl-C in the terminal reaches the test run only, which then stops its servers.
    detached: true,
    stdio: ["ignore", log, log],
    ...program.user,
  });
  closeSync(log);
  child.on("error", () => undefined);
  const { pid } = child;
  if (pid !== undefined) {
    guardProcess(pid);
    child.once("exit", () => forgetProcess(pid));
  }
  return child;
}

async function untilReady(plan: ServerPlan, running: readonly ChildProcess[]): Promise<void> {
  const until = Date.now() + readyWithinMs;
  while (!(await plan.answers().catch(() => false))) {
    if (running.some(hasEnded) || Date.now() > until) {
      throw new Error(`A server for the tests did not start.\n${lastLines(plan)}`);
    }
    await delay(50);
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || hasEnded(child)) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  signalTree(child.pid, "SIGKILL");
  await ended;
}

function lastLines({ programs, folder }: ServerPlan): string {
  return programs
    .map(({ name }) => {
      const lines = readFileSync(logPath(folder, name), "utf8").trimEnd().split("\n").slice(-20);
      return `${name} said:\n  ${lines.join("\n  ")}`;
    })
    .join("\n");
}

function logPath(folder: string, name: string): string {
  return join(folder, `${name}.log`);
}
