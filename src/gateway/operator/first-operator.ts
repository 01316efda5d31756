/**
 * In embedded mode whoever comes first operates the server; in distributed mode `healify user promote` names the
 * operator. A row that only one transaction can insert decides between two who come at once.
 */
import type { Kysely } from "kysely";
import type { UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Accounts } from "../auth/accounts.ts";
import { updateUser } from "../auth/user-store.ts";

const firstOperatorRow = "first_operator";

type Deps = Pick<Accounts, "config" | "clock">;

/** To be called in the transaction in which an account comes into use. True when it is the operator's now. */
export async function makeFirstOperator(
  { config, clock }: Deps,
  trx: Kysely<Schema>,
  userId: UserId,
): Promise<boolean> {
  if (config.mode !== "embedded") return false;
  if (!(await claim(trx))) return false;
  await updateUser(trx, userId, { role: "operator", updated_at: clock() });
  return true;
}

/** At start: an installation from before there were operators gets its first account in use as one. */
export async function settleFirstOperator({
  database,
  ...deps
}: Deps & Pick<Accounts, "database">): Promise<void> {
  if (deps.config.mode !== "embedded") return;
  await database.write(async (trx) => {
    const first = await trx
      .selectFrom("users")
      .select("id")
      .where("state", "=", "active")
      .orderBy("created_at")
      .orderBy("id")
      .limit(1)
      .executeTakeFirst();
    if (first) await makeFirstOperator(deps, trx, first.id);
  });
}

/** Kept without whose it was: the row outlives the person. */
async function claim(trx: Kysely<Schema>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("installation")
    .values({ key: firstOperatorRow, value: "claimed" })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
