/** Where somebody means to go: judged against what was found, kept, and counted by the first pick. */
import type { FollowUp, PlanId } from "#contracts/follow-up.ts";
import type { MessageId, UserId } from "#contracts/ids.ts";
import { judgePlan } from "#safety/follow-up/plans.ts";
import { ProblemError } from "../http/problem.ts";
import {
  type FollowUpDependencies,
  openTriage,
  presentFollowUp,
} from "./follow-up-dependencies.ts";
import { countOutcome, lockFollowed, openRecord, storeRecord } from "./follow-up-store.ts";

/** Throws not_found, and wrong_state for a pick that this answer doesn't offer. */
export async function tellPlan(
  { database, vault, clock }: FollowUpDependencies,
  userId: UserId,
  messageId: MessageId,
  picked: PlanId,
): Promise<{ followUp: FollowUp; text: string }> {
  const person = await vault.person(userId);
  return database.write(async (trx) => {
    const row = await lockFollowed(database, trx, userId, messageId);
    if (!row) throw new ProblemError("not_found");
    const triage = openTriage(row, person);
    const verdict = judgePlan(picked, triage);
    if (!verdict || triage.disposition === null) throw new ProblemError("wrong_state");
    const before = openRecord(row, person);
    const record = { ...before, plan: { picked, right: verdict.right, at: clock() } };
    await storeRecord(trx, row, userId, person, record);
    if (before.plan === null) {
      const outcome = verdict.right ? "understood" : "put-right";
      await countOutcome(trx, { disposition: triage.disposition, outcome }, 1);
    }
    return { followUp: presentFollowUp(messageId, record), text: verdict.text };
  });
}
