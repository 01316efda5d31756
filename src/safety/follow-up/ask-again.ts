/**
 * When a person is asked again how they are, and what is said to their answer (SAFETY.md, "Understood, and asked
 * again"). Pure, and light enough for the page itself. Not reviewed by a clinician.
 */
import type { Outcome } from "#contracts/follow-up.ts";
import type { Disposition, Triage } from "#contracts/triage.ts";
import { answerMessage } from "../answer-message.ts";

export const askAgainQuestion = "How are you now?";
/** Where the answer was about somebody else. */
export const askAgainOfOther = "How are they now?";

const hour = 3_600_000;
const longestHours: Record<Exclude<Disposition, "emergency">, number> = {
  urgent: 24,
  routine: 72,
  "self-care": 48,
};
/** Somebody who is the same is asked this often in all. */
const timesAsked = 3;

type Asked = Pick<Triage, "kind" | "disposition" | "withinHours">;
type Told = readonly { outcome: Outcome; at: number }[];

/**
 * When to ask next: after the rule's own hours, at the latest after three days. Null for an emergency, for what is no
 * problem, and for a crisis, whose chat isn't brought up again on a screen that others may see.
 * @param saidAt when the answer was given; epoch milliseconds, as the result
 * @param told what the person has answered since, oldest first
 */
export function askAgainAt(triage: Asked, saidAt: number, told: Told = []): number | null {
  if (triage.kind !== "problem") return null;
  if (triage.disposition === null || triage.disposition === "emergency") return null;
  const longest = longestHours[triage.disposition];
  const span = Math.min(triage.withinHours ?? longest, longest) * hour;
  const last = told.at(-1);
  if (last === undefined) return saidAt + span;
  return last.outcome === "same" && told.length < timesAsked ? last.at + span : null;
}

/** Earlier than it would be asked by itself, an answer that is reopened after this long asks again. */
const reopenedAfter = 12 * hour;

/** Whether an answer that is looked at now says of when it is, and asks. */
export function asksNow(triage: Asked, saidAt: number, told: Told, now: number): boolean {
  const askAt = askAgainAt(triage, saidAt, told);
  if (askAt === null) return false;
  return now >= (told.length > 0 ? askAt : Math.min(askAt, saidAt + reopenedAfter));
}

/** The message that tells triage of a worse; the same words in every client. */
export const outcomeMessage = (outcome: Outcome, ofOther = false): string =>
  answerMessage(ofOther ? askAgainOfOther : askAgainQuestion, outcome);

type Texts = Record<Exclude<Disposition, "emergency">, Record<Outcome, string>>;

const worse = "It will be looked at again with this in mind.";
const texts: Texts = {
  urgent: {
    better:
      "Good to hear. If nobody has seen you yet, be seen all the same: what was found can come back when it has eased.",
    same: "Then it still needs to be seen. If nobody has seen you yet, go now.",
    worse,
  },
  routine: {
    better:
      "Good to hear. See a clinician all the same if it isn't gone soon, or if it comes back.",
    same: "Then see a clinician, as it said, if you haven't yet. Go sooner if it gets worse.",
    worse,
  },
  "self-care": {
    better: "Good to hear. Ask again if it comes back or something new comes up.",
    same: "Then go on as before. See a clinician if it isn't better within a few days, and sooner if it gets worse.",
    worse,
  },
};

const textsOfOther: Texts = {
  urgent: {
    better:
      "Good to hear. If nobody has seen them yet, they should be seen all the same: what was found can come back when it has eased.",
    same: "Then they still need to be seen. If nobody has seen them yet, go now.",
    worse,
  },
  routine: {
    better:
      "Good to hear. They should see a clinician all the same if it isn't gone soon, or if it comes back.",
    same: "Then they should see a clinician, as it said, if they haven't yet, and sooner if it gets worse.",
    worse,
  },
  "self-care": {
    better: "Good to hear. Ask again if it comes back or something new comes up.",
    same: "Then go on as before. They should see a clinician if it isn't better within a few days, and sooner if it gets worse.",
    worse,
  },
};

/** What is said at once; it never lowers what was said before. Null where nobody is asked. */
export function outcomeText(
  disposition: Disposition | null,
  outcome: Outcome,
  ofOther = false,
): string | null {
  if (disposition === null || disposition === "emergency") return null;
  return (ofOther ? textsOfOther : texts)[disposition][outcome];
}
