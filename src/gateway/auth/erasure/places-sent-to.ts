/** Where a person's words went to be answered, for as long as their key still tells. */
import type { UserId } from "#contracts/ids.ts";
import { findWordsSentOf, openWordsSent } from "#replies/words-sent.ts";
import type { Accounts } from "../accounts.ts";

/** Such as "openai/gpt-5 at api.openai.com", each once. */
export async function placesSentTo(
  { database, vault }: Pick<Accounts, "database" | "vault">,
  userId: UserId,
): Promise<string[]> {
  const rows = await findWordsSentOf(database, userId);
  if (rows.length === 0) return [];
  const person = await vault.person(userId);
  const sent = rows.map((row) => openWordsSent(row, person));
  return [...new Set(sent.map(({ model, place }) => `${model} at ${place}`))].sort();
}
