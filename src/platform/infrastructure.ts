/**
 * The one place where adapters are chosen: SQLite, an in-process broker and memory in embedded mode; Postgres,
 * RabbitMQ and Redis in distributed mode. The drivers of the mode that is not used are never loaded.
 */
import { mkdirSync } from "node:fs";
import type { AnswerLog } from "./answer-log/answer-log.ts";
import type { Broker } from "./broker/broker.ts";
import type { Cache } from "./cache/cache.ts";
import type { Database } from "./database/database.ts";
import { Lifecycle } from "./lifecycle.ts";
import type { Limits } from "./limits/limits.ts";

export type InfrastructureSettings = {
  /** Absolute; made when it is missing, for its owner alone. */
  dataDir: string;
  /** All three, or none for embedded mode. May carry passwords. */
  databaseUrl: string | null;
  rabbitmqUrl: string | null;
  redisUrl: string | null;
};

export type FaultListener = (part: string, fault: unknown) => void;

export type Infrastructure<Schema> = {
  mode: "embedded" | "distributed";
  database: Database<Schema>;
  /** A connection of its own for each service, closed by `close` at the latest. */
  connectBroker(): Promise<Broker>;
  cache: Cache;
  answerLog: AnswerLog;
  limits: Limits;
  close(): Promise<void>;
};

/** Servers that are away now are waited for in the background; a broker that refuses us rejects with BrokerFault. */
export async function openInfrastructure<Schema>(
  settings: InfrastructureSettings,
  onFault: FaultListener,
): Promise<Infrastructure<Schema>> {
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
  const lifecycle = new Lifecycle(onFault);
  const { databaseUrl, rabbitmqUrl, redisUrl } = settings;
  if (databaseUrl && rabbitmqUrl && redisUrl) {
    return distributed<Schema>({ databaseUrl, rabbitmqUrl, redisUrl }, lifecycle, onFault);
  }
  return embedded<Schema>(settings.dataDir, lifecycle);
}

async function embedded<Schema>(
  dataDir: string,
  lifecycle: Lifecycle,
): Promise<Infrastructure<Schema>> {
  const { openSqlite } = await import("./database/sqlite.ts");
  const { createInProcessHub } = await import("./broker/broker-in-process.ts");
  const { createMemoryCache } = await import("./cache/cache-memory.ts");
  const { createMemoryAnswerLog } = await import("./answer-log/answer-log-memory.ts");
  const { createMemoryLimits } = await import("./limits/limits-memory.ts");
  const database = openSqlite<Schema>(dataDir);
  lifecycle.opened("database", () => database.close());
  const hub = createInProcessHub();
  const cache = createMemoryCache();
  const answerLog = createMemoryAnswerLog();
  const limits = createMemoryLimits();
  for (const part of [cache, answerLog, limits]) lifecycle.opened("memory", () => part.close());
  return {
    mode: "embedded",
    database,
    connectBroker: async () => closedBy(lifecycle, hub.connect()),
    cache,
    answerLog,
    limits,
    close: () => lifecycle.close(),
  };
}

type Urls = { databaseUrl: string; rabbitmqUrl: string; redisUrl: string };

async function distributed<Schema>(
  { databaseUrl, rabbitmqUrl, redisUrl }: Urls,
  lifecycle: Lifecycle,
  onFault: FaultListener,
): Promise<Infrastructure<Schema>> {
  const { openPostgres } = await import("./database/postgres.ts");
  const { openRabbitmqBroker } = await import("./broker/broker-rabbitmq.ts");
  const { openRedis } = await import("./redis/redis-connection.ts");
  const { createRedisCache } = await import("./cache/cache-redis.ts");
  const { createRedisAnswerLog } = await import("./answer-log/answer-log-redis.ts");
  const { createRedisLimits } = await import("./limits/limits-redis.ts");
  const database = openPostgres<Schema>({ url: databaseUrl });
  lifecycle.opened("database", () => database.close());
  const redis = await openRedis(redisUrl, { onFault: (fault) => onFault("redis", fault) });
  lifecycle.opened("redis", () => redis.close());
  const limits = createRedisLimits(redis);
  lifecycle.opened("limits", () => limits.close());
  return {
    mode: "distributed",
    database,
    connectBroker: async () =>
      closedBy(
        lifecycle,
        await openRabbitmqBroker({
          url: rabbitmqUrl,
          onFault: (where, fault) => onFault(`rabbitmq ${where}`, fault),
        }),
      ),
    cache: createRedisCache(redis),
    answerLog: createRedisAnswerLog(redis),
    limits,
    close: () => lifecycle.close(),
  };
}

function closedBy(lifecycle: Lifecycle, broker: Broker): Broker {
  lifecycle.opened("broker", () => broker.close());
  return broker;
}
