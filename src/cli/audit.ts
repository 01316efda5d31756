/** `healify audit`: what happened with accounts, oldest first, beside a running Healify or without one. */
import type { Kysely } from "kysely";
import { type UserId, userIdSchema } from "#contracts/ids.ts";
import type { AuditEventsTable, Schema } from "#database/schema.ts";
import { findUserRowByEmail } from "#gateway/auth/user-store.ts";
import { systemClock } from "#platform/clock.ts";
import type { Env } from "#platform/service-settings.ts";
import { CommandFault } from "./command-fault.ts";
import { type OpenedStore, withStore } from "./open-store.ts";

export type AuditWords = {
  since?: string | undefined;
  user?: string | undefined;
  event?: string | undefined;
  refused?: boolean | undefined;
  json?: boolean | undefined;
};

type Wanted = { since: number; userId: UserId | null; event: string | null; refused: boolean };

const rowsAtATime = 500;
const units = { m: 60_000, h: 3_600_000, d: 86_400_000 };

export async function listAudit(
  env: Env,
  words: AuditWords,
  write: (line: string) => void,
): Promise<void> {
  const since = readSince(words.since ?? "7d", systemClock());
  await withStore(env, async (store) => {
    const userId = words.user === undefined ? null : await findPerson(store, words.user);
    const wanted = { since, userId, event: words.event ?? null, refused: words.refused === true };
    const format = words.json ? asJson : asLine;
    let last = "";
    for (;;) {
      const rows = await findRows(store.database.read, wanted, last);
      for (const row of rows) write(format(row));
      if (rows.length < rowsAtATime) return;
      last = rows.at(-1)?.id ?? last;
    }
  });
}

/** `90m`, `12h`, `7d`, or a date or time such as 2026-11-01 or 2026-11-01T08:00Z. Throws CommandFault. */
export function readSince(text: string, now: number): number {
  const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  if (count !== undefined && (unit === "m" || unit === "h" || unit === "d")) {
    return now - Number(count) * units[unit];
  }
  const at = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) {
    throw new CommandFault(`"${text}" is no time: say 90m, 12h, 7d, or a date such as 2026-11-01.`);
  }
  return at;
}

/** By id or e-mail. Rows of who was erased are found by id alone. */
async function findPerson({ database, vault }: OpenedStore, user: string): Promise<UserId> {
  const id = userIdSchema.safeParse(user);
  if (id.success) return id.data;
  const row = await findUserRowByEmail(database.read, vault, user.trim().toLowerCase());
  if (!row) throw new CommandFault("Nobody here has this e-mail address or id.");
  return row.id;
}

function findRows(
  db: Kysely<Schema>,
  { since, userId, event, refused }: Wanted,
  after: string,
): Promise<AuditEventsTable[]> {
  let query = db
    .selectFrom("audit_events")
    .selectAll()
    .where("at", ">=", since)
    .where("id", ">", after);
  if (userId !== null) query = query.where("user_id", "=", userId);
  if (event !== null) query = query.where("event", "=", event);
  if (refused) query = query.where("outcome", "=", "refused");
  return query.orderBy("id").limit(rowsAtATime).execute();
}

function asJson(row: AuditEventsTable): string {
  return JSON.stringify({
    at: new Date(row.at).toISOString(),
    event: row.event,
    outcome: row.outcome,
    reason: row.reason,
    userId: row.user_id,
    deviceId: row.device_id,
    network: row.address_prefix || null,
    userAgent: row.user_agent || null,
  });
}

/** What a client calls itself comes last, and can't break the line or reach the terminal's own signs. */
function asLine(row: AuditEventsTable): string {
  const client = row.user_agent.replaceAll(/[^\x20-\x7e]/g, "?");
  const outcome = row.reason === null ? row.outcome : `${row.outcome}:${row.reason}`;
  const place = row.address_prefix || "-";
  const ids = [row.user_id ?? "-", row.device_id ?? "-"];
  return [new Date(row.at).toISOString(), row.event, outcome, ...ids, place, client].join("\t");
}
