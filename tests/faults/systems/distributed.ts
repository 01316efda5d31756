/** Two gateways and two workers over servers of their own, with a proxy in front of each server for each service. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import amqp from "amqplib";
import { Redis } from "ioredis";
import pg from "pg";
import { spawnHealify } from "#tests/support/healify-process.ts";
import { type ModelServer, startModelServer } from "#tests/support/model-server.ts";
import { forgetFolder, guardFolder } from "#tests/support/services/guardian.ts";
import { startPostgres } from "#tests/support/services/postgres.ts";
import { type RabbitmqServer, startRabbitmq } from "#tests/support/services/rabbitmq.ts";
import { startRedis } from "#tests/support/services/redis.ts";
import type { TestServer } from "#tests/support/services/server-process.ts";
import { waitFor } from "#tests/support/wait-for.ts";
import type { StoredRow } from "../driver/invariants.ts";
import {
  type Environment,
  type FaultSystem,
  modelEnvironment,
  rowColumns,
} from "./fault-system.ts";
import { type ServiceProcess, startService } from "./service-process.ts";
import { startTcpProxy, type TcpProxy } from "./tcp-proxy.ts";

export type Servers = { postgres: TestServer; rabbitmq: RabbitmqServer; redis: TestServer };
export type ServerName = keyof Servers;
export type Proxies = Record<ServerName, TcpProxy>;

export const workQueue = "healify.v1.requests.chat";
export const deadQueue = "healify.v1.dead.chat";

export async function startServers(): Promise<Servers> {
  const [postgres, rabbitmq, redis] = await Promise.all([
    startPostgres(),
    startRabbitmq(),
    startRedis({ persistent: true }),
  ]);
  return { postgres, rabbitmq, redis };
}

export async function stopServers(servers: Servers): Promise<void> {
  await Promise.all(Object.values(servers).map((server) => server.stop()));
}

async function startProxies(servers: Servers, database: string): Promise<Proxies> {
  const [postgres, rabbitmq, redis] = await Promise.all([
    startTcpProxy(database),
    startTcpProxy(servers.rabbitmq.url),
    startTcpProxy(servers.redis.url),
  ]);
  return { postgres, rabbitmq, redis };
}

const urlsOf = ({ postgres, rabbitmq, redis }: Proxies): Environment => ({
  HEALIFY_DATABASE_URL: postgres.url,
  HEALIFY_RABBITMQ_URL: rabbitmq.url,
  HEALIFY_REDIS_URL: redis.url,
});

type Service = "gateway" | "worker";

/** Where nobody listens: while all gateways are being replaced. */
const nowhere = "http://127.0.0.1:9";

export class DistributedSystem implements FaultSystem {
  readonly mode = "distributed";
  readonly model: ModelServer;
  readonly servers: Servers;
  readonly proxies: Record<Service, Proxies>;
  readonly env: Environment;
  readonly folder: string;
  gatewayProcesses: ServiceProcess[] = [];
  workers: ServiceProcess[] = [];
  /** Without the proxies. */
  readonly #databaseUrl: string;
  readonly #down = new Set<ServerName>();
  readonly #frozen = new Set<ServerName>();
  #said = "";

  private constructor(
    model: ModelServer,
    servers: Servers,
    databaseUrl: string,
    proxies: Record<Service, Proxies>,
    env: Environment,
    folder: string,
  ) {
    this.model = model;
    this.servers = servers;
    this.#databaseUrl = databaseUrl;
    this.proxies = proxies;
    this.env = env;
    this.folder = folder;
  }

  /** Over a new database; the servers are the caller's. */
  static async start(servers: Servers, extra: Environment = {}): Promise<DistributedSystem> {
    const folder = await mkdtemp(join(tmpdir(), "healify-faults-"));
    guardFolder(folder);
    const model = await startModelServer();
    const database = await createDatabase(servers.postgres.url);
    const proxies = {
      gateway: await startProxies(servers, database),
      worker: await startProxies(servers, database),
    };
    const env = {
      ...modelEnvironment(model),
      HEALIFY_DATA_DIR: folder,
      HEALIFY_SECRET: randomBytes(32).toString("base64url"),
      ...extra,
    };
    const system = new DistributedSystem(model, servers, database, proxies, env, folder);
    const code = await spawnHealify(["migrate"], system.environment("gateway")).ended;
    if (code !== 0) throw new Error("the database could not be migrated");
    system.workers = await Promise.all([system.startWorker(), system.startWorker()]);
    system.gatewayProcesses = await Promise.all([system.startGateway(), system.startGateway()]);
    return system;
  }

  environment(service: Service, extra: Environment = {}): Environment {
    return { ...this.env, ...urlsOf(this.proxies[service]), ...extra };
  }

  startGateway(extra: Environment = {}): Promise<ServiceProcess> {
    return startService("gateway", this.environment("gateway", extra));
  }

  startWorker(extra: Environment = {}): Promise<ServiceProcess> {
    return startService("worker", this.environment("worker", extra));
  }

  async restartWorkers(extra: Environment = {}): Promise<void> {
    const before = this.workers;
    this.workers = await Promise.all([this.startWorker(extra), this.startWorker(extra)]);
    await Promise.all(before.map((worker) => worker.stop()));
    for (const worker of before) this.#said += worker.output();
  }

  gateways(): readonly string[] {
    if (this.gatewayProcesses.length === 0) return [nowhere];
    return this.gatewayProcesses.map((one) => one.url());
  }

  /** The worker that claimed this reply last, if it still lives. */
  workerOf(replyId: string): ServiceProcess | null {
    const claim = (worker: ServiceProcess) =>
      Math.max(
        ...worker
          .output()
          .split("\n")
          .filter((line) => line.includes(replyId) && line.includes("reply claimed"))
          .map((line) => Number(/"attempt":(\d+)/.exec(line)?.[1] ?? 0)),
        0,
      );
    const [last] = this.workers.toSorted((left, right) => claim(right) - claim(left));
    return last && claim(last) > 0 ? last : null;
  }

  async kill(name: ServerName): Promise<void> {
    this.#down.add(name);
    await this.servers[name].kill();
  }

  async freeze(name: ServerName): Promise<void> {
    this.#frozen.add(name);
    await this.servers[name].freeze();
  }

  async bringBack(name: ServerName): Promise<void> {
    if (this.#frozen.delete(name)) await this.servers[name].thaw();
    if (this.#down.delete(name)) await this.servers[name].restart();
  }

  async query<T>(statement: string, values: readonly (string | number)[] = []): Promise<T[]> {
    const client = new pg.Client({ connectionString: this.#databaseUrl });
    client.on("error", () => undefined);
    await client.connect();
    try {
      const { rows } = await client.query(statement, [...values]);
      return rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [
            name,
            numeric.has(name) ? Number(value) : value,
          ]),
        ),
      ) as T[];
    } finally {
      await client.end();
    }
  }

  rows(): Promise<StoredRow[]> {
    return this.query(`select ${rowColumns} from replies`);
  }

  async sql(statement: string, values: readonly (string | number)[] = []): Promise<void> {
    await this.query(statement, values);
  }

  /** What waits in RabbitMQ; what is given out and never acknowledged shows only once the workers have gone. */
  async queues(): Promise<{ work: number; dead: number }> {
    const connection = await amqp.connect(this.servers.rabbitmq.url);
    try {
      const channel = await connection.createChannel();
      const dead = (await channel.checkQueue(deadQueue)).messageCount;
      return { work: (await channel.checkQueue(workQueue)).messageCount, dead };
    } finally {
      await connection.close();
    }
  }

  async stopWorkers(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => worker.stop()));
  }

  /** The ids of all events that the answer log holds of a reply. */
  async loggedIds(replyId: string): Promise<string[]> {
    const redis = new Redis(this.servers.redis.url);
    try {
      const entries = await redis.xrange(`healify:answer-log:${replyId}`, "-", "+");
      return entries.map(([id]) => id);
    } finally {
      redis.disconnect();
    }
  }

  async heal(): Promise<void> {
    for (const name of Object.keys(this.servers) as ServerName[]) await this.bringBack(name);
    for (const proxies of Object.values(this.proxies)) {
      for (const proxy of Object.values(proxies)) proxy.heal();
    }
    for (const one of [...this.workers, ...this.gatewayProcesses]) one.thaw();
    this.#forgetDead();
    while (this.workers.length < 2) this.workers.push(await this.startWorker());
    while (this.gatewayProcesses.length < 2) this.gatewayProcesses.push(await this.startGateway());
    for (const url of this.gateways()) {
      await waitFor(() => isReady(url), `${url} is ready`, 120_000);
    }
  }

  #forgetDead(): void {
    for (const one of [...this.workers, ...this.gatewayProcesses]) {
      if (!one.alive()) this.#said += one.output();
    }
    this.workers = this.workers.filter((one) => one.alive());
    this.gatewayProcesses = this.gatewayProcesses.filter((one) => one.alive());
  }

  output(): string {
    const running = [...this.workers, ...this.gatewayProcesses];
    return this.#said + running.map((one) => one.output()).join("");
  }

  async close(): Promise<void> {
    const running = [...this.workers, ...this.gatewayProcesses];
    for (const one of running) {
      one.thaw();
      one.kill("SIGKILL");
    }
    await Promise.all(running.map((one) => one.ended));
    for (const proxies of Object.values(this.proxies)) {
      await Promise.all(Object.values(proxies).map((proxy) => proxy.close()));
    }
    await this.model.close();
    await rm(this.folder, { recursive: true, force: true });
    forgetFolder(this.folder);
  }
}

async function createDatabase(server: string): Promise<string> {
  const name = `healify_faults_${randomBytes(6).toString("hex")}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

const numeric = new Set(["position", "attempt", "updated_at", "n"]);

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(
    () => null,
  );
  return answer?.status === 200;
}
