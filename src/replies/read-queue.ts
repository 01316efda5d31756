/** How many replies are on their way, and since when the first of them has been ready: read off one index. */
import { sql } from "kysely";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";

export type Queue = {
  /** Behind another question of their chat session. */
  waiting: number;
  /** For a worker, or for their next attempt. */
  queued: number;
  answering: number;
  /** For how long the question that has been ready for longest has been so; 0 when a worker takes each at once. */
  oldestMs: number;
};

export async function readQueue(database: Database<Schema>): Promise<Queue> {
  const rows = await database.read
    .selectFrom("replies")
    .select((row) => [
      "state",
      row.fn.countAll<number>().as("count"),
      sql<number>`${database.now} - min(available_at)`.as("age"),
    ])
    // Written out, as the index is over these states alone.
    .where(sql<boolean>`state in ('waiting', 'queued', 'answering')`)
    .groupBy("state")
    .execute();
  const of = (state: "waiting" | "queued" | "answering") => rows.find((row) => row.state === state);
  return {
    waiting: Number(of("waiting")?.count ?? 0),
    queued: Number(of("queued")?.count ?? 0),
    answering: Number(of("answering")?.count ?? 0),
    // What is put off is ready only later.
    oldestMs: Math.max(0, Number(of("queued")?.age ?? 0)),
  };
}
