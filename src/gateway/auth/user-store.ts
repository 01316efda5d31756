/**
 * SQL of users, and the one place that seals and opens their e-mails and names. In a transaction rows are used as they
 * lie; outside of one, people with their e-mail and name in clear.
 */
import type { Kysely } from "kysely";
import type { UserId } from "#contracts/ids.ts";
import type { Schema, UsersTable } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import {
  emailMac,
  type Identity,
  openIdentity,
  type SealedEmail,
  sealEmail,
  sealName,
} from "#vault/identity.ts";
import { PersonErased, type Vault } from "#vault/vault.ts";

/** As it lies in the database. */
export type UserRow = UsersTable;
/** With e-mail and name in clear. */
export type StoredUser = Omit<UserRow, "email_mac" | "email_sealed" | "name_sealed"> & Identity;

type Opening = { database: Database<Schema>; vault: Vault };

/** The row alone: for whom the e-mail needn't be opened, and inside transactions. */
export function findUserRowByEmail(
  db: Kysely<Schema>,
  { masterKeys }: Pick<Vault, "masterKeys">,
  email: string,
): Promise<UserRow | undefined> {
  return db
    .selectFrom("users")
    .selectAll()
    .where("email_mac", "=", emailMac(masterKeys, email))
    .executeTakeFirst();
}

/** The row alone: for whom the e-mail needn't be opened, and inside transactions. */
export function findUserRow(db: Kysely<Schema>, userId: UserId): Promise<UserRow | undefined> {
  return db.selectFrom("users").selectAll().where("id", "=", userId).executeTakeFirst();
}

/** The row, which nobody else changes until the transaction ends. To be locked before the person's devices. */
export function lockUserRow(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  userId: UserId,
): Promise<UserRow | undefined> {
  return database
    .lockRows(trx.selectFrom("users").selectAll().where("id", "=", userId))
    .executeTakeFirst();
}

/** Undefined while the account is being erased, too. Not to be called inside a transaction. */
export async function findUser(
  { database, vault }: Opening,
  userId: UserId,
): Promise<StoredUser | undefined> {
  const row = await findUserRow(database.read, userId);
  return row && openUser(vault, row);
}

/** Undefined while the account is being erased, too. Not to be called inside a transaction. */
export async function findUserByEmail(
  { database, vault }: Opening,
  email: string,
): Promise<StoredUser | undefined> {
  const row = await findUserRowByEmail(database.read, vault, email);
  return row && openUser(vault, row);
}

/** Undefined while the account is being erased, too. Not to be called inside a transaction. */
export async function openUser(
  vault: Pick<Vault, "person">,
  { email_mac, email_sealed, name_sealed, ...rest }: UserRow,
): Promise<StoredUser | undefined> {
  try {
    const person = await vault.person(rest.id);
    return { ...rest, ...openIdentity(person, { id: rest.id, email_sealed, name_sealed }) };
  } catch (fault) {
    if (fault instanceof PersonErased) return undefined;
    throw fault;
  }
}

/** For insertUser: the person's key must be there (`vault.createPerson`). Not to be called inside a transaction. */
export async function sealUser(
  vault: Vault,
  { email, name, ...rest }: StoredUser,
): Promise<UserRow> {
  const person = await vault.person(rest.id);
  const sealed = sealEmail(vault.masterKeys, person, { id: rest.id, email });
  return { ...rest, ...sealed, name_sealed: sealName(person, rest.id, name) };
}

/** For updateUser. Not to be called inside a transaction. */
export async function sealUserName(
  vault: Vault,
  userId: UserId,
  name: string | null,
): Promise<Pick<UserRow, "name_sealed">> {
  return { name_sealed: sealName(await vault.person(userId), userId, name) };
}

/** For updateUser, which says whether the address is taken. Not to be called inside a transaction. */
export async function sealUserEmail(
  vault: Vault,
  userId: UserId,
  email: string,
): Promise<SealedEmail> {
  return sealEmail(vault.masterKeys, await vault.person(userId), { id: userId, email });
}

/** What `sealUserEmail` sealed. Throws SealFault. Not to be called inside a transaction. */
export async function openUserEmail(
  vault: Pick<Vault, "person">,
  userId: UserId,
  email_sealed: string,
): Promise<string> {
  const person = await vault.person(userId);
  return openIdentity(person, { id: userId, email_sealed, name_sealed: null }).email;
}

export async function findUserState(
  db: Kysely<Schema>,
  userId: UserId,
): Promise<UserRow["state"] | undefined> {
  const row = await db
    .selectFrom("users")
    .select("state")
    .where("id", "=", userId)
    .executeTakeFirst();
  return row?.state;
}

/** Locks the account until the transaction ends: nothing of it changes between looking and acting. */
export async function lockUserState(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  userId: UserId,
): Promise<UserRow["state"] | undefined> {
  const row = await database
    .lockRows(trx.selectFrom("users").select("state").where("id", "=", userId))
    .executeTakeFirst();
  return row?.state;
}

/** False when the e-mail is taken. */
export async function insertUser(trx: Kysely<Schema>, user: UserRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("users")
    .values(user)
    .onConflict((conflict) => conflict.column("email_mac").doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

type UserChanges = Partial<Omit<UserRow, "id" | "created_at" | keyof SealedEmail> & SealedEmail> & {
  updated_at: number;
};

/** A new e-mail must be free: look for its row in the same transaction, with the account's row locked. */
export async function updateUser(
  trx: Kysely<Schema>,
  userId: UserId,
  changes: UserChanges,
): Promise<void> {
  await trx.updateTable("users").set(changes).where("id", "=", userId).execute();
}

/** Everything that belongs to the person goes with the row: see the foreign keys. */
export async function deleteUser(trx: Kysely<Schema>, userId: UserId): Promise<void> {
  await trx.deleteFrom("users").where("id", "=", userId).execute();
}
