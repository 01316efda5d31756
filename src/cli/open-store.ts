/**
 * The database and its vault alone, for commands that may run beside Healify: nothing is migrated or made, and no
 * folder is locked.
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { pendingMigrations } from "#database/migrate.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import {
  checkServiceSettings,
  type Env,
  readCheckedSettings,
  serviceSettings,
} from "#platform/service-settings.ts";
import { SchemaBehind } from "#vault/open-installation.ts";
import { openVault } from "#vault/open-vault.ts";
import type { Vault } from "#vault/vault.ts";
import { CommandFault } from "./command-fault.ts";

export type OpenedStore = {
  database: Database<Schema>;
  vault: Vault;
  mode: "embedded" | "distributed";
  /** Absolute. */
  dataDir: string;
};

/** Rejects with SettingsFault, CommandFault, SchemaBehind, SecretFault, or what the database says. */
export async function withStore<T>(env: Env, work: (store: OpenedStore) => Promise<T>): Promise<T> {
  const { databaseUrl, secret, previousSecret, ...rest } = readCheckedSettings(
    {
      databaseUrl: serviceSettings.databaseUrl,
      dataDir: serviceSettings.dataDir,
      secret: serviceSettings.secret,
      previousSecret: serviceSettings.previousSecret,
    },
    env,
    checkServiceSettings,
  );
  const dataDir = resolve(rest.dataDir);
  const database = databaseUrl ? await openServer(databaseUrl) : await openFolder(dataDir);
  try {
    const pending = await pendingMigrations(database);
    if (pending.length > 0) throw new SchemaBehind(pending);
    const vault = await openVault(database, dataDir, { secret, previousSecret });
    return await work({ database, vault, mode: databaseUrl ? "distributed" : "embedded", dataDir });
  } finally {
    await database.close();
  }
}

async function openServer(url: string): Promise<Database<Schema>> {
  const { openPostgres } = await import("#platform/database/postgres.ts");
  return openPostgres<Schema>({ url });
}

async function openFolder(dataDir: string): Promise<Database<Schema>> {
  if (!existsSync(join(dataDir, "healify.db"))) {
    throw new CommandFault(
      `${dataDir} holds no database: set HEALIFY_DATA_DIR to the data folder, or start Healify once.`,
    );
  }
  const { openSqlite } = await import("#platform/database/sqlite.ts");
  return openSqlite<Schema>(dataDir);
}
