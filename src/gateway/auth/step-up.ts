/** Sensitive acts ask for a proof of the last minutes: a device that lies open on a table is not the person (ASVS 7.5.1). */
import type { Kysely } from "kysely";
import type { Schema } from "#database/schema.ts";
import type { Principal } from "../http/app-types.ts";
import { ProblemError } from "../http/problem.ts";
import type { Accounts } from "./accounts.ts";
import { findProvedAt } from "./device-store.ts";
import { proofLifetime } from "./lifetimes.ts";

/**
 * Throws `step_up_required` unless this device was signed in or stepped up within the last ten minutes. With `trx` it
 * can be asked inside a transaction.
 */
export async function requireRecentProof(
  { database, clock }: Pick<Accounts, "database" | "clock">,
  { deviceId }: Principal,
  trx?: Kysely<Schema>,
): Promise<void> {
  const provedAt = await findProvedAt(trx ?? database.read, deviceId);
  if (provedAt === null || clock() - provedAt > proofLifetime) {
    throw new ProblemError("step_up_required");
  }
}
