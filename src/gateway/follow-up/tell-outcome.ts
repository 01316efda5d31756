/** Better, the same or worse: kept and counted. A worse is also sent as a message, which triages the session again. */
import type { FollowUp, Outcome } from "#contracts/follow-up.ts";
import type { MessageId, UserId } from "#contracts/ids.ts";
import { askAgainAt, outcomeMessage, outcomeText } from "#safety/follow-up/ask-again.ts";
import { ProblemError } from "../http/problem.ts";
import {
  type FollowUpDependencies,
  openTriage,
  presentFollowUp,
} from "./follow-up-dependencies.ts";
import {
  countOutcome,
  type FollowUpRecord,
  lockFollowed,
  openRecord,
  storeRecord,
} from "./follow-up-store.ts";

/** Within this time another answer corrects the one before: a slip of the finger, or the same tap sent twice. */
const correctedWithinMs = 60 * 60_000;

type Told = { followUp: FollowUp; text: string; message: string | null };

/** Throws not_found, and wrong_state where nobody is asked again. */
export async function tellOutcome(
  { database, vault, clock }: FollowUpDependencies,
  userId: UserId,
  messageId: MessageId,
  outcome: Outcome,
): Promise<Told> {
  const person = await vault.person(userId);
  return database.write(async (trx) => {
    const row = await lockFollowed(database, trx, userId, messageId);
    if (!row) throw new ProblemError("not_found");
    const triage = openTriage(row, person);
    const text = outcomeText(triage.disposition, outcome);
    const isAsked = askAgainAt(triage, row.created_at) !== null;
    if (!isAsked || text === null || triage.disposition === null) {
      throw new ProblemError("wrong_state");
    }
    const before = openRecord(row, person);
    const at = clock();
    const corrected = correctedBy(before, at);
    const record = { ...before, outcomes: [...without(before, corrected), { outcome, at }] };
    await storeRecord(trx, row, userId, person, record);
    const { disposition } = triage;
    if (corrected) await countOutcome(trx, { disposition, outcome: corrected.outcome }, -1);
    await countOutcome(trx, { disposition, outcome }, 1);
    const message = outcome === "worse" ? outcomeMessage(outcome) : null;
    return { followUp: presentFollowUp(messageId, record), text, message };
  });
}

type ToldOutcome = FollowUpRecord["outcomes"][number];

function correctedBy({ outcomes }: FollowUpRecord, at: number): ToldOutcome | null {
  const last = outcomes.at(-1);
  return last && at - last.at < correctedWithinMs ? last : null;
}

const without = ({ outcomes }: FollowUpRecord, one: ToldOutcome | null): ToldOutcome[] =>
  outcomes.filter((told) => told !== one);
