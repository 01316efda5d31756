/** Does a session without a matching rule describe a problem, ask for knowledge, or neither? */
import { asksOnly } from "./language/asking.ts";
import { findingOf, isBackground } from "./lexicon/index.ts";
import type { Session } from "./session.ts";

const pleasantries = new Set(
  "hi hello hey thanks thank you ok okay yes no bye good morning evening afternoon night great cool nice got it please so much very a lot that helps is are there anyone test testing cheers welcome how doing today".split(
    " ",
  ),
);

export function kindOfTalk(session: Session, rulesHold: boolean): "problem" | "knowledge" | "none" {
  if (rulesHold) return "problem";
  const complaint = session.mentions.some(
    (mention) =>
      !mention.denied && !mention.onlyAsked && !mention.history && !isBackground(mention.finding),
  );
  if (complaint) return "problem";
  if (session.read.every((read) => read.tokens.every((token) => pleasantries.has(token.word))))
    return "none";
  const last = session.read.at(-1);
  return last !== undefined && asksOnly(last.tokens) ? "knowledge" : "problem";
}

const serious =
  /\b(?:stroke|heart attack|cardiac|meningitis|sepsis|septic|anaphyla\w+|seizure|overdos\w+|poison\w*|chok\w+|drown\w*|appendicitis|ectopic|embolism|aneurysm|carbon monoxide|heat ?stroke|bleeding|chest pain|suicid\w*|emergenc\w+|blood clot|dvt|pre-?eclampsia|ketoacidosis|hypothermia|concussion|head injury)\b/i;

/** Names something that would be an emergency if it were happening. */
export function seriousTopic(text: string, session: Session): boolean {
  return (
    serious.test(text) ||
    session.mentions.some(
      (mention) => mention.onlyAsked && findingOf(mention.finding).ask !== undefined,
    )
  );
}
