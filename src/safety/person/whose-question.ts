/** Whom the newest message is about: the words decide, whoever was chosen. Pure. */
import type { Chosen } from "../findings/chosen-person.ts";
import { createReader, type Reader } from "../said.ts";
import { type Message, readSession } from "../session.ts";

/** So many messages tell whom a bare "and at night?" goes on about. */
const messagesRead = 6;

/**
 * "self", the key of somebody chosen, or null: somebody whom no profile is of, or several at once.
 * @param messages oldest first; the last is the new one
 */
export function whoseQuestion(
  messages: readonly Message[],
  chosen: readonly Chosen[],
  now: number,
  reader: Reader = createReader(),
): string | null {
  const recent = messages.slice(-messagesRead);
  const session = readSession(recent, null, now, chosen, reader);
  const newest = recent.length - 1;
  const keys = new Set(
    session.mentions.filter(({ message }) => message === newest).map(({ person }) => person),
  );
  const goesOn = session.read[newest]?.person;
  if (goesOn !== undefined) keys.add(goesOn);
  const [only = null, second] = keys;
  if (second !== undefined) return null;
  return only === "self" || chosen.some(({ key }) => key === only) ? only : null;
}
