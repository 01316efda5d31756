/** The whole product as an operator would run it, in either mode, with a mock model beside it. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type HealifyProcess, spawnHealify, startHealify } from "#tests/support/healify-process.ts";
import { type ModelServer, startModelServer } from "#tests/support/model-server.ts";
import {
  requirePostgresUrl,
  requireRabbitmqUrl,
  requireRedisUrl,
} from "#tests/support/services/urls.ts";

export type Environment = Record<string, string>;

const common = (model: ModelServer): Environment => ({
  PORT: "0",
  HEALIFY_MODEL: "openai-compatible/mock",
  HEALIFY_MODEL_URL: model.url,
  HEALIFY_LIMIT_QUESTIONS: "500",
});

export type Embedded = {
  model: ModelServer;
  folder: string;
  env: Environment;
  process: HealifyProcess;
  /** Starts it again over the same folder. */
  restart(): Promise<HealifyProcess>;
  close(): Promise<void>;
};

export async function startEmbedded(extra: Environment = {}): Promise<Embedded> {
  const folder = await mkdtemp(join(tmpdir(), "healify-embedded-"));
  const model = await startModelServer();
  // More than it logs by itself: the whole run's logs are looked through for what people told.
  const logged = { HEALIFY_LOG_LEVEL: "info" };
  const env = { ...common(model), ...logged, HEALIFY_DATA_DIR: folder, ...extra };
  const start = () => startHealify("start", env, /ready at/);
  const embedded: Embedded = {
    model,
    folder,
    env,
    process: await start(),
    async restart() {
      embedded.process = await start();
      return embedded.process;
    },
    async close() {
      await embedded.process.stop();
      await model.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return embedded;
}

export type Distributed = {
  model: ModelServer;
  env: Environment;
  gateways: HealifyProcess[];
  workers: HealifyProcess[];
  startWorker(): Promise<HealifyProcess>;
  databaseUrl: string;
  close(): Promise<void>;
};

export type ServerUrls = { postgres: string; rabbitmq: string; redis: string };

/** Those that the test run has started; RabbitMQ and Redis are shared with what ran before. */
export const sharedServers = (): ServerUrls => ({
  postgres: requirePostgresUrl(),
  rabbitmq: requireRabbitmqUrl(),
  redis: requireRedisUrl(),
});

/** Two gateways and two workers over a new database. */
export async function startDistributed(
  servers: ServerUrls = sharedServers(),
  extra: Environment = {},
): Promise<Distributed> {
  const folder = await mkdtemp(join(tmpdir(), "healify-distributed-"));
  const model = await startModelServer();
  const database = await createDatabase(servers.postgres);
  const env = {
    ...common(model),
    HEALIFY_DATA_DIR: folder,
    HEALIFY_SECRET: randomBytes(32).toString("base64url"),
    HEALIFY_DATABASE_URL: database.url,
    HEALIFY_RABBITMQ_URL: servers.rabbitmq,
    HEALIFY_REDIS_URL: servers.redis,
    ...extra,
  };
  await spawnHealify(["migrate"], env).ended;
  const startWorker = () => startHealify("worker", env, /worker answers/);
  const startGateway = () => startHealify("gateway", env, /ready at/);
  const workers = [await startWorker(), await startWorker()];
  const gateways = await Promise.all([startGateway(), startGateway()]);
  return {
    model,
    env,
    gateways,
    workers,
    startWorker,
    databaseUrl: database.url,
    async close() {
      await Promise.all([...gateways, ...workers].map((process) => process.stop()));
      await model.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function createDatabase(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `healify_flow_${randomBytes(6).toString("hex")}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(server, `drop database ${name} with (force)`) };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
