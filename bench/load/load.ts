/** Gives the load process its jobs, and measures what the system costs meanwhile. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { costOf } from "../measure/processes.ts";
import { type Job, type Measured, type Report, reportSchema } from "./job.ts";
import type { Target } from "./target.ts";

const script = fileURLToPath(new URL("process.ts", import.meta.url));

export type LoadPlan = {
  target: Target;
  clients: number;
  warmUpMs: number;
  measureMs: number;
  /** The roots of the process trees that make up the system. */
  pids: readonly number[];
  /** Others whose CPU is told apart. */
  besides?: readonly number[];
};

/** `cpuSeconds` and `rssMb` are the system's. */
export type LoadResult = Omit<Measured, "cpuSeconds"> & {
  cpuSeconds: number;
  rssMb: number;
  loadCpuSeconds: number;
  besidesCpuSeconds: number;
};

export type Load = {
  readonly pid: number;
  run(plan: LoadPlan): Promise<LoadResult>;
  stop(): Promise<void>;
};

export function startLoad(): Load {
  const child = fork(script, { stdio: "inherit" });
  const { pid } = child;
  if (pid === undefined) throw new Error("the load did not start");
  let nextQuestion = 0;
  const hear = async (): Promise<Report> => reportSchema.parse((await once(child, "message"))[0]);
  return {
    pid,
    async run({ pids, besides = [], ...plan }) {
      child.send({ ...plan, firstQuestion: nextQuestion } satisfies Job);
      const started = await hear();
      if (started.type !== "measuring") throw new Error(failureOf(started));
      const before = costOf(pids);
      const besidesBefore = costOf(besides);
      const counted = await hear();
      const after = costOf(pids);
      const besidesAfter = costOf(besides);
      if (counted.type !== "counted") throw new Error(failureOf(counted));
      const measured = await hear();
      if (measured.type !== "measured") throw new Error(failureOf(measured));
      nextQuestion += measured.questionsUsed;
      return {
        ...measured,
        cpuSeconds: after.cpuSeconds - before.cpuSeconds,
        rssMb: after.rssMb,
        loadCpuSeconds: measured.cpuSeconds,
        besidesCpuSeconds: besidesAfter.cpuSeconds - besidesBefore.cpuSeconds,
      };
    },
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function failureOf(report: Report): string {
  return report.type === "failed" ? report.message : `the load said ${report.type} out of turn`;
}
