import { z } from "zod";
import {
  type MessageId,
  messageIdSchema,
  personIdSchema,
  type SessionId,
  sessionIdSchema,
} from "#contracts/ids.ts";
import type { Triage } from "#contracts/triage.ts";
import type { RequestFailure } from "../../http/request-failure.ts";

/**
 * Questions that the server hasn't accepted yet. sending → (accepted, and gone from here) | refused → sending again.
 * The words and the id outlive a reload in the tab's storage, so that sending again can't ask twice.
 */
const storedSchema = z.object({
  id: messageIdSchema,
  sessionId: sessionIdSchema,
  text: z.string(),
  createdAt: z.string(),
  about: personIdSchema.nullish(),
});
export type OutgoingQuestion = z.infer<typeof storedSchema> & {
  status: "sending" | "refused";
  failure: RequestFailure | null;
  /** From the rules in this browser, or from the refusal. */
  triage: Triage | null;
};

const storageKey = "healify:outbox";
const listeners = new Set<() => void>();
let questions: readonly OutgoingQuestion[] = restore();

export function readOutbox(): readonly OutgoingQuestion[] {
  return questions;
}

export function subscribeToOutbox(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function addToOutbox(question: OutgoingQuestion): void {
  replace([...questions.filter(({ id }) => id !== question.id), question]);
}

export function changeInOutbox(
  id: MessageId,
  change: Partial<Pick<OutgoingQuestion, "status" | "failure" | "triage">>,
): void {
  replace(
    questions.map((question) => (question.id === id ? { ...question, ...change } : question)),
  );
}

export function removeFromOutbox(id: MessageId): void {
  replace(questions.filter((question) => question.id !== id));
}

export function forgetOutboxOf(sessionId: SessionId): void {
  replace(questions.filter((question) => question.sessionId !== sessionId));
}

/** Another person may sit here next. */
export function emptyOutbox(): void {
  replace([]);
}

function replace(next: readonly OutgoingQuestion[]): void {
  questions = next;
  const stored = next.map(({ id, sessionId, text, createdAt, about }) => ({
    id,
    sessionId,
    text,
    createdAt,
    about,
  }));
  if (stored.length === 0) sessionStorage.removeItem(storageKey);
  else sessionStorage.setItem(storageKey, JSON.stringify(stored));
  for (const listener of listeners) listener();
}

function restore(): OutgoingQuestion[] {
  const text = sessionStorage.getItem(storageKey);
  const stored = z.array(storedSchema).safeParse(text ? JSON.parse(text) : []);
  if (!stored.success) return [];
  return stored.data.map((question) => ({
    ...question,
    status: "refused",
    failure: null,
    triage: null,
  }));
}
