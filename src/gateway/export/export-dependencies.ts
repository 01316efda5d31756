/** What an export works with. */
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import type { Vault } from "#vault/vault.ts";

export type ExportDependencies = { database: Database<Schema>; vault: Vault };
