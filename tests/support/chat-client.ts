/** A chat client as a native one would be: sends, reads events, resumes. */
import { createParser } from "eventsource-parser";
import { uuidv7 } from "uuidv7";
import {
  type Accepted,
  acceptedSchema,
  type SessionDetail,
  sessionDetailSchema,
} from "#contracts/chat.ts";
import { citationSchema } from "#contracts/passage.ts";
import {
  isTerminal,
  type ReplyEvent,
  type ReplyEventType,
  replyCheckSchema,
  replyEventPayloads,
} from "#contracts/reply-events.ts";
import { emptyAnswer, type PartialAnswer } from "#replies/stored-answer.ts";
import { type Answer, type Call, httpClient, newPerson, type Person } from "./client.ts";

export type SeenEvent = { id: string | undefined; event: ReplyEvent };

/** One connection to a reply's events. */
export class EventReader {
  readonly seen: SeenEvent[] = [];
  accepted: Accepted | null = null;
  status = 0;
  /** How the connection came to its end; null while it is open. */
  ended: "cleanly" | "cut" | null = null;
  readonly #abort = new AbortController();
  readonly #done: Promise<void>;

  constructor(url: string, init: RequestInit) {
    this.#done = this.#read(url, init);
  }

  /** Resolves once the connection has ended, however it did. */
  async end(): Promise<this> {
    await this.#done;
    return this;
  }

  leave(): void {
    this.#abort.abort();
  }

  types(): ReplyEventType[] {
    return this.seen.map(({ event }) => event.type);
  }

  last(): SeenEvent | undefined {
    return this.seen.at(-1);
  }

  /** The id to resume from. */
  lastId(): string | undefined {
    return this.seen.findLast(({ id }) => id !== undefined)?.id;
  }

  hasEnd(): boolean {
    const last = this.last();
    return last !== undefined && isTerminal(last.event.type);
  }

  async #read(url: string, init: RequestInit): Promise<void> {
    const parser = createParser({ onEvent: (event) => this.#take(event) });
    try {
      const response = await fetch(url, { ...init, signal: this.#abort.signal });
      this.status = response.status;
      if (!response.body) throw new Error("no body");
      const decoder = new TextDecoder();
      for await (const chunk of response.body) parser.feed(decoder.decode(chunk, { stream: true }));
      this.ended = "cleanly";
    } catch {
      this.ended = "cut";
    }
  }

  #take({
    id,
    event,
    data,
  }: {
    id?: string | undefined;
    event?: string | undefined;
    data: string;
  }): void {
    const payload: unknown = JSON.parse(data);
    if (event === "accepted") {
      this.accepted = acceptedSchema.parse(payload);
      return;
    }
    const type = Object.keys(replyEventPayloads).find((name) => name === event) as ReplyEventType;
    if (!type) throw new Error(`an event of an unknown name: ${event}`);
    const parsed = replyEventPayloads[type].parse(payload);
    this.seen.push({ id, event: { type, ...parsed } as ReplyEvent });
  }
}

/** The answer's text as a reader assembles it over one or several connections. */
export function assembledText(...readers: readonly EventReader[]): string {
  let text = "";
  for (const { event } of readers.flatMap((reader) => reader.seen)) {
    if (event.type === "reply-reset") text = "";
    if (event.type === "reply-delta") text += event.text;
  }
  return text;
}

/** All that a reader holds of the answer, over one or several connections. */
export function assembledAnswer(...readers: readonly EventReader[]) {
  let answer: PartialAnswer = emptyAnswer();
  for (const { event } of readers.flatMap((reader) => reader.seen)) {
    if (event.type === "reply-reset") answer = emptyAnswer();
    if (event.type === "reply-delta") answer.text += event.text;
    if (event.type === "reply-source") answer.citations.push(citationSchema.parse(event));
    if (event.type === "reply-check") answer.checks.push(replyCheckSchema.parse(event));
  }
  return answer;
}

export class ChatClient {
  readonly call: Call;
  readonly url: string;
  readonly person: Person;

  constructor(url: string, person: Person) {
    this.url = url;
    this.call = httpClient(url);
    this.person = person;
  }

  static async signUp(url: string): Promise<ChatClient> {
    return new ChatClient(url, await newPerson(httpClient(url)));
  }

  /** The same person through another gateway. */
  at(url: string): ChatClient {
    return new ChatClient(url, this.person);
  }

  get token(): string {
    return this.person.accessToken;
  }

  send(text: string, sessionId: string = uuidv7(), id: string = uuidv7()): Promise<Answer> {
    return this.call("POST", `/api/chat/sessions/${sessionId}/messages`, {
      token: this.token,
      body: { id, text },
    });
  }

  async ask(text: string, sessionId: string = uuidv7(), id: string = uuidv7()): Promise<Accepted> {
    const answer = await this.send(text, sessionId, id);
    if (answer.status !== 202) throw new Error(`${answer.status} ${answer.text}`);
    return acceptedSchema.parse(answer.json);
  }

  /** Asks and reads the answer on the same connection. */
  askForEvents(text: string, sessionId: string = uuidv7(), id: string = uuidv7()): EventReader {
    return new EventReader(`${this.url}/api/chat/sessions/${sessionId}/messages`, {
      method: "POST",
      headers: {
        ...this.#headers(),
        accept: "text/event-stream",
        "content-type": "application/json",
      },
      body: JSON.stringify({ id, text }),
    });
  }

  read(replyId: string, lastEventId?: string): EventReader {
    return new EventReader(`${this.url}/api/chat/replies/${replyId}/events`, {
      headers: { ...this.#headers(), ...(lastEventId ? { "last-event-id": lastEventId } : {}) },
    });
  }

  async session(sessionId: string): Promise<SessionDetail> {
    const answer = await this.call("GET", `/api/chat/sessions/${sessionId}`, { token: this.token });
    return sessionDetailSchema.parse(answer.json);
  }

  post(path: string, body?: unknown): Promise<Answer> {
    return this.call("POST", path, { token: this.token, ...(body === undefined ? {} : { body }) });
  }

  async metric(name: string, labels = ""): Promise<number> {
    const { text } = await this.call("GET", "/metrics");
    const line = text.split("\n").find((row) => row.startsWith(`${name}${labels} `));
    return line ? Number(line.slice(line.lastIndexOf(" ") + 1)) : 0;
  }

  #headers() {
    return { authorization: `Bearer ${this.token}` };
  }
}
