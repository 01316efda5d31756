/** Everything that an answer may use, opened for the person who asked. */
import { z } from "zod";
import type { ReplyId } from "#contracts/ids.ts";
import type { Profile } from "#contracts/profile.ts";
import { questionContextSchema } from "#contracts/question-context.ts";
import { type Triage, triageSchema } from "#contracts/triage.ts";
import type { Schema } from "#database/schema.ts";
import { batchedLookUp } from "#platform/database/batched.ts";
import type { Database } from "#platform/database/database.ts";
import type { ClaimedRow } from "#replies/reply-row.ts";
import { resultContext } from "#replies/stored-answer.ts";
import {
  messageContextContext,
  messageTextContext,
  messageTriageContext,
} from "#vault/contexts.ts";
import type { PersonSeal } from "#vault/vault.ts";

/** Earlier turns that are read at most; the prompt takes what fits. */
const turnsRead = 20;

export type Turn = { role: "user" | "assistant"; text: string };

export type Question = {
  text: string;
  triage: Triage;
  /** Oldest first; empty for the first message of a chat session. */
  history: Turn[];
  /** Of the one whom the question is about; null when none is known, or none may be used. */
  profile: Profile | null;
  /** Nothing is known of the one whom it is about. */
  stranger: boolean;
  /** What of the profile is used, in plain words. */
  used: string[];
};

const storedTextSchema = z.object({ text: z.string() });

/** Still sealed. Never rejects; null when it could not be had yet. */
export type EarlyQuestion = Promise<Awaited<ReturnType<typeof findQuestion>>>;

/** Asked for along with the claim, a round trip less; it is opened once the reply is ours. */
export function findEarly(database: Database<Schema>, replyId: ReplyId): EarlyQuestion {
  return findQuestion(database, replyId).catch(() => null);
}

const findQuestion = batchedLookUp((database: Database<Schema>, wanted) =>
  database.read
    .selectFrom(wanted)
    .innerJoin("replies", "replies.id", "wanted.id")
    .innerJoin("messages", "messages.id", "replies.question_id")
    .select(["replies.id", "text_sealed", "triage_sealed", "context_sealed"])
    .execute(),
);

/** Null when the question is gone. */
export async function readQuestion(
  database: Database<Schema>,
  row: ClaimedRow,
  person: PersonSeal,
  early: EarlyQuestion,
): Promise<Question | null> {
  const history = await readHistory(database, row, person);
  const stored = (await early) ?? (await findQuestion(database, row.id));
  if (!stored) return null;
  const { text_sealed, triage_sealed } = stored;
  const context = openContext(stored.context_sealed, row, person);
  return {
    text: person.open(text_sealed, messageTextContext(row.question_id)),
    triage: triageSchema.parse(
      JSON.parse(person.open(triage_sealed, messageTriageContext(row.question_id))),
    ),
    history,
    ...context,
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

/** A question that was asked before contexts were kept is answered as a stranger's: no profile, and no amounts. */
const unknown = { profile: null, stranger: true, used: [] };

function openContext(
  sealed: string | null,
  row: ClaimedRow,
  person: PersonSeal,
): Pick<Question, "profile" | "stranger" | "used"> {
  if (sealed === null) return unknown;
  const text = person.open(sealed, messageContextContext(row.question_id));
  const { profile, stranger, used } = questionContextSchema.parse(JSON.parse(text));
  return { profile, stranger, used };
}
