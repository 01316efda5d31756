/**
 * The accounts of a server, for its operator: what it takes to know whom one is acting on, and no more. Not where from
 * somebody signed in, nor when exactly, and nothing that they wrote.
 */
import type { Kysely } from "kysely";
import { type UserId, userIdSchema } from "#contracts/ids.ts";
import type { AccountSummary } from "#contracts/operator.ts";
import type { Schema } from "#database/schema.ts";
import type { Accounts } from "../auth/accounts.ts";
import { hasSecondFactor } from "../auth/second-factor/factors.ts";
import { openUser, type StoredUser } from "../auth/user-store.ts";

const pageSize = 50;
/** Smaller than every id. */
const beforeAll = userIdSchema.parse("00000000-0000-7000-8000-000000000000");

export type PeoplePage = { items: AccountSummary[]; nextCursor: string | null };

/** Oldest first. `after` is a cursor of an earlier page; anything else starts at the beginning. */
export async function listPeople(
  { database, vault }: Pick<Accounts, "database" | "vault">,
  after: string | null,
): Promise<PeoplePage> {
  const from = userIdSchema.catch(beforeAll).parse(after);
  const rows = await database.read
    .selectFrom("users")
    .selectAll()
    .where("id", ">", from)
    .orderBy("id")
    .limit(pageSize + 1)
    .execute();
  const page = rows.slice(0, pageSize);
  // Those who are being erased have no key any more.
  const opened = await Promise.all(page.map((row) => openUser(vault, row)));
  const people = opened.filter((user) => user !== undefined);
  const items = await Promise.all(people.map((user) => summarise(database.read, user)));
  return { items, nextCursor: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null };
}

async function summarise(db: Kysely<Schema>, user: StoredUser): Promise<AccountSummary> {
  const { id, email, name, role, state, created_at } = user;
  return {
    id,
    email,
    name,
    role,
    state,
    createdAt: new Date(created_at).toISOString(),
    lastSeenOn: await lastSeenOn(db, id),
    secondFactor: await hasSecondFactor(db, id),
  };
}

async function lastSeenOn(db: Kysely<Schema>, userId: UserId): Promise<string | null> {
  const seen = await db
    .selectFrom("devices")
    .select((row) => row.fn.max("last_seen_at").as("at"))
    .where("user_id", "=", userId)
    .executeTakeFirst();
  // Postgres gives the maximum of a bigint as text.
  return seen?.at ? new Date(Number(seen.at)).toISOString().slice(0, 10) : null;
}
