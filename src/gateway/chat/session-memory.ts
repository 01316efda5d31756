/**
 * What triage needs of a chat session: the person's own messages, in order. Kept sealed in the cache, so that asking
 * again reads no history from the database. The database decides: accepting compares the position that this memory
 * expects with the session's own, and a memory that has fallen behind is read anew.
 */
import { z } from "zod";
import { personIdSchema, type SessionId, type UserId, userIdSchema } from "#contracts/ids.ts";
import { triageSchema } from "#contracts/triage.ts";
import type { Schema } from "#database/schema.ts";
import type { Cache } from "#platform/cache/cache.ts";
import type { Database } from "#platform/database/database.ts";
import { messageTextContext, messageTriageContext, sessionMemoryContext } from "#vault/contexts.ts";
import type { PersonSeal } from "#vault/vault.ts";
import type { GatewayEvents } from "../events.ts";
import { openContext } from "./present.ts";

const keptMs = 30 * 60_000;
/** As many as triage reads together. */
export const messagesRemembered = 50;

const rememberedSessionSchema = z.object({
  userId: userIdSchema,
  nextPosition: z.number().int(),
  messages: z.array(
    z.object({ text: z.string(), at: z.number(), about: personIdSchema.nullable() }),
  ),
  usesProfile: z.boolean(),
  /** What the message before was given: talk never lowers it. */
  lastTriage: triageSchema.nullable(),
});
export type RememberedSession = z.infer<typeof rememberedSessionSchema>;

export type OwnedSession = { userId: UserId; sessionId: SessionId; person: PersonSeal };
/** Null when there is no such session. */
type ReadSession = RememberedSession | "not-yours" | null;

export interface SessionMemory {
  /** What the cache holds, still sealed, so that it can be asked for before the person is known. Never rejects. */
  recall(sessionId: SessionId): Promise<string | null>;
  /**
   * Opens what was recalled. Null when that was nothing: most questions are the first of their chat session, and
   * accepting one tells when it was not.
   */
  open(owned: OwnedSession, recalled: string | null): Promise<ReadSession>;
  /** As the database has it. */
  read(owned: OwnedSession): Promise<ReadSession>;
  keep(sessionId: SessionId, person: PersonSeal, session: RememberedSession): void;
  forget(sessionId: SessionId): Promise<void>;
}

const keyOf = (sessionId: SessionId) => `session:${sessionId}`;

export function createSessionMemory(
  database: Database<Schema>,
  cache: Cache,
  events: Pick<GatewayEvents, "cacheAnswered" | "cacheMissed">,
): SessionMemory {
  const openRecalled = ({ sessionId, person }: OwnedSession, sealed: string) => {
    try {
      const text = person.open(sealed, sessionMemoryContext(sessionId));
      return rememberedSessionSchema.parse(JSON.parse(text));
    } catch {
      // Sealed for another person, or written by another version: the database knows.
      return null;
    }
  };

  return {
    recall: (sessionId) => cache.get(keyOf(sessionId)),
    async open(owned, recalled) {
      const remembered = recalled === null ? null : openRecalled(owned, recalled);
      if (remembered?.userId === owned.userId) {
        events.cacheAnswered("session");
        return remembered;
      }
      events.cacheMissed("session");
      return recalled === null && cache.available() ? null : fromDatabase(database, owned);
    },
    read: (owned) => fromDatabase(database, owned),
    keep(sessionId, person, session) {
      const sealed = person.seal(JSON.stringify(session), sessionMemoryContext(sessionId));
      void cache.set(keyOf(sessionId), sealed, keptMs);
    },
    async forget(sessionId) {
      await cache.delete(keyOf(sessionId));
    },
  };
}

async function fromDatabase(
  database: Database<Schema>,
  { userId, sessionId, person }: OwnedSession,
): Promise<ReadSession> {
  const session = await database.read
    .selectFrom("chat_sessions")
    .select(["user_id", "next_position", "uses_profile", "erase_at"])
    .where("id", "=", sessionId)
    .executeTakeFirst();
  if (!session) return null;
  if (session.user_id !== userId || session.erase_at !== null) return "not-yours";
  const rows = await database.read
    .selectFrom("messages")
    .select(["id", "text_sealed", "triage_sealed", "context_sealed", "created_at"])
    .where("session_id", "=", sessionId)
    .orderBy("position", "desc")
    .limit(messagesRemembered)
    .execute();
  rows.reverse();
  const messages = rows.map((row) => ({
    text: person.open(row.text_sealed, messageTextContext(row.id)),
    at: row.created_at,
    about: openContext(row, person)?.about?.id ?? null,
  }));
  const last = rows.at(-1);
  const lastTriage = last
    ? triageSchema.parse(JSON.parse(person.open(last.triage_sealed, messageTriageContext(last.id))))
    : null;
  return {
    userId,
    nextPosition: session.next_position,
    messages,
    usesProfile: session.uses_profile === 1,
    lastTriage,
  };
}
