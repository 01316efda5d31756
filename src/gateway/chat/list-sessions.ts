/** A person's chat sessions, newest first, a page at a time. */
import { z } from "zod";
import type { SessionList } from "#contracts/chat.ts";
import { sessionIdSchema, type UserId } from "#contracts/ids.ts";
import { ProblemError } from "../http/problem.ts";
import type { ChatDependencies } from "./chat-dependencies.ts";
import { type ListPlace, listSessionRows } from "./chat-store.ts";
import { presentSession } from "./present.ts";

const pageSize = 50;

const cursorSchema = z.tuple([z.number().int(), sessionIdSchema]);

export async function listSessions(
  { database, vault }: ChatDependencies,
  userId: UserId,
  cursor: string | undefined,
): Promise<SessionList> {
  const after = cursor === undefined ? null : parseCursor(cursor);
  const rows = await listSessionRows(database, userId, after, pageSize + 1);
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  const person = page.length > 0 ? await vault.person(userId) : null;
  return {
    items: person ? page.map((row) => presentSession(row, person)) : [],
    nextCursor: last && rows.length > pageSize ? formatCursor(last.updated_at, last.id) : null,
  };
}

const formatCursor = (updatedAt: number, id: string) =>
  Buffer.from(JSON.stringify([updatedAt, id])).toString("base64url");

function parseCursor(cursor: string): ListPlace {
  try {
    const [updatedAt, id] = cursorSchema.parse(
      JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")),
    );
    return { updatedAt, id };
  } catch {
    throw new ProblemError("invalid_request", {
      detail: "The cursor must be a nextCursor that a list gave.",
    });
  }
}
