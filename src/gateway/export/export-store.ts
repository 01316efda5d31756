/** SQL of an export, a page at a time: by id, so that what changes meanwhile is neither left out nor told twice. */
import type { Selectable } from "kysely";
import type { SessionId, UserId } from "#contracts/ids.ts";
import type {
  AuditEventsTable,
  DevicesTable,
  MessagesTable,
  PeopleTable,
  ProfilesTable,
  Schema,
} from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";

const pageSize = 200;

/** Newest first. */
export async function* chatsOf(
  database: Database<Schema>,
  userId: UserId,
): AsyncGenerator<{ id: SessionId; title_sealed: string; created_at: number }> {
  for (let last: SessionId | null = null; ; ) {
    let query = database.read
      .selectFrom("chat_sessions")
      .select(["id", "title_sealed", "created_at"])
      .where("user_id", "=", userId)
      .where("erase_at", "is", null);
    if (last) query = query.where("id", "<", last);
    const rows: { id: SessionId; title_sealed: string; created_at: number }[] = await query
      .orderBy("id", "desc")
      .limit(pageSize)
      .execute();
    yield* rows;
    last = rows.at(-1)?.id ?? null;
    if (rows.length < pageSize || !last) return;
  }
}

export type ActivityRow = Selectable<AuditEventsTable>;

/** Oldest first. */
export async function* activityOf(
  database: Database<Schema>,
  userId: UserId,
): AsyncGenerator<ActivityRow> {
  for (let last: string | null = null; ; ) {
    let query = database.read.selectFrom("audit_events").selectAll().where("user_id", "=", userId);
    if (last) query = query.where("id", ">", last);
    const rows: ActivityRow[] = await query.orderBy("id").limit(pageSize).execute();
    yield* rows;
    last = rows.at(-1)?.id ?? null;
    if (rows.length < pageSize || !last) return;
  }
}

export type DeviceRow = Selectable<DevicesTable>;

/** Those that are over, too; last seen first. */
export function allDevicesOf(database: Database<Schema>, userId: UserId): Promise<DeviceRow[]> {
  return database.read
    .selectFrom("devices")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("last_seen_at", "desc")
    .orderBy("id")
    .execute();
}

/** As it was saved: what has lapsed since is in it. */
export async function findSavedProfile(
  database: Database<Schema>,
  userId: UserId,
): Promise<Selectable<ProfilesTable> | null> {
  const row = await database.read
    .selectFrom("profiles")
    .selectAll()
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row ?? null;
}

export function savedPeopleOf(
  database: Database<Schema>,
  userId: UserId,
): Promise<Selectable<PeopleTable>[]> {
  return database.read
    .selectFrom("people")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("id")
    .execute();
}

/** What a question was asked with, and what was asked by mail about its answer. */
export function contextsOf(
  database: Database<Schema>,
  sessionId: SessionId,
): Promise<Pick<Selectable<MessagesTable>, "id" | "context_sealed">[]> {
  return database.read
    .selectFrom("messages")
    .select(["id", "context_sealed"])
    .where("session_id", "=", sessionId)
    .execute();
}

export function followUpRowsOf(database: Database<Schema>, userId: UserId, sessionId: SessionId) {
  return database.read
    .selectFrom("follow_ups")
    .select(["message_id as id", "record_sealed", "mailed"])
    .where("session_id", "=", sessionId)
    .where("user_id", "=", userId)
    .orderBy("message_id")
    .execute();
}
