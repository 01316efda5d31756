/** Opens a reader's stream on a raw response: an optional first frame, then the reply's events until its end. */
import type { FastifyReply } from "fastify";
import type { ReplyId } from "#contracts/ids.ts";
import { parseEventId } from "#contracts/reply-events.ts";
import { inKeptSession } from "#replies/kept-session.ts";
import type { PersonSeal } from "#vault/vault.ts";
import { ProblemError } from "../../http/problem.ts";
import type { ChatDependencies } from "../chat-dependencies.ts";
import { type ReaderOwner, ReplyReader } from "./reply-reader.ts";
import { createReplySource } from "./reply-source.ts";
import { SseConnection } from "./sse.ts";

export type StreamRequest = {
  owner: ReaderOwner;
  replyId: ReplyId;
  person: PersonSeal;
  /** The Last-Event-ID header as it came. */
  lastEventId: string | undefined;
  firstFrame?: string;
  /** The question was accepted here in this very turn: nothing was said yet, so there is nothing to look up. */
  isNew?: boolean;
};

/** Throws ProblemError before anything is written; afterwards the stream is on its own. */
export async function openStream(
  chat: ChatDependencies,
  reply: FastifyReply,
  request: StreamRequest,
): Promise<void> {
  const { owner, replyId, person, lastEventId, firstFrame, isNew = false } = request;
  const askedBy = isNew ? chat.instanceId : await findGateway(chat, replyId, owner);
  reply.hijack();
  const connection = new SseConnection(reply.raw, setHeaders(reply), () => chat.hub.remove(reader));
  const source = createReplySource(chat.database, chat.answerLog, replyId, person);
  const reader = new ReplyReader(owner, source, connection, lastSeen(lastEventId), (fault) =>
    chat.events.backgroundFault("reply stream", fault),
  );
  if (firstFrame) connection.write(firstFrame);
  await chat.hub.add(reader, askedBy !== chat.instanceId);
  if (isNew) reader.startLive();
  else reader.catchUp();
  // The reader may have gone while it was being added.
  if (!connection.open) chat.hub.remove(reader);
}

/** The gateway that the reply's events go to. */
async function findGateway(
  { database }: ChatDependencies,
  replyId: ReplyId,
  { userId }: ReaderOwner,
): Promise<string> {
  const row = await database.read
    .selectFrom("replies")
    .select("reply_to")
    .where("id", "=", replyId)
    .where("user_id", "=", userId)
    .where(inKeptSession("replies"))
    .executeTakeFirst();
  if (!row) throw new ProblemError("not_found");
  return row.reply_to;
}

function lastSeen(header: string | undefined) {
  if (header === undefined || header === "") return null;
  return parseEventId(header) ?? "unknown";
}

function setHeaders(reply: FastifyReply): Record<string, string | number | string[]> {
  const headers: Record<string, string | number | string[]> = {};
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) headers[name] = value;
  }
  return headers;
}
