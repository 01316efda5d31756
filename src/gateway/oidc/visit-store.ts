/** SQL of visits: people who were sent to the provider and are not back yet. */
import type { Kysely } from "kysely";
import type { ProviderVisitsTable, Schema } from "#database/schema.ts";

export async function insertVisit(trx: Kysely<Schema>, visit: ProviderVisitsTable): Promise<void> {
  await trx.insertInto("provider_visits").values(visit).execute();
}

type Presented = Pick<ProviderVisitsTable, "state_hash" | "browser_hash" | "purpose"> & {
  now: number;
};

/** Gone after this: of two who come back with it one is let on. Null for another browser or purpose, and when over. */
export async function takeVisit(
  trx: Kysely<Schema>,
  { state_hash, browser_hash, purpose, now }: Presented,
): Promise<ProviderVisitsTable | null> {
  const taken = await trx
    .deleteFrom("provider_visits")
    .where("state_hash", "=", state_hash)
    .where("browser_hash", "=", browser_hash)
    .where("purpose", "=", purpose)
    .where("expires_at", ">", now)
    .returningAll()
    .executeTakeFirst();
  return taken ?? null;
}

export async function deleteVisitsBefore(trx: Kysely<Schema>, now: number): Promise<void> {
  await trx.deleteFrom("provider_visits").where("expires_at", "<=", now).execute();
}
