import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** The process and all that descend from it, children first. Servers put children into groups of their own. */
export function processTree(pid: number): number[] {
  const childrenOf = Map.groupBy(allProcesses(), ({ parent }) => parent);
  const collect = (root: number): number[] => [
    ...(childrenOf.get(root) ?? []).flatMap((child) => collect(child.pid)),
    root,
  ];
  return collect(pid);
}

/** Sends to the whole tree; what is gone already is passed over. */
export function signalTree(pid: number, signal: NodeJS.Signals): void {
  for (const member of processTree(pid)) {
    try {
      process.kill(member, signal);
    } catch {
      // It ended by itself in the meantime.
    }
  }
}

type Entry = { pid: number; parent: number };

function allProcesses(): Entry[] {
  return existsSync("/proc/self/stat") ? fromProc() : fromPs();
}

function fromProc(): Entry[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        // "pid (name) state parent …", where the name may hold spaces and brackets of its own.
        const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        return [{ pid: Number(name), parent: Number(parent) }];
      } catch {
        return [];
      }
    });
}

function fromPs(): Entry[] {
  const listing = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  return listing.stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = 0, parent = 0]) => ({ pid, parent }));
}
