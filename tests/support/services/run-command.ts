import { spawn } from "node:child_process";
import { once } from "node:events";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { forgetProcess, guardProcess } from "./guardian.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const programs = join(root, "node_modules", ".bin");
const endedBySignal = 143;

/**
 * Runs a command in the repository's root, the project's own programs first in PATH, and gives its exit code
 * (143 where a signal ended it). SIGINT and SIGTERM are passed on, so that the caller can still clean up.
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const path = [programs, dirname(process.execPath), process.env.PATH].join(delimiter);
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env, PATH: path },
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (child.pid !== undefined) guardProcess(child.pid);
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  process.on("SIGINT", pass);
  process.on("SIGTERM", pass);
  try {
    await once(child, "exit");
    return child.exitCode ?? endedBySignal;
  } finally {
    if (child.pid !== undefined) forgetProcess(child.pid);
    process.off("SIGINT", pass);
    process.off("SIGTERM", pass);
  }
}
