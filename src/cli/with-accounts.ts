/**
 * The use cases of accounts on the command line, with the parts that a gateway has. In embedded mode beside a running
 * Healify they share its database, whose word it takes within two seconds for access tokens and five for open streams;
 * what that process holds in its memory it forgets by itself.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Registry } from "prom-client";
import { pendingMigrations } from "#database/migrate.ts";
import type { Schema } from "#database/schema.ts";
import { type Accounts, openAccounts } from "#gateway/auth/accounts.ts";
import {
  answerLogEraser,
  deadLetterEraser,
  type Eraser,
  mailFolderEraser,
  sessionCacheEraser,
} from "#gateway/auth/erasure/erasers.ts";
import { createSessionMemory } from "#gateway/chat/session-memory.ts";
import { type GatewayConfig, readGatewaySettings } from "#gateway/config.ts";
import { type GatewayContext, openGatewayContext } from "#gateway/context.ts";
import { openControl } from "#gateway/control.ts";
import { createGatewayEvents, type GatewayEvents } from "#gateway/events.ts";
import { createGatewayMetrics } from "#gateway/metrics.ts";
import { systemClock } from "#platform/clock.ts";
import { type FolderHolder, FolderTaken, lockFolder } from "#platform/database/folder-lock.ts";
import { openSqlite } from "#platform/database/sqlite.ts";
import { Lifecycle } from "#platform/lifecycle.ts";
import { createLogger, faultFields } from "#platform/logger.ts";
import type { Env } from "#platform/service-settings.ts";
import { noTracing } from "#platform/tracing/tracing-none.ts";
import { openInstallation } from "#vault/open-installation.ts";
import { CommandFault } from "./command-fault.ts";

export type AtHand = {
  accounts: Accounts;
  /** Who serves this folder now; null when nobody does, and in distributed mode. */
  running: FolderHolder | null;
};

/** Rejects with SettingsFault, CommandFault, SchemaBehind, SecretFault, BrokerFault, or what the database says. */
export async function withAccounts<T>(env: Env, work: (at: AtHand) => Promise<T>): Promise<T> {
  const { config, secrets } = readGatewaySettings({ HEALIFY_LOG_LEVEL: "error", ...env });
  // What a command gives stands alone on its standard output.
  const logger = createLogger(config.logLevel, {
    write: (line: string) => void process.stderr.write(line),
  });
  const logFault = (part: string, fault: unknown) =>
    logger.error({ part, ...faultFields(fault) }, "fault met");
  const lifecycle = new Lifecycle(logFault);
  try {
    const running = await takeFolder(config, lifecycle);
    const settings = { dataDir: config.dataDir, ...secrets };
    const installation = await openInstallation(settings, logFault);
    lifecycle.opened("installation", installation.close);
    const context = await openGatewayContext(config, secrets, installation, logger);
    lifecycle.opened("context", context.close);
    const events = createGatewayEvents(logger, createGatewayMetrics(new Registry()));
    const control = await openControl(context.broker, events.controlMessageIgnored);
    lifecycle.opened("control", control.close);
    const feature = { ...context, clock: systemClock, tracing: noTracing, events, control };
    const accounts = await openAccounts(feature, erasersOf(context, events, running !== null));
    lifecycle.opened("accounts", accounts.close);
    return await work({ accounts, running });
  } finally {
    await lifecycle.close();
  }
}

/** A folder that nobody serves stays ours until the command is through. */
async function takeFolder(
  { mode, dataDir }: GatewayConfig,
  lifecycle: Lifecycle,
): Promise<FolderHolder | null> {
  if (mode === "distributed") return null;
  if (!existsSync(join(dataDir, "healify.db"))) {
    throw new CommandFault(
      `${dataDir} holds no database: set HEALIFY_DATA_DIR to the data folder, or start Healify once.`,
    );
  }
  try {
    const lock = lockFolder(dataDir);
    lifecycle.opened("folder lock", async () => lock.release());
    return null;
  } catch (fault) {
    if (!(fault instanceof FolderTaken)) throw fault;
    await refuseToMigrate(dataDir);
    return fault.holder ?? { pid: 0, address: "" };
  }
}

/** The schema is not changed under a process that runs. */
async function refuseToMigrate(dataDir: string): Promise<void> {
  const database = openSqlite<Schema>(dataDir);
  const pending = await pendingMigrations(database).finally(() => database.close());
  if (pending.length === 0) return;
  throw new CommandFault(
    "The Healify that runs here is of an older version: start it again first.",
  );
}

function erasersOf(context: GatewayContext, events: GatewayEvents, beside: boolean): Eraser[] {
  const { answerLog, broker, cache, database, mailer } = context;
  const mails = mailFolderEraser(mailer);
  if (beside)
    return [
      inMemory("answer log", "ten minutes"),
      inMemory("session cache", "half an hour"),
      mails,
    ];
  const { forget } = createSessionMemory(database, cache, events);
  return [
    answerLogEraser(answerLog),
    deadLetterEraser(broker),
    mails,
    sessionCacheEraser(cache, forget),
  ];
}

const inMemory = (place: string, within: string): Eraser => ({
  place,
  erase: async () =>
    `In the memory of the Healify that runs: sealed, and its key is forgotten there within a minute; gone within ${within}.`,
});
