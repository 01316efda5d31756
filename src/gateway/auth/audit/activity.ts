/** What happened with a person's account, newest first, in sentences. */
import type { Kysely } from "kysely";
import { z } from "zod";
import type { Activity, activityListSchema } from "#contracts/activity.ts";
import type { UserId } from "#contracts/ids.ts";
import type { AuditEventsTable, Schema } from "#database/schema.ts";
import type { AuthEventName } from "../../events.ts";
import type { Principal } from "../../http/app-types.ts";
import { type Client, nameDevice } from "../../http/client.ts";
import type { Accounts } from "../accounts.ts";
import { placeInWords } from "../devices/place.ts";
import { activityWords, refusalWords } from "./activity-words.ts";

const pageSize = 50;
/** Every ten minutes of each device: it would bury what matters. */
const tooOften: AuthEventName = "refresh";

type ActivityList = z.infer<typeof activityListSchema>;

export async function listActivity(
  { database }: Pick<Accounts, "database">,
  { userId }: Principal,
  { cursor, client }: { cursor: string | undefined; client: Client },
): Promise<ActivityList> {
  const rows = await findEvents(database.read, userId, cursor);
  const page = rows.slice(0, pageSize);
  return {
    items: page.map((row) => present(row, client)),
    nextCursor: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  };
}

function findEvents(
  db: Kysely<Schema>,
  userId: UserId,
  before: string | undefined,
): Promise<AuditEventsTable[]> {
  return db
    .selectFrom("audit_events")
    .selectAll()
    .where("user_id", "=", userId)
    .where("event", "!=", tooOften)
    .$if(before !== undefined, (query) => query.where("id", "<", before ?? ""))
    .orderBy("id", "desc")
    .limit(pageSize + 1)
    .execute();
}

function present(row: AuditEventsTable, here: Client): Activity {
  const { what, advice } = wordsFor(row);
  return {
    id: row.id,
    at: new Date(row.at).toISOString(),
    event: row.event,
    outcome: row.outcome,
    what,
    advice,
    place: placeInWords(row.address_prefix, here.addressPrefix),
    client: row.user_agent === "" ? null : nameDevice(row.user_agent),
    deviceId: row.device_id,
  };
}

const eventSchema = z.enum(Object.keys(activityWords) as [AuthEventName, ...AuthEventName[]]);

function wordsFor({ event, outcome, reason }: AuditEventsTable) {
  const known = eventSchema.safeParse(event);
  // Written by another version.
  if (!known.success) return { what: "Something was done with your account.", advice: null };
  const words = activityWords[known.data];
  const more =
    known.data === "sign-in" && reason !== null ? refusalWords[baseOf(reason)] : undefined;
  return { what: more ?? words[outcome], advice: words.advice[outcome] ?? null };
}

/** The last row of a flood says so in its reason (audit-refusal.ts). */
const baseOf = (reason: string) => reason.replace(/-and-more$/, "");
