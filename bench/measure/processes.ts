/** What processes cost, as Linux counts it: CPU time in ticks and resident memory of whole process trees. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { processTree } from "#tests/support/services/process-tree.ts";

const ticksPerSecond = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
const pageBytes = Number(execFileSync("getconf", ["PAGESIZE"], { encoding: "utf8" }));

export type ProcessCost = { cpuSeconds: number; rssMb: number };

/** Of all trees together. What children used that have ended is in their parents' sums. */
export function costOf(roots: readonly number[]): ProcessCost {
  const costs = roots.flatMap(processTree).map(costOfOne);
  return {
    cpuSeconds: costs.reduce((sum, cost) => sum + cost.cpuSeconds, 0),
    rssMb: costs.reduce((sum, cost) => sum + cost.rssMb, 0),
  };
}

/** proc_pid_stat(5): utime, stime, cutime and cstime are fields 14 to 17, rss in pages is field 24. */
function costOfOne(pid: number): ProcessCost {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in brackets may hold spaces; the first field behind it is number 3.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const field = (number: number) => Number(fields[number - 3]);
    const ticks = field(14) + field(15) + field(16) + field(17);
    return {
      cpuSeconds: ticks / ticksPerSecond,
      rssMb: (field(24) * pageBytes - sharedBytes(pid)) / 1e6,
    };
  } catch {
    return { cpuSeconds: 0, rssMb: 0 };
  }
}

/** Pages of files and shared memory count once for many processes (Postgres's buffers): left out. */
function sharedBytes(pid: number): number {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[2]);
  return pages * pageBytes;
}
