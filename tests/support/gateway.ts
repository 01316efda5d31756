/** A real gateway on a free port: over SQLite in a temporary folder and the in-process adapters, unless given others. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { type InstanceId, instanceIdSchema } from "#contracts/ids.ts";
import { migrate } from "#database/migrate.ts";
import type { Schema } from "#database/schema.ts";
import { type GatewayConfig, readGatewaySettings } from "#gateway/config.ts";
import { createGateway, type Gateway, type GatewayDeps } from "#gateway/gateway.ts";
import { createMemoryAnswerLog } from "#platform/answer-log/answer-log-memory.ts";
import { createInProcessHub } from "#platform/broker/broker-in-process.ts";
import { createMemoryCache } from "#platform/cache/cache-memory.ts";
import type { Database } from "#platform/database/database.ts";
import { openSqlite } from "#platform/database/sqlite.ts";
import { createMemoryLimits } from "#platform/limits/limits-memory.ts";
import { createLogger } from "#platform/logger.ts";
import { openVault } from "#vault/open-vault.ts";

export const testSecret = "Zr8v-tests-only-1Qx7pLw5Tn3Ky9Bd2Hf6";

export type TestGatewayOptions = {
  /** Environment variables beside PORT=0. */
  env?: Readonly<Record<string, string>>;
  /** Parts to use in place of the in-process ones; those are closed by whoever opened them. */
  deps?: Partial<GatewayDeps>;
};

export type TestGateway = {
  /** Such as http://127.0.0.1:40123 */
  url: string;
  gateway: Gateway;
  deps: GatewayDeps;
  config: GatewayConfig;
  database: Database<Schema>;
  /** Every line that was logged. */
  logged(): string;
  close(): Promise<void>;
};

export async function startTestGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const folder = await mkdtemp(join(tmpdir(), "healify-gateway-"));
  const { config } = readGatewaySettings({
    PORT: "0",
    HEALIFY_DATA_DIR: folder,
    HEALIFY_LOG_LEVEL: "debug",
    ...options.env,
  });
  const lines: string[] = [];
  const { deps, closeOwn } = await openDeps(config, options.deps ?? {}, lines);
  const gateway = await createGateway(deps);
  const { address } = await gateway.listen();
  return {
    url: address,
    gateway,
    deps,
    config,
    database: deps.database,
    logged: () => lines.join(""),
    async close() {
      await gateway.close();
      await closeOwn();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openDeps(
  config: GatewayConfig,
  given: Partial<GatewayDeps>,
  lines: string[],
): Promise<{ deps: GatewayDeps; closeOwn: () => Promise<void> }> {
  const database = given.database ?? openSqlite<Schema>(config.dataDir);
  if (!given.database) await migrate(database);
  const own = {
    broker: createInProcessHub().connect(),
    cache: createMemoryCache(),
    answerLog: createMemoryAnswerLog(),
    limits: createMemoryLimits(),
  };
  const deps: GatewayDeps = {
    ...own,
    config,
    database,
    vault:
      given.vault ??
      (await openVault(database, config.dataDir, { secret: testSecret, previousSecret: null })),
    mailer: null,
    logger: createLogger("debug", { write: (line) => void lines.push(line) }),
    instanceId: newInstanceId(),
    webFolder: join(config.dataDir, "no-web-app"),
    ...given,
  };
  const closeOwn = async () => {
    for (const part of Object.values(own)) await part.close();
    if (!given.database) await database.close();
  };
  return { deps, closeOwn };
}

export function newInstanceId(): InstanceId {
  return instanceIdSchema.parse(uuidv7());
}
