/**
 * What every service of an installation stands on, opened in the order in which it must be: infrastructure, schema,
 * secret, vault. Embedded mode brings the schema up to date by itself; distributed services don't, because several
 * start at once: `healify migrate` does.
 */
import { migrate, pendingMigrations } from "#database/migrate.ts";
import type { Schema } from "#database/schema.ts";
import {
  type FaultListener,
  type Infrastructure,
  type InfrastructureSettings,
  openInfrastructure,
} from "#platform/infrastructure.ts";
import { openVault, type VaultSecrets } from "./open-vault.ts";
import type { Vault } from "./vault.ts";

export type Installation = Infrastructure<Schema> & { vault: Vault };

/** The schema is older than this version of Healify. */
export class SchemaBehind extends Error {
  override readonly name = "SchemaBehind";
  constructor(pending: readonly string[]) {
    super(
      `The database lacks ${pending.join(", ")}: run \`healify migrate\` with the same settings first.`,
    );
  }
}

/** Rejects with SecretFault, SchemaBehind, BrokerFault, or what the database says; everything is closed again then. */
export async function openInstallation(
  settings: InfrastructureSettings & VaultSecrets,
  onFault: FaultListener,
): Promise<Installation> {
  const infrastructure = await openInfrastructure<Schema>(settings, onFault);
  try {
    await prepareSchema(infrastructure);
    const vault = await openVault(infrastructure.database, settings.dataDir, settings);
    return { ...infrastructure, vault };
  } catch (fault) {
    await infrastructure.close();
    throw fault;
  }
}

async function prepareSchema({ mode, database }: Infrastructure<Schema>): Promise<void> {
  if (mode === "embedded") {
    await migrate(database);
    return;
  }
  const pending = await pendingMigrations(database);
  if (pending.length > 0) throw new SchemaBehind(pending);
}
