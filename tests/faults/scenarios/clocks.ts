/** Row 30: the clock of a worker jumps by an hour, forth and back, while it answers. Needs Debian's libfaketime. */
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canInstall, installPackages } from "#tests/support/services/install.ts";
import type { Lab } from "../driver/lab.ts";
import type { Scenario } from "../driver/workshop.ts";
import type { DistributedSystem } from "../systems/distributed.ts";
import { traffic } from "./traffic.ts";

const hour = 3600;

export const clockScenarios: Scenario[] = [
  { row: "30", name: "a worker's clock jumps by an hour", mode: "distributed", run: clockJumps },
];

function fakeTimeLibrary(): string {
  const places = ["x86_64", "aarch64"].map(
    (machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`,
  );
  const find = () => places.find((place) => existsSync(place));
  if (!find() && canInstall()) installPackages(["faketime"]);
  const found = find();
  if (!found) throw new Error("row 30 needs libfaketime: install Debian's package faketime");
  return found;
}

async function clockJumps(lab: Lab<DistributedSystem>): Promise<void> {
  const { system } = lab;
  const folder = await mkdtemp(join(tmpdir(), "healify-clock-"));
  const clock = join(folder, "offset");
  try {
    await writeFile(clock, "+0");
    const worker = await system.startWorker({
      LD_PRELOAD: fakeTimeLibrary(),
      FAKETIME_TIMESTAMP_FILE: clock,
      FAKETIME_NO_CACHE: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
      DONT_FAKE_MONOTONIC: "1",
    });
    for (const other of system.workers.splice(0)) await other.stop();
    system.workers.push(worker);
    for (const offset of [hour, -hour]) {
      // Longer than the time between two heartbeats.
      const asked = await traffic(lab, { sentences: 55, patienceMs: 60_000 });
      const [first] = asked;
      if (first) await lab.talking(first.question);
      await writeFile(clock, `${offset > 0 ? "+" : ""}${offset}`);
      lab.fault(`the worker's clock jumps by ${offset} s`);
      await Promise.all(asked.map(({ done }) => done));
      for (const { question } of asked) {
        const calls = lab.answers.callsOf(question.marker).length;
        lab.expect(calls === 1, `the model was called ${calls} times`, question);
      }
    }
    lab.expect(
      toldTimes(worker.output()).some((time) => time > Date.now() + 1800_000),
      "it did not jump",
    );
    worker.kill("SIGKILL");
    await worker.ended;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const toldTimes = (output: string): number[] =>
  [...output.matchAll(/"time":(\d+)/g)].map(([, time]) => Number(time));
