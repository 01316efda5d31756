/**
 * Log, then announce: an event goes to the answer log first, which refuses what is late, and only then to the
 * readers. So a reader never saw what the log does not hold, and a fenced attempt is not heard.
 */
import type { EventsMessage } from "#contracts/broker-messages.ts";
import type { InstanceId, ReplyId } from "#contracts/ids.ts";
import { isTerminal } from "#contracts/reply-events.ts";
import type { AnswerLog, AppendResult, LogEntry } from "#platform/answer-log/answer-log.ts";
import type { Broker } from "#platform/broker/broker.ts";
import { crashPoint } from "#platform/crash-point.ts";
import type { Span } from "#platform/tracing/tracing.ts";
import { noSpan } from "#platform/tracing/tracing-none.ts";
import type { PersonSeal } from "#vault/vault.ts";
import type { AnnouncementSpans } from "./reply-spans.ts";
import { type PlacedEvent, sealEvents } from "./sealed-events.ts";

export type { PlacedEvent };
export type Audience = {
  replyId: ReplyId;
  replyTo: InstanceId;
  person: PersonSeal;
  /** Absent when the reply is not traced. */
  spans?: AnnouncementSpans | undefined;
};

export interface Announcer {
  /** On `refused` nobody hears of the events. While the log is unavailable they are announced all the same. */
  (audience: Audience, events: readonly PlacedEvent[]): Promise<AppendResult>;
  /** Only the first half. */
  log(audience: Audience, events: readonly PlacedEvent[]): Promise<AppendResult>;
  /** Only the second half. */
  tell(audience: Audience, events: readonly PlacedEvent[]): void;
}

export function createAnnouncer(answerLog: AnswerLog, broker: Broker): Announcer {
  const publish = (
    { replyId, replyTo }: Audience,
    entries: readonly LogEntry[],
    { traceparent }: Span = noSpan,
  ) => {
    // In one message: what was logged together is told together, at the price of one.
    const message: EventsMessage = { replyId, events: [...entries] };
    if (traceparent !== null) message.traceparent = traceparent;
    if (entries.length > 0) broker.publishEvent(replyTo, replyId, JSON.stringify(message));
  };
  const announce = async (audience: Audience, events: readonly PlacedEvent[]) => {
    const span = audience.spans?.of(audience.replyId, events) ?? noSpan;
    const entries = sealEvents(audience.person, audience.replyId, events);
    const result = await answerLog.append(audience.replyId, entries);
    if (result === "refused") {
      span.fail(result);
      span.end();
      return result;
    }
    crashPoint(events.some(({ event }) => isTerminal(event.type)) ? "end-logged" : "event-logged");
    publish(audience, entries, span);
    span.end();
    crashPoint("event-announced");
    return result;
  };
  return Object.assign(announce, {
    log: (audience: Audience, events: readonly PlacedEvent[]) =>
      answerLog.append(audience.replyId, sealEvents(audience.person, audience.replyId, events)),
    tell: (audience: Audience, events: readonly PlacedEvent[]) =>
      publish(audience, sealEvents(audience.person, audience.replyId, events)),
  });
}
