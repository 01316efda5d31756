/** What must hold over a whole history once everything is healed and drained (PIPELINE, the fault matrix). */
import type { AssistantMessage, SessionDetail } from "#contracts/chat.ts";
import { readOpenQuestions, writeOpenQuestions } from "#contracts/open-questions.ts";
import {
  comparePlaces,
  type EventPlace,
  isTerminal,
  parseEventId,
} from "#contracts/reply-events.ts";
import { assembledText } from "#tests/support/chat-client.ts";
import type { MarkedAnswers } from "./answers.ts";
import type { Connection, History, Question, Reading } from "./history.ts";

export type StoredRow = {
  id: string;
  session_id: string;
  question_id: string;
  position: number;
  state: string;
  attempt: number;
  error: string | null;
  updated_at: number;
};

export type Evidence = {
  /** By id, as the API tells them; null for one that is gone. */
  sessions: ReadonlyMap<string, SessionDetail | null>;
  /** Every row of the database, of earlier histories too. */
  rows: readonly StoredRow[];
  queues: { work: number; dead: number };
  expectedDead: number;
  answers: MarkedAnswers;
};

export type Violation = { invariant: string; detail: string; question: Question | null };

type Judge = (question: Question, evidence: Evidence) => string[];

export function violationsOf(history: History, evidence: Evidence): Violation[] {
  const asked = history.questions.flatMap((question) =>
    Object.entries(ofEachQuestion).flatMap(([invariant, judge]) =>
      judge(question, evidence).map((detail) => ({ invariant, detail, question })),
    ),
  );
  return [...asked, ...ofOrder(history, evidence), ...ofWhatIsLeft(evidence)];
}

export function answerOf(question: Question, { sessions }: Evidence): AssistantMessage | undefined {
  const messages = sessions.get(question.sessionId)?.messages ?? [];
  return messages.find(
    (one) => one.role === "assistant" && one.questionId === question.messageId,
  ) as AssistantMessage | undefined;
}

const kept = (question: Question) => question.accepted !== null && !question.deleted;

const ofEachQuestion: Record<string, Judge> = {
  "a question is accepted in the end": ({ accepted, tries }) =>
    accepted ? [] : [`tried ${tries.length} times`],

  "an accepted question is stored, with one reply": (question, { sessions, rows }) => {
    if (!kept(question)) return [];
    const messages = sessions.get(question.sessionId)?.messages ?? [];
    const asked = messages.filter(({ id }) => id === question.messageId).length;
    const replies = messages.filter(
      (one) => one.role === "assistant" && one.questionId === question.messageId,
    ).length;
    const stored = rows.filter((row) => row.question_id === question.messageId).length;
    const counts = `${asked} messages, ${replies} replies shown, ${stored} replies stored`;
    return asked === 1 && replies === 1 && stored === 1 ? [] : [counts];
  },

  "it ends, in an answer or a visible failure": (question, evidence) => {
    if (!kept(question)) return [];
    const state = answerOf(question, evidence)?.state;
    if (state === "completed") return [];
    if (state === "failed" && question.mayFail) return [];
    if (state === "stopped" && question.mayBeStopped) return [];
    return [`it is ${state} (${answerOf(question, evidence)?.error?.code ?? "no error"})`];
  },

  "the same id gives the same reply": (question) =>
    question.acts.flatMap(({ what }) => (what.startsWith("ANOTHER REPLY") ? [what] : [])),

  /** What the model wrote, and below it, once, what the worker asks back. */
  "the text is one attempt's text": (question, evidence) => {
    const answer = answerOf(question, evidence);
    if (!kept(question) || answer?.state !== "completed") return [];
    const { answers } = evidence;
    const told = answers
      .callsOf(question.marker)
      .map(({ call }) => answers.textOf(question.marker, call));
    const asked = writeOpenQuestions(readOpenQuestions(answer.text));
    const whole = told.some((text) => [text, `${text}\n\n${asked}`].includes(answer.text));
    return whole ? [] : [`stored: ${JSON.stringify(answer.text)}`];
  },

  "what each reader assembled is what is stored": (question, evidence) => {
    const answer = answerOf(question, evidence);
    if (!kept(question) || !answer || answer.state === "failed") return [];
    return current(question).flatMap((reading) => {
      const text = assembledText(...reading.connections.map(({ reader }) => reader));
      if (!hasEnd(reading) || text === answer.text) return [];
      return [
        `${reading.by} read ${JSON.stringify(text)}, stored is ${JSON.stringify(answer.text)}`,
      ];
    });
  },

  "each reader came to the end, and to the one that is stored": (question, evidence) => {
    const answer = answerOf(question, evidence);
    if (!kept(question) || !answer) return [];
    return current(question).flatMap((reading) => {
      const last = reading.connections.at(-1)?.reader.last()?.event.type;
      const expected = endTypes[answer.state];
      return last === expected
        ? []
        : [`${reading.by} ended with ${last}, stored is ${answer.state}`];
    });
  },

  "no stream ends cleanly without a terminal event": (question) =>
    connectionsOf(question).flatMap(({ reader, gateway }) =>
      reader.ended === "cleanly" && reader.status === 200 && !reader.hasEnd()
        ? [`the stream from ${gateway} ended after ${reader.lastId() ?? "nothing"}`]
        : [],
    ),

  "no stream goes on after a terminal event": (question) =>
    connectionsOf(question).flatMap(({ reader }) => {
      const at = reader.seen.findIndex(({ event }) => isTerminal(event.type));
      return at >= 0 && at < reader.seen.length - 1 ? [`after ${reader.seen[at]?.id}`] : [];
    }),

  "seq strictly grows within an attempt": (question) => connectionsOf(question).flatMap(growth),
};

const endTypes: Record<AssistantMessage["state"], string | undefined> = {
  waiting: undefined,
  queued: undefined,
  answering: undefined,
  completed: "reply-end",
  failed: "reply-failed",
  stopped: "reply-stopped",
};

const connectionsOf = (question: Question): Connection[] =>
  question.readings.flatMap(({ connections }) => connections);

const current = (question: Question): Reading[] =>
  question.readings.filter(({ outdated }) => !outdated);

function hasEnd(reading: Reading): boolean {
  return reading.connections.at(-1)?.reader.hasEnd() ?? false;
}

/** Events without a place of their own (seq 0) come from what is stored; after a reset anything may follow. */
function growth({ reader, from }: Connection): string[] {
  let last: EventPlace | null = from ? parseEventId(from) : null;
  const faults: string[] = [];
  for (const { id, event } of reader.seen) {
    const place = parseEventId(id ?? "");
    if (!place) faults.push(`an event without a place: ${id} ${event.type}`);
    else if (event.type === "reply-reset") last = place.seq === 0 ? null : place;
    else if (place.seq > 0) {
      if (last && last.seq > 0 && comparePlaces(place, last) <= 0) {
        faults.push(`${id} after ${last.attempt}-${last.seq}`);
      }
      last = place;
    }
  }
  return faults;
}

/** Sent one after the other, questions of a session stand in that order; the model hears of one once those before ended. */
function ofOrder(history: History, { rows, answers }: Evidence): Violation[] {
  const invariant = "order within a chat session";
  const bySession = Map.groupBy(history.questions.filter(kept), ({ sessionId }) => sessionId);
  return [...bySession.values()].flatMap((questions) => {
    const placed = questions
      .flatMap((question) => {
        const row = rows.find(({ question_id }) => question_id === question.messageId);
        return row ? [{ question, row }] : [];
      })
      .sort((left, right) => left.row.position - right.row.position);
    return placed.flatMap(({ question, row }, index) => {
      const early = placed.slice(0, index).flatMap((before) => {
        if (before.question.mayBeStopped) return [];
        const firstCall = answers.callsOf(question.marker)[0]?.at ?? Number.POSITIVE_INFINITY;
        const ms = before.row.updated_at - firstCall;
        return ms > 0
          ? [`the model heard of it ${ms} ms before question ${before.question.n} had ended`]
          : [];
      });
      const overtaken = placed.slice(index + 1).flatMap((later) => {
        const sentBefore = (later.question.accepted?.at ?? 0) < question.askedAt;
        return sentBefore
          ? [`position ${row.position}, but sent after question ${later.question.n}`]
          : [];
      });
      return [...early, ...overtaken].map((detail) => ({ invariant, detail, question }));
    });
  });
}

const unfinished = new Set(["waiting", "queued", "answering"]);

function ofWhatIsLeft({ rows, queues, expectedDead }: Evidence): Violation[] {
  const left = rows
    .filter(({ state }) => unfinished.has(state))
    .map((row) => ({ invariant: "no row is left", detail: JSON.stringify(row), question: null }));
  const queued =
    queues.work === 0 && queues.dead === expectedDead
      ? []
      : [
          {
            invariant: "queues are empty but for the expected dead letters",
            detail: `work ${queues.work}, dead ${queues.dead} (expected ${expectedDead})`,
            question: null,
          },
        ];
  return [...left, ...queued];
}
