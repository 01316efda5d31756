/** What a reader can be given: the row's state, the log, the stored answer. Opened for the person whose reply it is. */
import { setTimeout as delay } from "node:timers/promises";
import { sql } from "kysely";
import type { ReplyId } from "#contracts/ids.ts";
import type { EventPlace, ReplyEventType } from "#contracts/reply-events.ts";
import type { Schema } from "#database/schema.ts";
import type { AnswerLog, LogEntry } from "#platform/answer-log/answer-log.ts";
import type { Database } from "#platform/database/database.ts";
import { type EndEvent, endEvent } from "#replies/end-event.ts";
import type { ReplyRow } from "#replies/reply-row.ts";
import { openToldEvents } from "#replies/sealed-events.ts";
import { hasEnded } from "#replies/states.ts";
import {
  type Checkpoint,
  checkpointContext,
  checkpointSchema,
  resultContext,
  type StoredResult,
  storedResultSchema,
} from "#replies/stored-answer.ts";
import type { PersonSeal } from "#vault/vault.ts";
import { isPast } from "./event-order.ts";
import { toldFrame } from "./sse.ts";

/** A gateway that died meanwhile leaves it at what it knew before. */
const settleWithinMs = 2000;
const settlePauseMs = 20;

/** An event as it was sealed, ready to be sent. */
export type LoggedEvent = EventPlace & { type: ReplyEventType; frame: string };

export type ReplyNow = {
  attempt: number;
  state: ReplyRow["state"];
  checkpoint: Checkpoint | null;
  /** Only once it has ended. */
  end: { event: EndEvent; result: StoredResult | null } | null;
};

export interface ReplySource {
  readonly replyId: ReplyId;
  /** Null when the reply is gone. */
  now(): Promise<ReplyNow | null>;
  /** Events after `cursor`; null while the log is unavailable. */
  logged(cursor: EventPlace | null): Promise<LoggedEvent[] | null>;
  /** Opens an entry that came over the broker: the events that were sealed together, in order. */
  open(entry: LogEntry): LoggedEvent[];
}

export function createReplySource(
  database: Database<Schema>,
  answerLog: AnswerLog,
  replyId: ReplyId,
  person: PersonSeal,
): ReplySource {
  const open = (entry: LogEntry): LoggedEvent[] =>
    openToldEvents(person, replyId, entry).map((told) => {
      const { attempt, seq, type } = told;
      return { attempt, seq, type, frame: toldFrame({ attempt, seq }, told) };
    });
  return {
    replyId,
    open,
    async now() {
      for (;;) {
        const row = await readNow(database, replyId);
        if (!row) return null;
        const now = readRow(row, person);
        if (!isBeingStopped(now) || row.age > settleWithinMs) return now;
        await delay(settlePauseMs);
      }
    },
    async logged(cursor) {
      const after = cursor && Number.isFinite(cursor.seq) ? cursor : null;
      const log = await answerLog.read(replyId, after);
      if (!log) return null;
      const newer = cursor
        ? log.entries.filter((entry) => after !== null || entry.attempt > cursor.attempt)
        : log.entries;
      // The cursor may stand among events that were sealed together.
      return newer.flatMap(open).filter((event) => !isPast(cursor, event));
    },
  };
}

type SealedRow = Pick<
  ReplyRow,
  "id" | "attempt" | "state" | "error" | "checkpoint_sealed" | "result_sealed"
>;

function readNow(database: Database<Schema>, replyId: ReplyId) {
  return database.read
    .selectFrom("replies")
    .select(["id", "attempt", "state", "error", "checkpoint_sealed", "result_sealed"])
    .select(sql<number>`${database.now} - updated_at`.as("age"))
    .where("id", "=", replyId)
    .executeTakeFirst();
}

/** Which words a stopped reply keeps is known a moment after its row says that it has stopped. */
function isBeingStopped({ end }: ReplyNow): boolean {
  return end?.result?.stopped?.settled === false;
}

function readRow(row: SealedRow, person: PersonSeal): ReplyNow {
  const checkpoint = row.checkpoint_sealed
    ? checkpointSchema.parse(
        JSON.parse(person.open(row.checkpoint_sealed, checkpointContext(row.id))),
      )
    : null;
  const result = row.result_sealed
    ? storedResultSchema.parse(JSON.parse(person.open(row.result_sealed, resultContext(row.id))))
    : null;
  const end = hasEnded(row.state)
    ? { event: endEvent(row.state, { error: row.error, result }), result }
    : null;
  return { attempt: row.attempt, state: row.state, checkpoint, end };
}
