/**
 * The stream of events that answers one question. On the wire each is one SSE event: `id: attempt-seq`,
 * `event: <type>`, `data: <the rest as JSON>`.
 */
import { z } from "zod";
import { replyIdSchema } from "./ids.ts";
import { citationSchema } from "./passage.ts";
import { dispositionSchema, triageSchema } from "./triage.ts";

export const usageSchema = z.object({
  inputTokens: z.number().int().nonnegative(),
  outputTokens: z.number().int().nonnegative(),
  /** True when the answer came from the response cache. */
  cached: z.boolean(),
});
export type Usage = z.infer<typeof usageSchema>;

export const verdicts = ["found in source", "not found", "no claim", "withheld"] as const;

export const replyCheckSchema = z.object({
  /** Character offsets into the reply's text (UTF-16 code units), end exclusive. */
  from: z.number().int().nonnegative(),
  to: z.number().int().nonnegative(),
  verdict: z.enum(verdicts),
  /** The citations that the verdict rests on. */
  numbers: z.array(z.number().int().positive()).optional(),
});
export type ReplyCheck = z.infer<typeof replyCheckSchema>;

/** Each event's payload by its name. A new name breaks every `Record<ReplyEventType, …>` until it is handled. */
export const replyEventPayloads = {
  "triage-found": triageSchema,
  "reply-start": z.object({
    replyId: replyIdSchema,
    attempt: z.number().int().positive(),
    /** "library", or the provider and model, such as "openai/gpt-5". */
    model: z.string(),
    libraryVersion: z.string(),
  }),
  "reply-delta": z.object({ text: z.string() }),
  "reply-source": citationSchema,
  "reply-check": replyCheckSchema,
  "reply-reset": z.object({ attempt: z.number().int().positive() }),
  "reply-end": z.object({ disposition: dispositionSchema.nullable(), usage: usageSchema }),
  "reply-failed": z.object({ code: z.string(), retryable: z.boolean() }),
  "reply-stopped": z.object({}),
} as const;

export type ReplyEventType = keyof typeof replyEventPayloads;
type Payload<T extends ReplyEventType> = z.infer<(typeof replyEventPayloads)[T]>;
/** An empty payload is inferred as a record of nothing, which even `type` would violate. */
export type ReplyEventOf<T extends ReplyEventType> = { type: T } & (string extends keyof Payload<T>
  ? unknown
  : Payload<T>);
export type ReplyEvent = { [T in ReplyEventType]: ReplyEventOf<T> }[ReplyEventType];

export const replyEventTypes = Object.keys(replyEventPayloads) as ReplyEventType[];

/** An event as it is sealed and as the wire shows it: its name, and its payload as JSON text. */
export type ToldEvent = { type: ReplyEventType; payload: string };

export function tellEvent({ type, ...payload }: ReplyEvent): ToldEvent {
  return { type, payload: JSON.stringify(payload) };
}

/** Throws a zod error. */
export function parseReplyEvent(type: ReplyEventType, payload: unknown): ReplyEvent {
  return { type, ...replyEventPayloads[type].parse(payload) } as ReplyEvent;
}

const knownTypes: ReadonlySet<string> = new Set(replyEventTypes);

export function isReplyEventType(name: string): name is ReplyEventType {
  return knownTypes.has(name);
}

/** Only one of these ends a reply; silence never does. */
export const terminalEventTypes = ["reply-end", "reply-failed", "reply-stopped"] as const;
export type TerminalEventType = (typeof terminalEventTypes)[number];

export function isTerminal(type: ReplyEventType): type is TerminalEventType {
  return (terminalEventTypes as readonly string[]).includes(type);
}

/** The place of an event in its reply: attempts count from 1, seq from 1 within an attempt. */
export type EventPlace = { attempt: number; seq: number };

/** The SSE `id:` of an event. */
export function formatEventId({ attempt, seq }: EventPlace): string {
  return `${attempt}-${seq}`;
}

/** Null for anything that isn't an id that we gave out. */
export function parseEventId(text: string): EventPlace | null {
  const match = /^(\d{1,9})-(\d{1,9})$/.exec(text);
  return match ? { attempt: Number(match[1]), seq: Number(match[2]) } : null;
}

/** Negative when a stands before b. */
export function comparePlaces(a: EventPlace, b: EventPlace): number {
  return a.attempt - b.attempt || a.seq - b.seq;
}
