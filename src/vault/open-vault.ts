/** Opens the vault of this installation, or says what is wrong with its secret. */
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { checkSecret } from "./installation-secret.ts";
import { openLookupKey } from "./lookup-key.ts";
import { MasterKeys } from "./master-keys.ts";
import { sealPlainUsers } from "./seal-plain-users.ts";
import { embeddedSecrets, type InstallationSecrets } from "./secret-file.ts";
import { createVault, type Vault } from "./vault.ts";

export type VaultSecrets = { secret: string | null; previousSecret: string | null };

/**
 * Without a secret among the settings, the one in `dataDir` is used, or made beside an empty database. Rejects with
 * SecretFault; nothing is changed then. With a previous secret it opens what either seals: startSecretRotation does
 * the rest.
 */
export async function openVault(
  database: Database<Schema>,
  dataDir: string,
  secrets: VaultSecrets,
): Promise<Vault> {
  const { secret, previousSecret } = await secretsOf(database, dataDir, secrets);
  const keys = new MasterKeys(secret, previousSecret);
  await checkSecret(database, keys);
  await openLookupKey(database, keys);
  const vault = createVault(database, keys);
  await sealPlainUsers(database, vault);
  return vault;
}

async function secretsOf(
  database: Database<Schema>,
  dataDir: string,
  { secret, previousSecret }: VaultSecrets,
): Promise<InstallationSecrets> {
  if (secret !== null) return { secret, previousSecret };
  const kept = await embeddedSecrets(dataDir, database);
  return { secret: kept.secret, previousSecret: previousSecret ?? kept.previousSecret };
}
