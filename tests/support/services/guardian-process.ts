/** See guardian.ts. Reads lines until its input closes, then ends the processes and removes the folders left. */
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { signalTree } from "./process-tree.ts";

const processes = new Set<number>();
const folders = new Set<string>();

const handlers: Record<string, (value: string) => void> = {
  watch: (pid) => processes.add(Number(pid)),
  forget: (pid) => processes.delete(Number(pid)),
  folder: (path) => folders.add(path),
  gone: (path) => folders.delete(path),
};

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);

for await (const line of createInterface({ input: process.stdin })) {
  const space = line.indexOf(" ");
  handlers[line.slice(0, space)]?.(line.slice(space + 1));
}
for (const pid of processes) signalTree(pid, "SIGKILL");
for (const folder of folders) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
