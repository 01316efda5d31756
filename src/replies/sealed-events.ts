/**
 * Events of a reply that are handed over together are sealed together and once, for the answer log and the broker alike:
 * a line for each, the event's name, a space, its payload as JSON. Such an entry stands at the place of its last event;
 * the others come right before it. A reader's frame is made of just name and payload, so that nothing is parsed on the
 * way to it.
 */
import type { ReplyId } from "#contracts/ids.ts";
import {
  type EventPlace,
  formatEventId,
  isReplyEventType,
  parseReplyEvent,
  type ReplyEvent,
  type ToldEvent,
  tellEvent,
} from "#contracts/reply-events.ts";
import type { LogEntry } from "#platform/answer-log/answer-log.ts";
import type { PersonSeal } from "#vault/vault.ts";

export type PlacedEvent = EventPlace & { event: ReplyEvent };
export type PlacedToldEvent = EventPlace & ToldEvent;

const context = (replyId: ReplyId, place: EventPlace) => `event:${replyId}:${formatEventId(place)}`;

/** In order. One entry, unless places are left out between them. */
export function sealEvents(
  person: PersonSeal,
  replyId: ReplyId,
  events: readonly PlacedEvent[],
): LogEntry[] {
  return runsOf(events).map(({ attempt, seq, lines }) => ({
    attempt,
    seq,
    body: person.seal(lines.join("\n"), context(replyId, { attempt, seq })),
  }));
}

/** To be passed on as they are: nobody without the person's key can have sealed them. Throws SealFault, or on a new name. */
export function openToldEvents(
  person: PersonSeal,
  replyId: ReplyId,
  { attempt, seq, body }: LogEntry,
): PlacedToldEvent[] {
  const lines = person.open(body, context(replyId, { attempt, seq })).split("\n");
  return lines.map((line, at) => {
    const space = line.indexOf(" ");
    const type = line.slice(0, space);
    if (!isReplyEventType(type)) throw new Error("an event of an unknown kind");
    return { attempt, seq: seq - lines.length + 1 + at, type, payload: line.slice(space + 1) };
  });
}

/** To be read. Throws what openToldEvents throws, or a zod error. */
export function openEvents(person: PersonSeal, replyId: ReplyId, entry: LogEntry): PlacedEvent[] {
  return openToldEvents(person, replyId, entry).map(({ attempt, seq, type, payload }) => ({
    attempt,
    seq,
    event: parseReplyEvent(type, JSON.parse(payload)),
  }));
}

type Run = EventPlace & { lines: string[] };

function runsOf(events: readonly PlacedEvent[]): Run[] {
  const runs: Run[] = [];
  for (const { attempt, seq, event } of events) {
    const { type, payload } = tellEvent(event);
    const line = `${type} ${payload}`;
    const run = runs.at(-1);
    if (run?.attempt === attempt && run.seq + 1 === seq) {
      run.seq = seq;
      run.lines.push(line);
    } else runs.push({ attempt, seq, lines: [line] });
  }
  return runs;
}
