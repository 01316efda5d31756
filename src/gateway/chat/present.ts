/** Rows → what the wire shows. */
import type { Reply, Session, UserMessage } from "#contracts/chat.ts";
import { type ShownContext, shownContextSchema } from "#contracts/question-context.ts";
import { triageSchema } from "#contracts/triage.ts";
import type { ReplyRow } from "#replies/reply-row.ts";
import {
  messageContextContext,
  messageTextContext,
  messageTriageContext,
  titleContext,
} from "#vault/contexts.ts";
import type { PersonSeal } from "#vault/vault.ts";
import type { MessageRow, SessionRow } from "./accept-question.ts";

export const isoTime = (epochMs: number) => new Date(epochMs).toISOString();

export function presentSession(row: SessionRow, person: PersonSeal): Session {
  return {
    id: row.id,
    title: person.open(row.title_sealed, titleContext(row.id)),
    state: row.state,
    usesProfile: row.uses_profile === 1,
    createdAt: isoTime(row.created_at),
    updatedAt: isoTime(row.updated_at),
  };
}

export function presentMessage(row: MessageRow, person: PersonSeal): UserMessage {
  return {
    id: row.id,
    role: "user",
    state: "stored",
    text: person.open(row.text_sealed, messageTextContext(row.id)),
    createdAt: isoTime(row.created_at),
    triage: triageSchema.parse(
      JSON.parse(person.open(row.triage_sealed, messageTriageContext(row.id))),
    ),
    context: openContext(row, person),
  };
}

/** The profile itself stays out of it: the person knows theirs, and a chat may be shown to others. */
export function openContext(
  { id, context_sealed }: Pick<MessageRow, "id" | "context_sealed">,
  person: PersonSeal,
): ShownContext | null {
  if (context_sealed === null) return null;
  return shownContextSchema.parse(
    JSON.parse(person.open(context_sealed, messageContextContext(id))),
  );
}

export function presentReply(
  row: Pick<ReplyRow, "id" | "state" | "attempt">,
  place: number,
): Reply {
  const { id, state, attempt } = row;
  return { id, state, attempt, ...(state === "waiting" && place > 0 ? { place } : {}) };
}
