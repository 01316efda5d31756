/** Rows 17, 28, 29, 35: starts that must be refused, and a disk that is full. */
import { execFile } from "node:child_process";
import { mkdtemp, rename, rm, stat, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import amqp from "amqplib";
import { problemSchema } from "#contracts/problem.ts";
import { spawnHealify } from "#tests/support/healify-process.ts";
import type { Lab } from "../driver/lab.ts";
import { VirtualPerson } from "../driver/person.ts";
import type { Scenario } from "../driver/workshop.ts";
import { type DistributedSystem, workQueue } from "../systems/distributed.ts";
import { EmbeddedSystem } from "../systems/embedded.ts";
import type { Environment } from "../systems/fault-system.ts";
import { traffic } from "./traffic.ts";

const run = promisify(execFile);

export const installationScenarios: Scenario[] = [
  {
    row: "17",
    name: "the queue exists with other arguments",
    mode: "distributed",
    run: otherArguments,
  },
  { row: "28", name: "a second process on the folder", mode: "embedded", run: secondProcess },
  { row: "29", name: "disk full, then room again", mode: "embedded", run: diskFull },
  {
    row: "35",
    name: "the secret file is missing beside a full database",
    mode: "embedded",
    run: secretMissing,
  },
  { row: "35", name: "another secret than the database's", mode: "distributed", run: otherSecret },
];

const refusedWithinMs = 60_000;

/** What a start that must be refused exits with, how long it took and what it said. */
async function refusedStart(command: string, env: Environment) {
  const startedAt = Date.now();
  const started = spawnHealify([command], env);
  const late = setTimeout(() => started.kill("SIGKILL"), refusedWithinMs);
  const code = await started.ended;
  clearTimeout(late);
  return { code, ms: Date.now() - startedAt, said: started.output() };
}

async function otherArguments(lab: Lab<DistributedSystem>): Promise<void> {
  const { system } = lab;
  const { rabbitmq } = system.servers;
  await rabbitmq.ctl("add_vhost", "other");
  await rabbitmq.ctl("set_permissions", "-p", "other", "guest", ".*", ".*", ".*");
  const url = `${rabbitmq.url}/other`;
  const connection = await amqp.connect(url);
  const channel = await connection.createChannel();
  await channel.assertQueue(workQueue, { durable: true });
  await connection.close();
  lab.fault(`${workQueue} declared as a classic queue`);
  for (const command of ["gateway", "worker"] as const) {
    const env = system.environment(command, { HEALIFY_RABBITMQ_URL: url });
    const { code, said } = await refusedStart(command, env);
    lab.expect(code !== 0 && code !== null, `the ${command} exited with ${code}`);
    lab.expect(
      said.includes(workQueue) && /other arguments/.test(said),
      `the ${command} said: ${said.slice(-400)}`,
    );
  }
  await rabbitmq.ctl("delete_vhost", "other");
  await Promise.all((await traffic(lab)).map(({ done }) => done));
}

const triesTimed = 3;

/** A second is what it may take itself: what Node and the command line take to start at all comes on top. */
async function secondProcess(lab: Lab<EmbeddedSystem>): Promise<void> {
  const asked = await traffic(lab, { sentences: 25 });
  const [alone, refused]: [number[], number[]] = [[], []];
  // As the way in for people does (src/cli/healify.js); the first try fills it.
  const cache = { NODE_COMPILE_CACHE: join(lab.system.folder, "compile-cache") };
  const env = { ...lab.system.env, ...cache };
  for (let round = 0; round < (lab.timed ? triesTimed : 1); round += 1) {
    lab.fault("a second process");
    if (lab.timed) alone.push((await refusedStart("--help", env)).ms);
    const { code, said, ms } = await refusedStart("start", env);
    refused.push(ms);
    lab.expect(
      code === 1 && said.includes(`process ${lab.system.process.pid}`),
      `it exited with ${code}: ${said}`,
    );
  }
  if (lab.timed) expectQuickRefusal(lab, alone, refused);
  await Promise.all(asked.map(({ done }) => done));
}

function expectQuickRefusal(lab: Lab<EmbeddedSystem>, alone: number[], refused: number[]): void {
  // The quickest of each: the rest is what the machine did besides.
  const start = Math.min(...alone);
  const ms = Math.min(...refused) - start;
  // Where even that is slow, so may this be.
  lab.expectWithin(Math.max(1000, 3 * start), ms, "beyond the start of Node, being refused took");
}

async function secretMissing(lab: Lab<EmbeddedSystem>): Promise<void> {
  const { system } = lab;
  await Promise.all((await traffic(lab)).map(({ done }) => done));
  const file = join(system.folder, "secret");
  system.process.kill("SIGKILL");
  await system.process.ended;
  await rename(file, `${file}.away`);
  lab.fault("the secret's file is gone");
  const { code, said } = await refusedStart("start", system.env);
  lab.expect(
    code !== 0 && code !== null && /secret is missing/.test(said),
    `it exited with ${code}: ${said}`,
  );
  const made = await stat(file).catch(() => null);
  lab.expect(made === null, "it made a new secret");
  await rename(`${file}.away`, file);
}

async function otherSecret(lab: Lab<DistributedSystem>): Promise<void> {
  lab.fault("another secret");
  const other = "Kq8z-another-0Qx7pLw5Tn3Ky9Bd2Hf6-secret1";
  for (const command of ["gateway", "worker"] as const) {
    for (const [secret, expected] of [
      [other, /does not belong/],
      ["", /HEALIFY_SECRET/],
    ] as const) {
      const env = lab.system.environment(command, { HEALIFY_SECRET: secret });
      const { code, said } = await refusedStart(command, env);
      lab.expect(
        code !== 0 && code !== null && expected.test(said),
        `the ${command} exited with ${code}: ${said}`,
      );
    }
  }
  await Promise.all((await traffic(lab)).map(({ done }) => done));
}

const diskSize = "24m";

/** A folder on a small disk of its own: mounting one needs root. */
async function diskFull(lab: Lab<EmbeddedSystem>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "healify-small-disk-"));
  await run("mount", ["-t", "tmpfs", "-o", `size=${diskSize}`, "healify-faults", folder]);
  const ballast = join(folder, "ballast");
  let small: EmbeddedSystem | null = null;
  try {
    small = await EmbeddedSystem.start({}, folder);
    const urls = small.gateways();
    const person = await VirtualPerson.signUp(
      "the one on the small disk",
      () => urls,
      () => lab.history,
    );
    small.model.always({ kind: "normal", text: "This is the whole of it.", tokenMs: 5 });
    const client = person.at(0);
    const before = await client.askForEvents("What is gout?").end();
    lab.expect(before.hasEnd(), "the first question was not answered");
    const { bavail, bsize } = await statfs(folder);
    await writeFile(ballast, Buffer.alloc(bavail * bsize));
    lab.fault("the disk is full");
    const refused = await untilRefused(client);
    lab.expect(refused?.status === 503, `it was answered ${refused?.status}`);
    const problem = problemSchema.safeParse(refused?.json).data;
    lab.expect(
      /disk is full/.test(problem?.detail ?? ""),
      `the reason was ${JSON.stringify(refused?.json)}`,
    );
    await rm(ballast);
    const after = await client.askForEvents("What is eczema?").end();
    lab.expect(
      after.last()?.event.type === "reply-end",
      `after there was room: ${after.status} ${after.last()?.event.type}`,
    );
    const again = await client.session(after.accepted?.session.id ?? "");
    lab.expect(again.messages.length === 2, "the answer is not stored");
    lab.expect(small.process.alive(), "the process has died");
  } finally {
    await small?.close();
    await run("umount", [folder]);
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is free inside the files themselves is used up first. */
async function untilRefused(client: ReturnType<VirtualPerson["at"]>) {
  for (let n = 0; n < 200; n += 1) {
    const answer = await client.send(`What is acne? ${"It is about acne again. ".repeat(40)}`);
    if (answer.status !== 202) return answer;
  }
  return null;
}
