/**
 * The spans of a reply between gateway and worker, by OpenTelemetry's conventions for messaging: one a step, and of the
 * events only the first words and the end, never each delta. Without tracing each of these is `noSpan`.
 */
import type { EventsMessage, RequestMessage } from "#contracts/broker-messages.ts";
import type { ReplyId } from "#contracts/ids.ts";
import { isTerminal, type ReplyEvent } from "#contracts/reply-events.ts";
import type { Broker } from "#platform/broker/broker.ts";
import type {
  Span,
  SpanAttributes,
  SpanKind,
  SpanStart,
  Tracing,
} from "#platform/tracing/tracing.ts";
import { noSpan } from "#platform/tracing/tracing-none.ts";
import type { DispatchedRow } from "./reply-row.ts";

type Channel = "chat.requests" | "chat.replies";
type Operation = "publish" | "process";

const kindOf = { publish: "producer", process: "consumer" } satisfies Record<Operation, SpanKind>;
const typeOf = { publish: "send", process: "process" } satisfies Record<Operation, string>;

/** The transaction that stores a question. */
export function acceptSpan(request: Span, replyId: ReplyId): Span {
  if (!request.recorded) return noSpan;
  const attributes = { "healify.reply.id": replyId };
  return request.child({ name: "accept question", kind: "internal", attributes });
}

/** A request on its way to the broker, until the broker has confirmed it. */
export function publishSpan(tracing: Tracing, broker: Broker, row: DispatchedRow): Span {
  if (!tracing.on) return noSpan;
  const dispatch = { "healify.dispatch": row.dispatch };
  return tracing.start(
    messaging("publish", "chat.requests", broker, row.id, dispatch),
    row.traceparent,
  );
}

/** A request in a worker's hands, from its delivery to its acknowledgement. */
export function processSpan(tracing: Tracing, broker: Broker, message: RequestMessage): Span {
  if (!tracing.on) return noSpan;
  const dispatch = { "healify.dispatch": message.dispatch };
  return tracing.start(
    messaging("process", "chat.requests", broker, message.replyId, dispatch),
    message.traceparent,
  );
}

/** Events on their way to their readers; only of those messages that carry a trace. */
export function relaySpan(tracing: Tracing, broker: Broker, message: EventsMessage): Span {
  if (!tracing.on || message.traceparent === undefined) return noSpan;
  const count = { "messaging.batch.message_count": message.events.length };
  return tracing.start(
    messaging("process", "chat.replies", broker, message.replyId, count),
    message.traceparent,
  );
}

/** Which of an attempt's announcements are part of its trace. */
export class AnnouncementSpans {
  readonly #attempt: Span;
  readonly #broker: Broker;
  #hasSpoken = false;

  constructor(attempt: Span, broker: Broker) {
    this.#attempt = attempt;
    this.#broker = broker;
  }

  of(replyId: ReplyId, events: readonly { event: ReplyEvent }[]): Span {
    const speaks = !this.#hasSpoken && events.some(({ event }) => event.type === "reply-delta");
    this.#hasSpoken ||= speaks;
    if (!speaks && !events.some(({ event }) => isTerminal(event.type))) return noSpan;
    const count = { "messaging.batch.message_count": events.length };
    return this.#attempt.child(messaging("publish", "chat.replies", this.#broker, replyId, count));
  }
}

function messaging(
  operation: Operation,
  channel: Channel,
  broker: Broker,
  replyId: ReplyId,
  more: SpanAttributes,
): SpanStart {
  return {
    name: `${operation} ${channel}`,
    kind: kindOf[operation],
    attributes: {
      "messaging.system": broker.kind,
      "messaging.destination.name": channel,
      "messaging.operation.name": operation,
      "messaging.operation.type": typeOf[operation],
      "healify.reply.id": replyId,
      ...more,
    },
  };
}
