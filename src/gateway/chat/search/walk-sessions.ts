/**
 * A person's chat sessions from the one used last on, with their questions in small batches: a walk over years of
 * chats holds one batch in memory, lets others have their turn after each, and can be ended and gone on with anywhere.
 */
import { setImmediate as turn } from "node:timers/promises";
import { z } from "zod";
import { sessionIdSchema, type UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { ProblemError } from "../../http/problem.ts";
import type { SessionRow } from "../accept-question.ts";
import { listSessionRows } from "../chat-store.ts";

const sessionsRead = 50;
/** Questions with their answers; what is opened of them without a pause. */
export const turnsPerBatch = 48;

/** Of one chat session, questions at positions from `from` on and below `below`. */
export type Part = { session: SessionRow; from: number; below: number };

/** Everything at this place and before it was seen: `below` the question in the chat session that was used then. */
const cursorSchema = z.tuple([z.number().int(), sessionIdSchema, z.number().int().positive()]);
type Cursor = z.infer<typeof cursorSchema>;

export const formatCursor = ({ session, from }: Part): string =>
  Buffer.from(JSON.stringify([session.updated_at, session.id, from])).toString("base64url");

function parseCursor(cursor: string): Cursor {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    throw new ProblemError("invalid_request", {
      detail: "The cursor must be a nextCursor that was given for the same.",
    });
  }
}

/**
 * Batches of parts, the newest questions first.
 * @param reads how many of a chat session's newest questions are wanted
 */
export async function* walkSessions(
  database: Database<Schema>,
  userId: UserId,
  cursor: string | null,
  reads = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<Part[]> {
  let begun = cursor === null ? null : parseCursor(cursor);
  let after = begun && { updatedAt: begun[0], id: begun[1], inclusive: true };
  for (;;) {
    const sessions = await listSessionRows(database, userId, after, sessionsRead);
    const parts = sessions.flatMap((session) => {
      // The cursor is the client's word: what it claims to lie above the last question is not walked through.
      const begunAt = begun?.[1] === session.id ? begun[2] : session.next_position;
      return partsOf(session, Math.min(begunAt, session.next_position), reads);
    });
    for (const batch of batchesOf(parts)) {
      yield batch;
      await turn();
    }
    const last = sessions.at(-1);
    if (!last || sessions.length < sessionsRead) return;
    begun = null;
    after = { updatedAt: last.updated_at, id: last.id, inclusive: false };
  }
}

function partsOf(session: SessionRow, below: number, reads: number): Part[] {
  const parts: Part[] = [];
  const first = Math.max(1, session.next_position - reads);
  for (let end = below; end > first; end -= turnsPerBatch) {
    parts.push({ session, from: Math.max(first, end - turnsPerBatch), below: end });
  }
  return parts;
}

/** As many together as are read at once. */
function* batchesOf(parts: readonly Part[]): Generator<Part[]> {
  let batch: Part[] = [];
  let size = 0;
  for (const part of parts) {
    const turns = part.below - part.from;
    if (batch.length > 0 && size + turns > turnsPerBatch) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(part);
    size += turns;
  }
  if (batch.length > 0) yield batch;
}
