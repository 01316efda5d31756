/** Healify as an operator would run it, in either mode, with the people who use it. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrateDatabase } from "#cli/migrate.ts";
import { type Child, startChild } from "../measure/child.ts";
import {
  type BenchPerson,
  type OpenedInstallation,
  openBeside,
  seedPeople,
  tokensFor,
} from "./people.ts";
import type { Servers } from "./servers.ts";
import type { System } from "./system.ts";

export type HealifyOptions = {
  people: number;
  /** Settings beside the usual ones. */
  env?: Readonly<Record<string, string>>;
  /** A folder for CPU profiles, or none. */
  profiles?: string | null;
  /** Runs before the services start, over the opened installation. */
  seed?: (installation: OpenedInstallation, people: readonly BenchPerson[]) => Promise<void>;
};

export type HealifySystem = System & {
  readonly env: Readonly<Record<string, string>>;
  readonly installation: OpenedInstallation;
  readonly people: readonly BenchPerson[];
  readonly gatewayPid: number;
  /** The same system with tokens that are new. */
  freshTokens(): Promise<HealifySystem>;
};

/** As package.json starts them. */
const nodeFlags = ["--max-semi-space-size=8"];
const ready = /ready at http|worker answers/;

const commonEnv = (modelUrl: string) => ({
  PORT: "0",
  HEALIFY_MODEL: "openai-compatible/bench",
  HEALIFY_MODEL_URL: `${modelUrl}/v1`,
  HEALIFY_SECRET: randomBytes(32).toString("base64url"),
  HEALIFY_LIMIT_QUESTIONS: "999999",
  HEALIFY_LIMIT_WAITING: "999999",
  HEALIFY_LOG_LEVEL: "warn",
});

export async function startEmbedded(
  modelUrl: string,
  options: HealifyOptions,
): Promise<HealifySystem> {
  const folder = await mkdtemp(join(tmpdir(), "healify-bench-"));
  const env = { ...commonEnv(modelUrl), HEALIFY_DATA_DIR: folder, ...options.env };
  const installation = await openBeside(env);
  const people = await prepare(installation, options);
  const all = await startHealify("start", env, options);
  return assemble("embedded", [all], [all.pid], { env, installation, people }, async () => {
    await rm(folder, { recursive: true, force: true });
  });
}

export async function startDistributed(
  modelUrl: string,
  servers: Servers,
  options: HealifyOptions,
): Promise<HealifySystem> {
  const folder = await mkdtemp(join(tmpdir(), "healify-bench-"));
  const database = await createDatabase(servers.postgres.url);
  const env = {
    ...commonEnv(modelUrl),
    HEALIFY_DATA_DIR: folder,
    HEALIFY_DATABASE_URL: database,
    HEALIFY_RABBITMQ_URL: servers.rabbitmq.url,
    HEALIFY_REDIS_URL: servers.redis.url,
    ...options.env,
  };
  await migrateDatabase(env, () => undefined);
  const installation = await openBeside(env);
  const people = await prepare(installation, options);
  const worker = await startHealify("worker", env, options);
  const gateway = await startHealify("gateway", env, options);
  const { postgres, rabbitmq, redis } = servers;
  const pids = [gateway.pid, worker.pid, postgres.pid, rabbitmq.pid, redis.pid];
  const rest = { env, installation, people };
  return assemble("distributed", [gateway, worker], pids, rest, async () => {
    await rm(folder, { recursive: true, force: true });
  });
}

async function prepare(
  installation: OpenedInstallation,
  options: HealifyOptions,
): Promise<BenchPerson[]> {
  const people = await seedPeople(installation, options.people);
  await options.seed?.(installation, people);
  return people;
}

function startHealify(
  command: string,
  env: Readonly<Record<string, string>>,
  { profiles }: HealifyOptions,
): Promise<Child> {
  const profiling = profiles ? ["--cpu-prof", `--cpu-prof-dir=${join(profiles, command)}`] : [];
  const nodeArgs = [...nodeFlags, ...profiling];
  return startChild({ script: "src/cli/main.ts", args: [command], env, nodeArgs, ready });
}

type Rest = Pick<HealifySystem, "env" | "installation" | "people">;

/** The first child serves. */
async function assemble(
  name: "embedded" | "distributed",
  children: readonly Child[],
  pids: readonly number[],
  rest: Rest,
  cleanUp: () => Promise<void>,
): Promise<HealifySystem> {
  const [serving] = children;
  const url = /http:\S+/.exec(serving?.readyLine ?? "")?.[0];
  if (!serving || url === undefined) throw new Error("no address was said");
  const withTokens = async (): Promise<HealifySystem> => ({
    ...rest,
    name,
    pids,
    gatewayPid: serving.pid,
    target: { kind: "healify", url, tokens: await tokensFor(rest.installation, rest.people) },
    freshTokens: withTokens,
    async stop() {
      for (const child of children) await child.stop();
      await rest.installation.close();
      await cleanUp();
    },
  });
  return withTokens();
}

async function createDatabase(server: string): Promise<string> {
  const name = `healify_bench_${randomBytes(6).toString("hex")}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
