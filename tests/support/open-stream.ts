/** The event stream of a question that nobody answers: it ends when the gateway ends or cuts it, and not before. */
import { setTimeout as delay } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { httpClient } from "./client.ts";

const acceptedSchema = z.object({ reply: z.object({ id: z.string() }) });

export type OpenStream = {
  status: number;
  /** Resolves when the gateway ends or cuts it. */
  closed: Promise<void>;
  closedWithin(ms: number): Promise<boolean>;
};

/** Asked at one gateway, read at another. */
export async function openStream(
  { askedAt, readAt }: { askedAt: string; readAt: string },
  token: string,
): Promise<OpenStream> {
  const body = { id: uuidv7(), text: "How much water should I drink in a day?" };
  const path = `/api/chat/sessions/${uuidv7()}/messages`;
  const { json } = await httpClient(askedAt)("POST", path, { token, body });
  const { reply } = acceptedSchema.parse(json);
  const answer = await fetch(`${readAt}/api/chat/replies/${reply.id}/events`, {
    headers: { authorization: `Bearer ${token}`, accept: "text/event-stream" },
  });
  const drain = async () => {
    for await (const _chunk of answer.body ?? []);
  };
  const closed = drain().catch(() => undefined);
  return {
    status: answer.status,
    closed,
    closedWithin: (ms) => Promise.race([closed.then(() => true), delay(ms, false, { ref: false })]),
  };
}
