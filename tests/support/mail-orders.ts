import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";

/** How many mails wait, those included that are being sent. */
export async function countMailOrders(database: Database<Schema>): Promise<number> {
  return (await database.read.selectFrom("mail_orders").select("id").execute()).length;
}
