/** Events of a reply are sealed once, for the answer log and the broker alike. */
import type { ReplyId } from "#contracts/ids.ts";
import {
  type EventPlace,
  formatEventId,
  parseReplyEvent,
  type ReplyEvent,
} from "#contracts/reply-events.ts";
import type { PersonSeal } from "#vault/vault.ts";

const context = (replyId: ReplyId, place: EventPlace) => `event:${replyId}:${formatEventId(place)}`;

export function sealEvent(
  person: PersonSeal,
  replyId: ReplyId,
  place: EventPlace,
  event: ReplyEvent,
): string {
  return person.seal(JSON.stringify(event), context(replyId, place));
}

/** Throws SealFault or a zod error. */
export function openEvent(
  person: PersonSeal,
  replyId: ReplyId,
  place: EventPlace,
  sealed: string,
): ReplyEvent {
  return parseReplyEvent(JSON.parse(person.open(sealed, context(replyId, place))));
}
