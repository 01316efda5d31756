/** An account whose e-mail nobody confirmed is forgotten: its address may be that of somebody who never asked for it. */
import type { Schema } from "#database/schema.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database/database.ts";
import type { Vault } from "#vault/vault.ts";

const keptFor = 7 * 24 * 60 * 60_000;
const atATime = 200;

export async function forgetUnconfirmed({
  database,
  vault,
  clock,
}: {
  database: Database<Schema>;
  vault: Vault;
  clock: Clock;
}): Promise<void> {
  const before = clock() - keptFor;
  const old = await database.read
    .selectFrom("users")
    .select("id")
    .where("state", "=", "unverified")
    .where("created_at", "<", before)
    .limit(atATime)
    .execute();
  for (const { id } of old) {
    // Confirmed meanwhile? Then it stays, with its key.
    const gone = await database.writeOne((trx) =>
      trx
        .deleteFrom("users")
        .where("id", "=", id)
        .where("state", "=", "unverified")
        .returning("id")
        .executeTakeFirst(),
    );
    if (gone) await vault.erasePerson(id);
  }
}
