/** What changes with a person's first factor: recovery codes are made, and their devices live shorter (rule 30). */
import type { Kysely } from "kysely";
import type { UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Accounts } from "../accounts.ts";
import { lifetimesOf } from "../lifetimes.ts";
import { secondFactorMethodsOf } from "./factors.ts";
import { replaceRecoveryCodes } from "./recovery-code-store.ts";
import { type NewRecoveryCodes, newRecoveryCodes } from "./recovery-codes.ts";

/** Hashing takes long, and so comes before the transaction. Null when there are factors already. */
export async function codesForFirstFactor(
  { database, hasher, clock }: Accounts,
  userId: UserId,
): Promise<NewRecoveryCodes | null> {
  const methods = await secondFactorMethodsOf(database.read, userId);
  return methods.length > 0 ? null : newRecoveryCodes(hasher, clock());
}

/** In the transaction that adds it, before it does. Gives the codes to be shown; null when it isn't the first after all. */
export async function startSecondFactor(
  trx: Kysely<Schema>,
  { userId, codes, now }: { userId: UserId; codes: NewRecoveryCodes | null; now: number },
): Promise<string[] | null> {
  const methods = await secondFactorMethodsOf(trx, userId);
  if (methods.length > 0 || !codes) return null;
  await replaceRecoveryCodes(trx, userId, codes.rows);
  await shortenDevices(trx, userId, now);
  return codes.codes;
}

async function shortenDevices(trx: Kysely<Schema>, userId: UserId, now: number): Promise<void> {
  const { absolute, idle } = lifetimesOf({ strict: 1 });
  const own = trx.selectFrom("devices").select("id").where("user_id", "=", userId);
  await trx.updateTable("devices").set({ strict: 1 }).where("user_id", "=", userId).execute();
  await trx
    .updateTable("devices")
    .set({ expires_at: now + absolute })
    .where("user_id", "=", userId)
    .where("expires_at", ">", now + absolute)
    .execute();
  await trx
    .updateTable("refresh_tokens")
    .set({ expires_at: now + idle })
    .where("device_id", "in", own)
    .where("expires_at", ">", now + idle)
    .execute();
}
