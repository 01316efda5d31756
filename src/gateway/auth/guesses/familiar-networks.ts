/** Networks that a person was given tokens in: guesses from elsewhere never use up what is theirs (rule 15). By HMAC. */
import type { Kysely } from "kysely";
import { type UserId, userIdSchema } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Client } from "../../http/client.ts";
import type { Accounts } from "../accounts.ts";

const day = 24 * 60 * 60_000;
/** Nobody has been in it for so long: it may be somebody else's now. */
export const familiarFor = 90 * day;
/** How exact `seen_at` is: most refreshes write nothing. */
const notedEvery = day;

/** A network as limits know it: the IPv4 address or the IPv6 /64, by HMAC. */
export function networkKey({ vault }: Pick<Accounts, "vault">, client: Client): string {
  return vault.masterKeys.lookup("network", client.network);
}

export async function isFamiliar(
  { database, clock }: Pick<Accounts, "database" | "clock">,
  userId: UserId | null,
  networkMac: string,
): Promise<boolean> {
  // Asked for an account that isn't there too: the same work (rule 12).
  const row = await database.read
    .selectFrom("familiar_networks")
    .select("seen_at")
    .where("user_id", "=", userId ?? nobody)
    .where("network_mac", "=", networkMac)
    .executeTakeFirst();
  return row !== undefined && row.seen_at > clock() - familiarFor;
}

const nobody = userIdSchema.parse("00000000-0000-7000-8000-000000000000");

/** Tells a fault and goes on: the person has their tokens all the same. */
export async function rememberNetwork(
  accounts: Accounts,
  userId: UserId,
  client: Client,
): Promise<void> {
  const { database, clock, events } = accounts;
  const row = { user_id: userId, network_mac: networkKey(accounts, client), seen_at: clock() };
  try {
    if (await isNoted(database.read, row)) return;
    await database.write((trx) => note(trx, row));
  } catch (fault) {
    events.backgroundFault("familiar networks", fault);
  }
}

type Row = Schema["familiar_networks"];

async function isNoted(db: Kysely<Schema>, { user_id, network_mac, seen_at }: Row) {
  const known = await db
    .selectFrom("familiar_networks")
    .select("seen_at")
    .where("user_id", "=", user_id)
    .where("network_mac", "=", network_mac)
    .executeTakeFirst();
  return known !== undefined && known.seen_at > seen_at - notedEvery;
}

async function note(trx: Kysely<Schema>, row: Row): Promise<void> {
  await trx
    .insertInto("familiar_networks")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["user_id", "network_mac"]).doUpdateSet({ seen_at: row.seen_at }),
    )
    .execute();
}

export async function forgetNetworksBefore(trx: Kysely<Schema>, before: number): Promise<void> {
  await trx.deleteFrom("familiar_networks").where("seen_at", "<", before).execute();
}
