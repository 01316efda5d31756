/** SQL of mails that are to be sent. */
import type { Kysely } from "kysely";
import type { UserId } from "#contracts/ids.ts";
import type { MailOrdersTable, Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";

export async function insertMailOrder(trx: Kysely<Schema>, order: MailOrdersTable): Promise<void> {
  await trx.insertInto("mail_orders").values(order).execute();
}

/** Those whose time has come, the longest waiting first, with what tells them from those claimed meanwhile. */
export function findDueOrders(
  db: Kysely<Schema>,
  { now, limit }: { now: number; limit: number },
): Promise<Pick<MailOrdersTable, "id" | "attempt">[]> {
  return db
    .selectFrom("mail_orders")
    .select(["id", "attempt"])
    .where("due_at", "<=", now)
    .orderBy("due_at")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** The order for one claimer alone, whichever gateway it is in; due again at `until`, should the claimer die. */
export async function claimOrder(
  database: Database<Schema>,
  { id, attempt }: Pick<MailOrdersTable, "id" | "attempt">,
  until: number,
): Promise<MailOrdersTable | null> {
  const claimed = await database.writeOne((trx) =>
    trx
      .updateTable("mail_orders")
      .set({ attempt: attempt + 1, due_at: until })
      .where("id", "=", id)
      .where("attempt", "=", attempt)
      .returningAll()
      .executeTakeFirst(),
  );
  return claimed ?? null;
}

export async function postponeOrder(
  database: Database<Schema>,
  { id, attempt }: Pick<MailOrdersTable, "id" | "attempt">,
  dueAt: number,
): Promise<void> {
  await database.writeOne((trx) =>
    trx
      .updateTable("mail_orders")
      .set({ due_at: dueAt })
      .where("id", "=", id)
      .where("attempt", "=", attempt)
      .execute(),
  );
}

export function ordersAbout(trx: Kysely<Schema>, userId: UserId): Promise<MailOrdersTable[]> {
  return trx.selectFrom("mail_orders").selectAll().where("user_id", "=", userId).execute();
}

/** False once it was withdrawn. */
export async function isOrdered(db: Kysely<Schema>, id: string): Promise<boolean> {
  const row = await db
    .selectFrom("mail_orders")
    .select("id")
    .where("id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteOrder(trx: Kysely<Schema>, id: string): Promise<void> {
  await trx.deleteFrom("mail_orders").where("id", "=", id).execute();
}

/** When the next is due; null when none waits. */
export async function nextDue(db: Kysely<Schema>): Promise<number | null> {
  const row = await db
    .selectFrom("mail_orders")
    .select("due_at")
    .orderBy("due_at")
    .limit(1)
    .executeTakeFirst();
  return row?.due_at ?? null;
}
