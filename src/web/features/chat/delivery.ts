import type { QueryClient } from "@tanstack/react-query";
import type { MessageId } from "#contracts/ids.ts";
import { readAccess } from "../../http/access-token.ts";
import { inTurn } from "../../http/in-turn.ts";
import { RequestFailure, sentenceFor } from "../../http/request-failure.ts";
import { endPause, endPauseOfNetwork, pauseAfter, readPause } from "./delivery-pause.ts";
import { checkHere } from "./local-triage.ts";
import {
  isInOutbox,
  isOwn,
  type KeptQuestion,
  keepInOutbox,
  readOutbox,
  setTriageOf,
  subscribeToOutbox,
} from "./outbox.ts";
import { sendQuestion } from "./send-question.ts";
import { onWake } from "./stream/wake.ts";

/**
 * Sends what is in the outbox: one question after the other, in the order asked, by one tab at a time. What can't be
 * sent for want of a network, or of room on the server, is tried again by itself; what the server won't take is told.
 */

/** Health changes: what has waited longer is sent only after the person has looked at it again. Milliseconds. */
const freshFor = 6 * 3600 * 1000;
/** The tab that a question was asked in sends it; others step in this much later. Milliseconds. */
const grace = 2_500;
/** A tab that sleeps may hold the turn. The server takes the same id once, in turn or not. Milliseconds. */
const longestTurn = 30_000;
/** A fault of the server that comes back this often is no matter of waiting. */
const triesOfFaults = 4;

export function isStale({ createdAt }: KeptQuestion): boolean {
  return Date.now() - Date.parse(createdAt) > freshFor;
}

/** Nothing of anybody else, who may have signed in in another tab a moment ago. */
function nextDue(): KeptQuestion | undefined {
  const access = readAccess();
  if (access.status !== "in") return;
  return readOutbox().find(
    (question) => question.owner === access.person && !question.refused && !isStale(question),
  );
}

/** Call while somebody is signed in. @returns how to stop */
export function keepDelivering(queries: QueryClient): () => void {
  const stop = new AbortController();
  const checked = new Set<MessageId>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;

  function look() {
    for (const question of readOutbox()) {
      if (checked.has(question.id)) continue;
      checked.add(question.id);
      void checkHere(queries, question);
    }
    schedule();
  }
  function schedule() {
    clearTimeout(timer);
    const next = nextDue();
    if (!next) endPause();
    if (!next || running || stop.signal.aborted || readAccess().status !== "in") return;
    const pause = Math.max(0, (readPause()?.until ?? 0) - Date.now());
    timer = setTimeout(() => void run(), pause + (isOwn(next.id) ? 0 : grace));
  }
  async function run() {
    running = true;
    try {
      // Two tabs without locks may both send, and the server takes it once.
      const patience = AbortSignal.timeout(longestTurn);
      await inTurn("healify:outbox", () => deliverAll(queries, stop.signal), patience);
    } finally {
      running = false;
    }
    schedule();
  }
  const stopLooking = subscribeToOutbox(look);
  const stopWaking = onWake(() => {
    endPauseOfNetwork();
    schedule();
  });
  look();
  return () => {
    stop.abort();
    clearTimeout(timer);
    stopLooking();
    stopWaking();
  };
}

async function deliverAll(queries: QueryClient, stopped: AbortSignal): Promise<void> {
  for (let next = nextDue(); next && !stopped.aborted; next = nextDue()) {
    if ((readPause()?.until ?? 0) > Date.now()) return;
    try {
      await sendQuestion(queries, next);
      endPause();
    } catch (fault) {
      if (!takeFailure(next, fault)) return;
    }
  }
}

/** @returns whether the next question may be sent now. */
function takeFailure(question: KeptQuestion, fault: unknown): boolean {
  // Signing in again sends it.
  if (readAccess().status !== "in") return false;
  const triage = fault instanceof RequestFailure ? fault.problem?.triage : undefined;
  if (triage) setTriageOf(question.id, triage);
  if (fault instanceof RequestFailure && isWorthWaiting(fault)) {
    pauseAfter(fault);
    return false;
  }
  endPause();
  if (isInOutbox(question.id)) keepInOutbox({ ...question, refused: sentenceFor(fault) });
  return true;
}

function isWorthWaiting({ status, problem }: RequestFailure): boolean {
  if (status === 500) return (readPause()?.failures ?? 0) < triesOfFaults;
  return [0, 429, 502, 503, 504].includes(status) || (problem?.retryable ?? false);
}
