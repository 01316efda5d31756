/**
 * A change of the e-mail that waits for its link is void once the person took their account back (a reset, a new
 * password, signed out elsewhere): somebody who held a session of theirs may have asked for it, and the new address
 * would let them in again.
 */
import type { Kysely } from "kysely";
import type { UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Accounts } from "../accounts.ts";
import { deleteMailTokens } from "../mail/mail-token-store.ts";

/** In the caller's transaction: the links that were mailed, and those that are still to be. */
export async function forgetEmailChange(
  { mails }: Pick<Accounts, "mails">,
  trx: Kysely<Schema>,
  userId: UserId,
): Promise<void> {
  await mails?.withdraw(trx, userId, "confirm-email");
  await deleteMailTokens(trx, userId, ["confirm-email"]);
}
