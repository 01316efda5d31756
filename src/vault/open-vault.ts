/** Opens the vault of this installation, or says what is wrong with its secret. */
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { checkSecret, embeddedSecret } from "./installation-secret.ts";
import { openLookupKey } from "./lookup-key.ts";
import { MasterKeys } from "./master-keys.ts";
import { rewrapKeys } from "./rewrap-keys.ts";
import { sealPlainUsers } from "./seal-plain-users.ts";
import { createVault, type Vault } from "./vault.ts";

export type VaultSecrets = { secret: string | null; previousSecret: string | null };

/**
 * Without a secret among the settings, the one in `dataDir` is used, or made beside an empty database. With a previous
 * secret, everything that it still seals is sealed anew. Rejects with SecretFault; nothing is changed then.
 */
export async function openVault(
  database: Database<Schema>,
  dataDir: string,
  secrets: VaultSecrets,
): Promise<Vault> {
  const secret = secrets.secret ?? (await embeddedSecret(dataDir, database));
  const keys = new MasterKeys(secret, secrets.previousSecret);
  await checkSecret(database, keys);
  if (secrets.previousSecret) await rewrapKeys(database, keys);
  await openLookupKey(database, keys);
  const vault = createVault(database, keys);
  await sealPlainUsers(database, vault);
  return vault;
}
