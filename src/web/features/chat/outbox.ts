import { z } from "zod";
import {
  type MessageId,
  messageIdSchema,
  personIdSchema,
  type SessionId,
  sessionIdSchema,
  type UserId,
  userIdSchema,
} from "#contracts/ids.ts";
import type { Triage } from "#contracts/triage.ts";

/**
 * Questions that the server hasn't accepted yet, shared by all tabs of this browser, in the order they were asked.
 *
 * waiting → (accepted, and gone from here) | refused → (sent again) waiting;   any → (withdrawn, sign-out) gone
 *
 * Each stands in the browser's storage under a key of its own, so that tabs never overwrite each other's. Its own id
 * makes sending it twice ask once. In clear, because they are the person's own words on their own device, and only
 * until the server has them (docs/decisions/027-a-question-waits-in-the-browser.md).
 */
const keptSchema = z.object({
  id: messageIdSchema,
  sessionId: sessionIdSchema,
  owner: userIdSchema,
  text: z.string(),
  createdAt: z.iso.datetime(),
  about: personIdSchema.nullable(),
  /** Whether it is the first of its chat session, which the server doesn't know before it. */
  opens: z.boolean(),
  /** Whether profiles may be used in the chat session that it opens. */
  usesProfile: z.boolean().default(true),
  /** Why the server won't take it, in a sentence. */
  refused: z.string().nullable(),
});
export type KeptQuestion = z.infer<typeof keptSchema>;
/** `triage`: from the rules in this browser, or from the refusal. `unchecked`: the rules could not be had here. */
export type OutgoingQuestion = KeptQuestion & { triage: Triage | null; unchecked: boolean };

const prefix = "healify:outbox:";
const keyOf = (id: MessageId) => prefix + id;

const listeners = new Set<() => void>();
/** Null for one that could not be checked here. */
const triages = new Map<MessageId, Triage | null>();
let questions: readonly OutgoingQuestion[] = readKept();
/** Those of this tab: asked in it, or left behind by one that was closed or reloaded. */
const own = new Set(questions.map(({ id }) => id));

window.addEventListener("storage", ({ key }) => {
  if (key !== null && !key.startsWith(prefix)) return;
  show(readKept());
});

export function readOutbox(): readonly OutgoingQuestion[] {
  return questions;
}

export function subscribeToOutbox(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function isInOutbox(id: MessageId): boolean {
  return questions.some((question) => question.id === id);
}

export function isOwn(id: MessageId): boolean {
  return own.has(id);
}

/** Adds it, or replaces what is known of it. */
export function keepInOutbox(question: KeptQuestion): void {
  try {
    localStorage.setItem(keyOf(question.id), JSON.stringify(keptSchema.parse(question)));
  } catch {
    // Storage that is full or forbidden: the question lives as long as this page.
  }
  own.add(question.id);
  const others = questions.filter(({ id }) => id !== question.id);
  show([...others, withTriage(question)]);
}

export function setTriageOf(id: MessageId, triage: Triage | null): void {
  // What a refusal said isn't taken back by a check that failed.
  triages.set(id, triage ?? triages.get(id) ?? null);
  show(questions.map((question) => (question.id === id ? withTriage(question) : question)));
}

export function removeFromOutbox(id: MessageId): void {
  removeAll((question) => question.id === id);
}

export function forgetOutboxOf(sessionId: SessionId): void {
  removeAll((question) => question.sessionId === sessionId);
}

/** Another person may sit here next: what other tabs have just kept, and what can't be read, goes as well. */
export function emptyOutbox(): void {
  removeAll(() => true);
  for (const key of keptKeys()) localStorage.removeItem(key);
}

/** Somebody signed in: nothing of anybody else is shown to them, or sent as theirs. */
export function keepOnlyOf(person: UserId): void {
  removeAll(({ owner }) => owner !== person);
}

function removeAll(gone: (question: KeptQuestion) => boolean): void {
  const removed = questions.filter(gone);
  if (removed.length === 0) return;
  for (const { id } of removed) {
    localStorage.removeItem(keyOf(id));
    triages.delete(id);
  }
  show(questions.filter((question) => !removed.includes(question)));
}

function show(next: readonly OutgoingQuestion[]): void {
  questions = next.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const listener of listeners) listener();
}

function withTriage(question: KeptQuestion): OutgoingQuestion {
  const triage = triages.get(question.id);
  return { ...question, triage: triage ?? null, unchecked: triage === null };
}

function keptKeys(): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
}

/** An entry that can't be read is left where it is, until sign-out: the others must not wait for it. */
function readKept(): readonly OutgoingQuestion[] {
  return keptKeys()
    .flatMap((key) => {
      const question = keptSchema.safeParse(parsed(localStorage.getItem(key)));
      return question.success ? [withTriage(question.data)] : [];
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function parsed(stored: string | null): unknown {
  try {
    return JSON.parse(stored ?? "null");
  } catch {
    return null;
  }
}
