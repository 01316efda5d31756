/** A reply that had ended before: its end is announced again, from what its row keeps. */
import { instanceIdSchema } from "#contracts/ids.ts";
import { endEvent } from "#replies/end-event.ts";
import type { EndedRow } from "#replies/reply-row.ts";
import { hasEnded } from "#replies/states.ts";
import { resultContext, storedResultSchema } from "#replies/stored-answer.ts";
import { PersonErased } from "#vault/vault.ts";
import type { WorkerParts } from "./worker-parts.ts";

/** Told once more to whoever missed it; the log refuses what it already holds, and readers drop it. */
export async function announceEnd(worker: WorkerParts, row: EndedRow): Promise<void> {
  try {
    const person = await worker.vault.person(row.user_id);
    const stored = await worker.database.read
      .selectFrom("replies")
      .select(["attempt", "state", "result_sealed"])
      .where("id", "=", row.id)
      .executeTakeFirst();
    // A Retry has come since: how the reply had ended is told to nobody any more.
    if (stored?.attempt !== row.attempt || stored.state !== row.state) return;
    const result = stored.result_sealed
      ? storedResultSchema.parse(
          JSON.parse(person.open(stored.result_sealed, resultContext(row.id))),
        )
      : null;
    if (!hasEnded(row.state)) return;
    const event = endEvent(row.state, { error: row.error, result });
    const audience = { replyId: row.id, replyTo: instanceIdSchema.parse(row.reply_to), person };
    const seq = result?.endSeq ?? 1;
    await worker.announce(audience, [{ attempt: row.attempt, seq, event }]);
  } catch (fault) {
    // Readers look at the row once a second: this was only quicker.
    if (!(fault instanceof PersonErased)) worker.events.fault("announce an end", fault);
  }
}
