/** Many people with keys alone, in one write, and a text of each sealed with it. */
import { randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { type UserId, userIdSchema } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { sealKeyBytes } from "#platform/seal.ts";
import { userKeyContext } from "#vault/contexts.ts";
import type { Vault } from "#vault/vault.ts";

export async function makeKeysOfPeople(
  database: Database<Schema>,
  vault: Vault,
  { people, words, place }: { people: number; words: string; place: string },
): Promise<Map<UserId, string>> {
  const ids = Array.from({ length: people }, () => userIdSchema.parse(uuidv7()));
  const rows = ids.map((id) => ({
    user_id: id,
    key_sealed: vault.masterKeys.wrap(randomBytes(sealKeyBytes), userKeyContext(id)),
    created_at: 0,
  }));
  await database.write((trx) => trx.insertInto("healify_keys.user_keys").values(rows).execute());
  const sealed = ids.map(async (id) => [id, (await vault.person(id)).seal(words, place)] as const);
  return new Map(await Promise.all(sealed));
}
