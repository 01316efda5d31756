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
import { announcePresence } from "./presence.ts";
import { forgetPreviousSecret } from "./secret-file.ts";
import { type RotationProgress, startSecretRotation } from "./secret-rotation.ts";
import type { Vault } from "./vault.ts";

export type InstallationSettings = InfrastructureSettings &
  VaultSecrets & {
    /** Nobody else serves this database: the folder is locked. */
    alone?: boolean;
  };

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
  settings: InstallationSettings,
  onFault: FaultListener,
  onRotation: (progress: RotationProgress) => void = () => undefined,
): Promise<Installation> {
  const infrastructure = await openInfrastructure<Schema>(settings, onFault);
  try {
    await prepareSchema(infrastructure);
    const { database } = infrastructure;
    const vault = await openVault(database, settings.dataDir, settings);
    const stop = await takePart({ database, vault, settings, onFault, onRotation });
    return {
      ...infrastructure,
      vault,
      async close() {
        await stop();
        await infrastructure.close();
      },
    };
  } catch (fault) {
    await infrastructure.close();
    throw fault;
  }
}

type Parts = Pick<Installation, "database" | "vault"> & {
  settings: InstallationSettings;
  onFault: FaultListener;
  onRotation: (progress: RotationProgress) => void;
};

/** Says that this process runs, and rotates the secret when it was given the previous one. */
async function takePart({
  database,
  vault,
  settings,
  onFault,
  onRotation,
}: Parts): Promise<() => Promise<void>> {
  const keys = vault.masterKeys;
  const presence = await announcePresence(database, keys, {
    onFault: (fault) => onFault("presence", fault),
    alone: settings.alone ?? false,
  });
  const rotation =
    keys.previousCheck === null
      ? null
      : startSecretRotation({
          database,
          keys,
          onProgress(progress) {
            if (progress.step === "done" && settings.secret === null) {
              forgetPreviousSecret(settings.dataDir);
            }
            onRotation(progress);
          },
          onFault: (fault) => onFault("rotation of the secret", fault),
        });
  return async () => {
    await rotation?.close();
    await presence.close();
  };
}

async function prepareSchema({ mode, database }: Infrastructure<Schema>): Promise<void> {
  if (mode === "embedded") {
    await migrate(database);
    return;
  }
  const pending = await pendingMigrations(database);
  if (pending.length > 0) throw new SchemaBehind(pending);
}
