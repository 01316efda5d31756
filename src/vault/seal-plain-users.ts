/**
 * E-mails and names that an installation from before kept in clear are sealed. May be interrupted and repeated, and run
 * in several processes at once: a row is in clear or sealed, never between.
 */
import type { Schema, UsersTable } from "#database/schema.ts";
import { askTogether, type Database } from "#platform/database/database.ts";
import { sealEmail, sealName } from "./identity.ts";
import { scrubUsers } from "./scrub.ts";
import type { Vault } from "./vault.ts";

const rowsAtATime = 50;

/** How many were sealed here. */
export async function sealPlainUsers(database: Database<Schema>, vault: Vault): Promise<number> {
  let sealed = 0;
  for (;;) {
    const rows = await findPlain(database);
    if (rows.length === 0) break;
    await askTogether(rows.map((row) => sealOne(database, vault, row)));
    sealed += rows.length;
  }
  if (sealed > 0) await scrubUsers(database);
  return sealed;
}

type PlainUser = Pick<UsersTable, "id" | "email_mac" | "name_sealed">;

function findPlain(database: Database<Schema>): Promise<PlainUser[]> {
  return database.read
    .selectFrom("users")
    .select(["id", "email_mac", "name_sealed"])
    .where("email_sealed", "is", null)
    .orderBy("id")
    .limit(rowsAtATime)
    .execute();
}

async function sealOne(database: Database<Schema>, vault: Vault, row: PlainUser): Promise<void> {
  const { id, email_mac: email, name_sealed: name } = row;
  // Those who never confirmed their address had no key yet.
  await vault.createPerson(id);
  const person = await vault.person(id);
  const sealed = {
    ...sealEmail(vault.masterKeys, person, { id, email }),
    name_sealed: sealName(person, id, name),
  };
  await database.writeOne((trx) =>
    trx
      .updateTable("users")
      .set(sealed)
      .where("id", "=", id)
      .where("email_sealed", "is", null)
      .execute(),
  );
}
