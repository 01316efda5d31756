import type { Kysely } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Schema } from "#database/schema.ts";

/** A rotation of the secret in the record that `healify audit` shows (rule 50): it is nobody's, and comes from nowhere. */
export async function auditRotation(
  trx: Kysely<Schema>,
  event: "secret-rotation-begun" | "secret-rotation-ended",
): Promise<void> {
  await trx
    .insertInto("audit_events")
    .values({
      id: uuidv7(),
      at: Date.now(),
      event,
      outcome: "success",
      address_prefix: "",
      user_agent: "",
    })
    .execute();
}
