/** The load as a process of its own: closed-loop clients, each asking again as soon as its answer has ended. */
import { questionText } from "../questions/questions.ts";
import { type Job, jobSchema, type Measured, type Report } from "./job.ts";
import { Lane, type Timing } from "./lane.ts";
import { marksOf, requestOf } from "./target.ts";

const tell = (report: Report) => process.send?.(report);

process.on("message", (message) => {
  run(jobSchema.parse(message)).then(tell, (fault) =>
    tell({ type: "failed", message: fault instanceof Error ? fault.message : String(fault) }),
  );
});

async function run(job: Job): Promise<Measured> {
  const lanes = await Promise.all(
    Array.from({ length: job.clients }, () => Lane.open(job.target.url, marksOf(job.target))),
  );
  const failures: string[] = [];
  let question = job.firstQuestion;
  let counting: Timing[] | null = null;
  let over = false;

  const client = async (lane: Lane, number: number) => {
    while (!over) {
      const text = questionText(question++);
      const timing = await lane.ask(requestOf(job.target, number, text)).catch((fault: Error) => {
        failures.push(fault.message);
        return null;
      });
      if (timing === null) return;
      counting?.push(timing);
    }
  };
  const clients = lanes.map(client);
  await pause(job.warmUpMs);
  const timings: Timing[] = [];
  counting = timings;
  tell({ type: "measuring" });
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  await pause(job.measureMs);
  counting = null;
  tell({ type: "counted" });
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  over = true;
  await Promise.all(clients);
  for (const lane of lanes) lane.close();
  return {
    type: "measured",
    seconds,
    firstMs: timings.map((timing) => timing.firstMs),
    endMs: timings.map((timing) => timing.endMs),
    failures,
    cpuSeconds: (user + system) / 1e6,
    questionsUsed: question - job.firstQuestion,
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
