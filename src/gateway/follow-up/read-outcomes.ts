/** What became of answers, over everybody: for the safety card. */
import { z } from "zod";
import { type OutcomeCount, outcomeCountSchema } from "#contracts/follow-up.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";

const countsSchema = z.array(outcomeCountSchema);

/** Empty while nobody has told anything. Counts have neither day nor person, and stay when a person is erased. */
export async function readOutcomes(database: Database<Schema>): Promise<OutcomeCount[]> {
  const rows = await database.read
    .selectFrom("outcome_counts")
    .selectAll()
    .orderBy("disposition")
    .orderBy("outcome")
    .execute();
  return countsSchema.parse(rows);
}
