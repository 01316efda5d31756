/**
 * Events of a reply are sealed once, for the answer log and the broker alike: the event's name, a space, its payload as
 * JSON. A reader's frame is made of just these two, so that nothing is parsed on the way to it.
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
import type { PersonSeal } from "#vault/vault.ts";

const context = (replyId: ReplyId, place: EventPlace) => `event:${replyId}:${formatEventId(place)}`;

export function sealEvent(
  person: PersonSeal,
  replyId: ReplyId,
  place: EventPlace,
  event: ReplyEvent,
): string {
  const { type, payload } = tellEvent(event);
  return person.seal(`${type} ${payload}`, context(replyId, place));
}

/** To be passed on as it is: nobody without the person's key can have sealed it. Throws SealFault, or on a new name. */
export function openToldEvent(
  person: PersonSeal,
  replyId: ReplyId,
  place: EventPlace,
  sealed: string,
): ToldEvent {
  const told = person.open(sealed, context(replyId, place));
  const space = told.indexOf(" ");
  const type = told.slice(0, space);
  if (!isReplyEventType(type)) throw new Error("an event of an unknown kind");
  return { type, payload: told.slice(space + 1) };
}

/** To be read. Throws what openToldEvent throws, or a zod error. */
export function openEvent(
  person: PersonSeal,
  replyId: ReplyId,
  place: EventPlace,
  sealed: string,
): ReplyEvent {
  const { type, payload } = openToldEvent(person, replyId, place, sealed);
  return parseReplyEvent(type, JSON.parse(payload));
}
