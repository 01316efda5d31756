/** A virtual person: sends the same question under the same id until it is taken, and reads on wherever it can. */
import { setTimeout as delay } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { acceptedSchema } from "#contracts/chat.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { httpClient, newPerson, type Person, signInAgain } from "#tests/support/client.ts";
import type { History, Question, Reading } from "./history.ts";

/** The gateways that can be asked now; a killed one may be among them. */
export type Gateways = () => readonly string[];

/** Access tokens live for ten minutes. */
const signInAgainAfterMs = 7 * 60_000;
const callWithinMs = 8_000;
const pauseMs = 60;

export type ReadOptions = {
  by: string;
  /** Which gateway to begin with. */
  gateway?: number;
  /** Nothing heard for this long: another connection, as the browser does after 30 s. */
  patienceMs?: number;
  /** The Last-Event-ID to begin with. */
  from?: string | undefined;
  until: number;
};

export class VirtualPerson {
  readonly name: string;
  readonly #gateways: Gateways;
  readonly #history: () => History;
  #person: Person;
  #signedInAt = Date.now();

  constructor(name: string, person: Person, gateways: Gateways, history: () => History) {
    this.name = name;
    this.#person = person;
    this.#gateways = gateways;
    this.#history = history;
  }

  static async signUp(name: string, gateways: Gateways, history: () => History) {
    const call = httpClient(gateways()[0] ?? "");
    return new VirtualPerson(name, await newPerson(call), gateways, history);
  }

  /** A client at the gateway of this number, counted round. */
  at(gateway: number): ChatClient {
    const urls = this.#gateways();
    const url = urls[gateway % Math.max(urls.length, 1)];
    if (!url) throw new Error("there is no gateway");
    return new ChatClient(url, this.#person);
  }

  /** Whose answers then come from no cache: a second attempt calls the model again, and its words differ. */
  async tellOfThemself(): Promise<void> {
    const { call, token } = this.at(0);
    const body = { yearOfBirth: 1980, conditions: ["hay fever"] };
    const { status } = await call("PUT", "/api/profile", { token, body });
    if (status !== 200) throw new Error(`the profile was answered ${status}`);
  }

  async refresh(gateway = 0): Promise<void> {
    if (Date.now() - this.#signedInAt < signInAgainAfterMs) return;
    const { url } = this.at(gateway);
    const again = await within(signInAgain(httpClient(url), this.#person)).catch(() => null);
    // Where it failed, the next call tries once more: the old token is good for minutes.
    if (!again) return;
    this.#person = again;
    this.#signedInAt = Date.now();
  }

  /** Resolves true once the question was accepted, false when that did not happen in time. */
  async send(question: Question, gateway: number, until: number): Promise<boolean> {
    const history = this.#history();
    for (let n = gateway; Date.now() < until; n += 1) {
      await this.refresh(n);
      const client = this.at(n);
      const at = history.now();
      const answer = await within(
        client.send(question.text, question.sessionId, question.messageId),
      ).catch(String);
      const outcome =
        typeof answer === "string"
          ? answer
          : `${answer.status} ${answer.status === 202 ? "" : answer.text.slice(0, 120)}`;
      question.tries.push({ at, gateway: client.url, outcome });
      if (typeof answer !== "string" && answer.status === 202) {
        const { reply } = acceptedSchema.parse(answer.json);
        if (question.accepted && question.accepted.replyId !== reply.id) {
          question.acts.push({
            at: history.now(),
            what: `ANOTHER REPLY for the same id: ${reply.id}`,
          });
        }
        question.accepted ??= { replyId: reply.id, at: history.now() };
        return true;
      }
      await delay(pauseMs);
    }
    return false;
  }

  /** Reads until a terminal event, over as many connections as it takes. */
  async read(question: Question, options: ReadOptions): Promise<Reading> {
    const { by, gateway = 0, until, patienceMs = 20_000 } = options;
    const replyId = question.accepted?.replyId;
    if (!replyId) throw new Error("it was not accepted");
    const reading: Reading = { by, connections: [], outdated: false };
    question.readings.push(reading);
    let { from } = options;
    for (let n = gateway; Date.now() < until && !question.deleted; n += 1) {
      await this.refresh(n);
      const connection = await this.#connect(replyId, from, n, until, patienceMs, reading);
      from = connection.reader.lastId() ?? from;
      if (connection.reader.hasEnd()) return reading;
      await delay(pauseMs);
    }
    return reading;
  }

  async #connect(
    replyId: string,
    from: string | undefined,
    gateway: number,
    until: number,
    patienceMs: number,
    reading: Reading,
  ) {
    const history = this.#history();
    const client = this.at(gateway);
    const reader = client.read(replyId, from);
    const connection = {
      gateway: client.url,
      from,
      openedAt: history.now(),
      endedAt: null as number | null,
      reader,
      left: false,
    };
    reading.connections.push(connection);
    let heardAt = Date.now();
    for (let seen = 0; reader.ended === null; await delay(20)) {
      if (reader.seen.length > seen) heardAt = Date.now();
      seen = reader.seen.length;
      if (Date.now() < heardAt + patienceMs && Date.now() < until) continue;
      connection.left = true;
      reader.leave();
      await reader.end();
    }
    connection.endedAt = history.now();
    return connection;
  }
}

/** A frozen server answers nothing: the client gives up and tries another. */
async function within<T>(work: Promise<T>): Promise<T> {
  const late = delay(callWithinMs).then(() => {
    throw new Error(`no answer in ${callWithinMs} ms`);
  });
  late.catch(() => undefined);
  work.catch(() => undefined);
  return Promise.race([work, late]);
}

export function newQuestion(
  history: History,
  fields: Pick<Question, "person" | "text" | "marker"> & { sessionId?: string },
): Question {
  const question: Question = {
    n: history.questions.length + 1,
    messageId: uuidv7(),
    askedAt: history.now(),
    tries: [],
    accepted: null,
    readings: [],
    acts: [],
    mayFail: false,
    mayBeStopped: false,
    deleted: false,
    ...fields,
    sessionId: fields.sessionId ?? uuidv7(),
  };
  history.questions.push(question);
  return question;
}
