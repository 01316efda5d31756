/** Stop: the row first (which fences the worker), then the log, then everybody who reads or answers. */
import type { Reply } from "#contracts/chat.ts";
import type { ReplyId, UserId } from "#contracts/ids.ts";
import { instanceIdSchema } from "#contracts/ids.ts";
import { crashPoint } from "#platform/crash-point.ts";
import type { ReplyRow } from "#replies/reply-row.ts";
import { openEvent } from "#replies/sealed-events.ts";
import { amendStopped, stop } from "#replies/stop-and-retry.ts";
import {
  checkpointContext,
  checkpointSchema,
  emptyAnswer,
  type PartialAnswer,
  resultContext,
  type StoredResult,
} from "#replies/stored-answer.ts";
import type { PersonSeal } from "#vault/vault.ts";
import { ProblemError } from "../http/problem.ts";
import { assembleAnswer } from "./assemble-answer.ts";
import type { ChatDependencies } from "./chat-dependencies.ts";
import { presentReply } from "./present.ts";

export async function stopReply(
  chat: ChatDependencies,
  userId: UserId,
  replyId: ReplyId,
): Promise<Reply> {
  const person = await chat.vault.person(userId);
  const before = await readLog(chat, replyId, person);
  const outcome = await stop(chat.database, replyId, userId, (row) =>
    sealStopped(person, row, answerOf(before, row.attempt) ?? fromCheckpoint(row, person)),
  );
  if (outcome.kind === "not-found") throw new ProblemError("not_found");
  if (outcome.kind === "ended") return presentReply(outcome.row, 0);
  crashPoint("stop-committed");
  await tellEverybody(chat, person, outcome.row);
  crashPoint("stop-told");
  if (outcome.promoted) chat.dispatcher.publish(outcome.promoted);
  chat.events.replyStopped({ replyId });
  return presentReply(outcome.row, 0);
}

/** The log refuses the worker from here on; what it had taken until then is what readers saw, and is kept. */
async function tellEverybody(
  chat: ChatDependencies,
  person: PersonSeal,
  row: ReplyRow,
): Promise<void> {
  const replyTo = instanceIdSchema.parse(row.reply_to);
  await chat.announce({ replyId: row.id, replyTo, person }, [
    { attempt: row.attempt, seq: 1, event: { type: "reply-stopped" } },
  ]);
  crashPoint("stop-announced");
  chat.control.publish({ type: "reply-cancelled", replyId: row.id });
  const answer = answerOf(await readLog(chat, row.id, person), row.attempt - 1);
  if (!answer) return;
  await amendStopped(chat.database, row.id, row.attempt, sealStopped(person, row, answer));
}

async function readLog(chat: ChatDependencies, replyId: ReplyId, person: PersonSeal) {
  const log = await chat.answerLog.read(replyId, null);
  return (log?.entries ?? []).map(({ attempt, seq, body }) => ({
    attempt,
    event: openEvent(person, replyId, { attempt, seq }, body),
  }));
}

/** What the log holds of one attempt; null when it holds nothing. */
function answerOf(
  logged: Awaited<ReturnType<typeof readLog>>,
  attempt: number,
): PartialAnswer | null {
  const events = logged.filter((entry) => entry.attempt === attempt).map(({ event }) => event);
  return events.length > 0 ? assembleAnswer(events) : null;
}

function fromCheckpoint(row: ReplyRow, person: PersonSeal): PartialAnswer {
  if (!row.checkpoint_sealed) return emptyAnswer();
  return checkpointSchema.parse(
    JSON.parse(person.open(row.checkpoint_sealed, checkpointContext(row.id))),
  );
}

function sealStopped(person: PersonSeal, row: ReplyRow, answer: PartialAnswer): string {
  const { text, citations, checks } = answer;
  const result: StoredResult = {
    text,
    citations,
    checks,
    disposition: null,
    triage: null,
    record: null,
    endSeq: 1,
  };
  return person.seal(JSON.stringify(result), resultContext(row.id));
}
