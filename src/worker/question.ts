/** Everything that an answer may use, opened for the person who asked. */
import { z } from "zod";
import { type Profile, profileSchema } from "#contracts/profile.ts";
import { type Triage, triageSchema } from "#contracts/triage.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import type { ClaimedRow } from "#replies/reply-row.ts";
import { resultContext } from "#replies/stored-answer.ts";
import { messageTextContext, messageTriageContext, profileContext } from "#vault/contexts.ts";
import type { PersonSeal } from "#vault/vault.ts";

/** Earlier turns that are read at most; the prompt takes what fits. */
const turnsRead = 20;

export type Turn = { role: "user" | "assistant"; text: string };

export type Question = {
  text: string;
  triage: Triage;
  /** Oldest first; empty for the first message of a chat session. */
  history: Turn[];
  profile: Profile | null;
};

const storedTextSchema = z.object({ text: z.string() });

/** Null when the question is gone. */
export async function readQuestion(
  database: Database<Schema>,
  row: ClaimedRow,
  person: PersonSeal,
): Promise<Question | null> {
  const [message, history, profile] = await Promise.all([
    database.read
      .selectFrom("messages")
      .select(["id", "text_sealed", "triage_sealed"])
      .where("id", "=", row.question_id)
      .executeTakeFirst(),
    readHistory(database, row, person),
    readProfile(database, row, person),
  ]);
  if (!message) return null;
  return {
    text: person.open(message.text_sealed, messageTextContext(message.id)),
    triage: triageSchema.parse(
      JSON.parse(person.open(message.triage_sealed, messageTriageContext(message.id))),
    ),
    history,
    profile,
  };
}

async function readHistory(
  database: Database<Schema>,
  row: ClaimedRow,
  person: PersonSeal,
): Promise<Turn[]> {
  if (row.position === 1) return [];
  const rows = await database.read
    .selectFrom("messages")
    .leftJoin("replies", "replies.question_id", "messages.id")
    .select(["messages.id", "text_sealed", "replies.id as reply_id", "result_sealed"])
    .where("messages.session_id", "=", row.session_id)
    .where("messages.position", "<", row.position)
    .orderBy("messages.position", "desc")
    .limit(turnsRead)
    .execute();
  return rows.reverse().flatMap((turn): Turn[] => {
    const asked = {
      role: "user",
      text: person.open(turn.text_sealed, messageTextContext(turn.id)),
    } as const;
    if (!turn.reply_id || !turn.result_sealed) return [asked];
    const stored = person.open(turn.result_sealed, resultContext(turn.reply_id));
    const { text } = storedTextSchema.parse(JSON.parse(stored));
    return text ? [asked, { role: "assistant", text }] : [asked];
  });
}

async function readProfile(
  database: Database<Schema>,
  row: ClaimedRow,
  person: PersonSeal,
): Promise<Profile | null> {
  const stored = await database.read
    .selectFrom("profiles")
    .select("profile_sealed")
    .where("user_id", "=", row.user_id)
    .executeTakeFirst();
  if (!stored) return null;
  const profile = profileSchema.parse(
    JSON.parse(person.open(stored.profile_sealed, profileContext(row.user_id))),
  );
  return isEmpty(profile) ? null : profile;
}

/** The country alone chooses a phone number; it says nothing of the person's health. */
function isEmpty({ country: _, ...rest }: Profile): boolean {
  return Object.values(rest).every(
    (value) =>
      value === null || value === undefined || (Array.isArray(value) && value.length === 0),
  );
}
