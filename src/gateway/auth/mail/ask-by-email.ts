/**
 * What anybody may ask for with an e-mail alone: a new password, or the link of sign-up once more. The answer, and the
 * work for it, is the same whether or not there is an account: who it is is looked up when the mail is written (rules
 * 13, 14). Open to those who are kept out by wrong guesses of others (rule 15).
 */
import type { Client } from "../../http/client.ts";
import type { Accounts } from "../accounts.ts";

export type AskedByEmail = "reset-asked" | "verification-asked";

export async function askByEmail(
  { database, mails }: Accounts,
  kind: AskedByEmail,
  { email, client }: { email: string; client: Client },
): Promise<void> {
  if (!mails) return;
  await database.write((trx) => mails.order(trx, { kind, email, client }));
  mails.wake();
}
