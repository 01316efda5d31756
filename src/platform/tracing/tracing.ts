/**
 * The tracing port: spans of a distributed trace. Names are of few kinds, attributes are ids, codes and counts: never a
 * person's words, e-mail or token. Spans are handed on as arguments and as W3C `traceparent` texts; nothing is kept in
 * an ambient context, which every promise would pay for.
 */
export type SpanKind = "internal" | "server" | "client" | "producer" | "consumer";

/** Names by OpenTelemetry's semantic conventions, or under `healify.`. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

export type SpanStart = { name: string; kind: SpanKind; attributes: SpanAttributes };

export interface Span {
  /** False when nobody will see it: off, or not in the share that is traced. What costs more than an id is left then. */
  readonly recorded: boolean;
  /** What a part elsewhere goes on from (W3C Trace Context); null when tracing is off. */
  readonly traceparent: string | null;
  child(start: SpanStart): Span;
  set(attributes: SpanAttributes): void;
  /** Something that happened at this moment. */
  note(event: string): void;
  /** `code` is stable and holds nobody's words: `error.type` of the conventions. */
  fail(code: string): void;
  /** Idempotent. */
  end(): void;
  /** Ends when `work` does, failed by the code or name of what that rejects with; settles as `work` does. */
  during<T>(work: Promise<T>): Promise<T>;
}

export interface Tracing {
  readonly on: boolean;
  /** Goes on from a `traceparent` that another part wrote; anything else, and null, begins a trace. */
  start(start: SpanStart, traceparent: string | null): Span;
  /** Sends what is left, for as long as that takes at most 3 s. Never rejects. */
  close(): Promise<void>;
}
