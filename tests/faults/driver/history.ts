/** What was asked, accepted and read, as the people saw it; and how it is told when something is wrong. */
import type { EventReader } from "#tests/support/chat-client.ts";

export type Try = { at: number; gateway: string; outcome: string };

export type Connection = {
  gateway: string;
  /** The Last-Event-ID that it began with. */
  from: string | undefined;
  openedAt: number;
  endedAt: number | null;
  reader: EventReader;
  /** The reader went away by itself. */
  left: boolean;
};

/** One reader of a reply, over all its connections. */
export type Reading = {
  by: string;
  connections: Connection[];
  /** What it saw was the end of an earlier asking: the person asked for it once more since. */
  outdated: boolean;
};

export type Question = {
  n: number;
  person: string;
  sessionId: string;
  messageId: string;
  text: string;
  marker: string;
  askedAt: number;
  tries: Try[];
  accepted: { replyId: string; at: number } | null;
  readings: Reading[];
  /** Stops, retries and faults that were aimed at it. */
  acts: { at: number; what: string }[];
  /** A visible failure is an outcome that the scenario allows. */
  mayFail: boolean;
  mayBeStopped: boolean;
  deleted: boolean;
};

export class History {
  readonly startedAt = Date.now();
  readonly questions: Question[] = [];
  readonly faults: { at: number; what: string }[] = [];

  now(): number {
    return Date.now() - this.startedAt;
  }

  fault(what: string): void {
    this.faults.push({ at: this.now(), what });
  }

  tell(question: Question): string {
    const { accepted } = question;
    const lines: [number, string][] = [
      [question.askedAt, `asks ${question.messageId} in ${question.sessionId}: ${question.marker}`],
      ...withoutRepeats(question.tries).map(({ at, gateway, outcome }): [number, string] => [
        at,
        `POST to ${gateway}: ${outcome}`,
      ]),
      ...(accepted ? [[accepted.at, `accepted as ${accepted.replyId}`] as [number, string]] : []),
      ...question.acts.map(({ at, what }): [number, string] => [at, what]),
      ...this.faults
        .filter(({ at }) => at >= question.askedAt - 5000 && at <= lastMoment(question) + 1000)
        .map(({ at, what }): [number, string] => [at, `FAULT ${what}`]),
      ...question.readings.flatMap(({ by, connections }) =>
        connections.flatMap((one) => tellConnection(by, one)),
      ),
    ];
    lines.sort(([left], [right]) => left - right);
    return [
      `question ${question.n} of ${question.person}`,
      ...lines.map(([at, line]) => `  ${String(at).padStart(7)} ms  ${line}`),
    ].join("\n");
  }
}

function lastMoment({ readings, acts, askedAt }: Question): number {
  const ends = readings
    .filter(({ by }) => by !== "the audit")
    .flatMap(({ connections }) => connections.map(({ endedAt, openedAt }) => endedAt ?? openedAt));
  return Math.max(askedAt, ...ends, ...acts.map(({ at }) => at));
}

/** Waiting for a gateway to come back is told once. */
function withoutRepeats(tries: readonly Try[]): Try[] {
  return tries.filter(({ outcome }, index) => {
    const around = [tries[index - 1]?.outcome, tries[index + 1]?.outcome];
    return around.some((other) => other !== outcome);
  });
}

function tellConnection(by: string, one: Connection): [number, string][] {
  const { reader, gateway, from, openedAt, endedAt, left } = one;
  const events = reader.seen.map(({ id, event }) => {
    const text = event.type === "reply-delta" ? ` ${JSON.stringify(event.text)}` : "";
    return `${id ?? "no id"} ${event.type}${text}`;
  });
  const how = left ? "left" : `${reader.ended ?? "still open"}, status ${reader.status}`;
  return [
    [openedAt, `${by} reads at ${gateway} after ${from ?? "nothing"}`],
    [
      endedAt ?? openedAt,
      `${by} at ${gateway} (${how}) saw:\n${" ".repeat(16)}${events.join(`\n${" ".repeat(16)}`)}`,
    ],
  ];
}
