/**
 * Stop: the row first (which fences the worker in the database), then the log (which fences it there), then what the
 * log had taken until then into the row, then everybody who reads or answers. So what is kept is what was shown.
 */
import type { Reply } from "#contracts/chat.ts";
import { instanceIdSchema, type ReplyId, type UserId } from "#contracts/ids.ts";
import { crashPoint } from "#platform/crash-point.ts";
import { inKeptSession } from "#replies/kept-session.ts";
import { openEvents } from "#replies/sealed-events.ts";
import { amendStopped, stop } from "#replies/stop-and-retry.ts";
import {
  type Checkpoint,
  checkpointContext,
  checkpointSchema,
  resultContext,
  type StoredResult,
} from "#replies/stored-answer.ts";
import type { PersonSeal } from "#vault/vault.ts";
import { ProblemError } from "../http/problem.ts";
import { type KeptAnswer, type LoggedEvent, shownAnswer } from "./assemble-answer.ts";
import type { ChatDependencies } from "./chat-dependencies.ts";
import { presentReply } from "./present.ts";

export async function stopReply(
  chat: ChatDependencies,
  userId: UserId,
  replyId: ReplyId,
): Promise<Reply> {
  await mustBeTheirs(chat, userId, replyId);
  return stopOwnReply(chat, userId, replyId);
}

/** Of one that is known to be theirs, though its chat session may be deleted by now. */
export async function stopOwnReply(
  chat: ChatDependencies,
  userId: UserId,
  replyId: ReplyId,
): Promise<Reply> {
  const person = await chat.vault.person(userId);
  const before = await readLog(chat, replyId, person);
  let checkpoint: Checkpoint | null = null;
  let attempt = 0;
  const outcome = await stop(chat.database, replyId, userId, (row) => {
    attempt = row.attempt;
    checkpoint = openCheckpoint(replyId, row.checkpoint_sealed, person);
    return sealStopped(person, replyId, shownAnswer(before, checkpoint, attempt), false);
  });
  if (outcome.kind === "not-found") throw new ProblemError("not_found");
  if (outcome.kind === "ended") return presentReply(outcome.row, 0);
  const { row, promoted } = outcome;
  crashPoint("stop-committed");
  // The next question of the session waits for nothing of this.
  if (promoted) chat.dispatcher.publish(promoted);
  chat.control.publish({ type: "reply-cancelled", replyId });

  const audience = { replyId, replyTo: instanceIdSchema.parse(row.reply_to), person };
  const end = [{ attempt: row.attempt, seq: 1, event: { type: "reply-stopped" } }] as const;
  await chat.announce.log(audience, end);
  crashPoint("stop-announced");
  const shown = shownAnswer(await readLog(chat, replyId, person), checkpoint, attempt);
  const settled = sealStopped(person, replyId, shown, true);
  await amendStopped(chat.database, replyId, row.attempt, settled);
  chat.announce.tell(audience, end);
  crashPoint("stop-told");
  chat.events.replyStopped({ replyId });
  return presentReply(row, 0);
}

/** Before anything of it is opened: another person's key does not fit. */
async function mustBeTheirs(
  { database }: ChatDependencies,
  userId: UserId,
  replyId: ReplyId,
): Promise<void> {
  const row = await database.read
    .selectFrom("replies")
    .select("id")
    .where("id", "=", replyId)
    .where("user_id", "=", userId)
    .where(inKeptSession("replies"))
    .executeTakeFirst();
  if (!row) throw new ProblemError("not_found");
}

async function readLog(
  chat: ChatDependencies,
  replyId: ReplyId,
  person: PersonSeal,
): Promise<LoggedEvent[]> {
  const log = await chat.answerLog.read(replyId, null);
  return (log?.entries ?? []).flatMap((entry) => openEvents(person, replyId, entry));
}

function openCheckpoint(
  replyId: ReplyId,
  sealed: string | null,
  person: PersonSeal,
): Checkpoint | null {
  if (!sealed) return null;
  return checkpointSchema.parse(JSON.parse(person.open(sealed, checkpointContext(replyId))));
}

function sealStopped(
  person: PersonSeal,
  replyId: ReplyId,
  { text, citations, checks, through }: KeptAnswer,
  settled: boolean,
): string {
  const result: StoredResult = {
    text,
    citations,
    checks,
    disposition: null,
    triage: null,
    record: null,
    endSeq: 1,
    stopped: { through, settled },
  };
  return person.seal(JSON.stringify(result), resultContext(replyId));
}
