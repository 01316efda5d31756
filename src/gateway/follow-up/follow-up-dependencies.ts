/** What the use cases of asking again work with. */
import type { FollowUp } from "#contracts/follow-up.ts";
import type { MessageId } from "#contracts/ids.ts";
import { type Triage, triageSchema } from "#contracts/triage.ts";
import type { Schema } from "#database/schema.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database/database.ts";
import { messageTriageContext } from "#vault/contexts.ts";
import type { PersonSeal, Vault } from "#vault/vault.ts";
import type { FollowedRow, FollowUpRecord } from "./follow-up-store.ts";

export type FollowUpDependencies = { database: Database<Schema>; vault: Vault; clock: Clock };

/** The triage as it was given. */
export function openTriage(
  row: Pick<FollowedRow, "id" | "triage_sealed">,
  person: PersonSeal,
): Triage {
  const text = person.open(row.triage_sealed, messageTriageContext(row.id));
  return triageSchema.parse(JSON.parse(text));
}

export function presentFollowUp(
  messageId: MessageId,
  { plan, outcomes }: FollowUpRecord,
): FollowUp {
  return {
    messageId,
    plan: plan && { ...plan, at: new Date(plan.at).toISOString() },
    outcomes: outcomes.map(({ outcome, at }) => ({ outcome, at: new Date(at).toISOString() })),
  };
}
