/** Each worker says from time to time that it runs, and what it answers with: for the operator's pages. */
import { type Kysely, sql } from "kysely";
import type { InstanceId } from "#contracts/ids.ts";
import { type WorkerNote, workerNoteSchema } from "#contracts/worker-note.ts";
import type { Schema } from "#database/schema.ts";
import type { Database, DatabaseKind } from "#platform/database/database.ts";

/** As in presence.ts: rarely on SQLite, where a laptop that nobody uses shall not write to its disk all the time. */
export const workerPaceOf: Record<DatabaseKind, { everyMs: number; goneMs: number }> = {
  sqlite: { everyMs: 60_000, goneMs: 150_000 },
  postgres: { everyMs: 5_000, goneMs: 30_000 },
};
/** One that ended without a word is told of for so long. */
const forgottenMs = 60 * 60_000;

export async function noteWorker(
  database: Database<Schema>,
  id: InstanceId,
  told: WorkerNote,
): Promise<void> {
  const note = JSON.stringify(workerNoteSchema.parse(told));
  // One after the other: workers that come back together after a long while would else wait for each other's rows.
  await database.writeOne((trx) =>
    trx
      .insertInto("worker_notes")
      .values({ id, note, seen_at: database.now })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ note, seen_at: database.now }))
      .execute(),
  );
  await database.writeOne((trx) =>
    trx
      .deleteFrom("worker_notes")
      .where("seen_at", "<", sql<number>`${database.now} - ${forgottenMs}`)
      .execute(),
  );
}

export async function forgetWorker(database: Database<Schema>, id: InstanceId): Promise<void> {
  await database.writeOne((trx) => trx.deleteFrom("worker_notes").where("id", "=", id).execute());
}

/** Nobody else serves this database: whoever said so has died. */
export async function forgetAllWorkers(trx: Kysely<Schema>): Promise<void> {
  await trx.deleteFrom("worker_notes").execute();
}

/** `note` is null where a newer version wrote it. */
export type SeenWorker = {
  id: InstanceId;
  agoMs: number;
  running: boolean;
  note: WorkerNote | null;
};

/** Those seen last come first. */
export async function readWorkers(database: Database<Schema>): Promise<SeenWorker[]> {
  const rows = await database.read
    .selectFrom("worker_notes")
    .select(["id", "note", sql<number>`${database.now} - seen_at`.as("ago")])
    .orderBy("seen_at", "desc")
    .execute();
  return rows.map(({ id, note, ago }) => {
    const agoMs = Math.max(0, Number(ago));
    const running = agoMs <= workerPaceOf[database.kind].goneMs;
    return { id, agoMs, running, note: workerNoteSchema.safeParse(JSON.parse(note)).data ?? null };
  });
}
