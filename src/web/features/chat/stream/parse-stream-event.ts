import type { EventSourceMessage } from "eventsource-parser";
import { z } from "zod";
import {
  type EventPlace,
  parseEventId,
  parseReplyEvent,
  type ReplyEvent,
  replyEventTypes,
} from "#contracts/reply-events.ts";

export type PlacedEvent = { event: ReplyEvent; place: EventPlace | null };

const nameSchema = z.enum(replyEventTypes);
const payloadSchema = z.record(z.string(), z.unknown());

/** Null for an event whose name this version of the page doesn't know: a newer server may send more. */
export function parseStreamEvent({ event, id, data }: EventSourceMessage): PlacedEvent | null {
  const name = nameSchema.safeParse(event);
  if (!name.success) return null;
  const payload = payloadSchema.parse(JSON.parse(data));
  return {
    event: parseReplyEvent(name.data, payload),
    place: id ? parseEventId(id) : null,
  };
}
