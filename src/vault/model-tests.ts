/**
 * Tries of a model, from the gateway that is asked to the worker that makes them: only workers talk to models. A row
 * rather than a broker message, which may not carry a key. Any worker takes it, once; a try whose worker died has no
 * result, and the page says so after a while.
 */
import type { Kysely } from "kysely";
import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { type ModelTestId, modelTestIdSchema } from "#contracts/ids.ts";
import { modelChoiceSchema } from "#contracts/model-choice.ts";
import {
  type ModelTest,
  type ModelTestResult,
  modelTestResultSchema,
} from "#contracts/operator-model.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { SealFault } from "#platform/seal.ts";
import { modelTestContext } from "./contexts.ts";
import type { MasterKeys } from "./master-keys.ts";

/** What is to be tried; without a model's name only the server is. */
const testedSchema = modelChoiceSchema.extend({ model: z.string().nullable() });
export type TestedModel = z.infer<typeof testedSchema>;

export async function askModelTest(
  trx: Kysely<Schema>,
  keys: MasterKeys,
  tested: TestedModel,
  at: number,
): Promise<ModelTestId> {
  const id = modelTestIdSchema.parse(uuidv7());
  const sealed = keys.sealForInstallation(JSON.stringify(tested), modelTestContext(id));
  await trx
    .insertInto("model_tests")
    .values({ id, asked_at: at, asked_sealed: sealed, result: null })
    .execute();
  return id;
}

/** The oldest that nobody has taken, and no other worker will; null when there is none. */
export async function takeModelTest(
  database: Database<Schema>,
  keys: MasterKeys,
): Promise<{ id: ModelTestId; tested: TestedModel } | null> {
  const waiting = await database.read
    .selectFrom("model_tests")
    .select("id")
    .where("asked_sealed", "is not", null)
    .executeTakeFirst();
  // Nearly always: no transaction for it.
  if (!waiting) return null;
  return database.write(async (trx) => {
    const free = trx
      .selectFrom("model_tests")
      .select(["id", "asked_sealed"])
      .where("asked_sealed", "is not", null)
      .orderBy("id")
      .limit(1);
    const row = await database.lockFreeRows(free).executeTakeFirst();
    if (!row?.asked_sealed) return null;
    await trx
      .updateTable("model_tests")
      .set({ asked_sealed: null })
      .where("id", "=", row.id)
      .execute();
    const tested = open(keys, row.id, row.asked_sealed);
    return tested && { id: row.id, tested };
  });
}

/** Null when it was sealed under a secret that is gone, or by a newer version: nobody will answer it. */
function open(keys: MasterKeys, id: ModelTestId, sealed: string): TestedModel | null {
  try {
    const text = keys.openForInstallation(sealed, modelTestContext(id));
    return testedSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (fault) {
    if (fault instanceof SealFault) return null;
    throw fault;
  }
}

export async function answerModelTest(
  database: Database<Schema>,
  id: ModelTestId,
  result: ModelTestResult,
): Promise<void> {
  await database.writeOne((trx) =>
    trx
      .updateTable("model_tests")
      .set({ result: JSON.stringify(result) })
      .where("id", "=", id)
      .execute(),
  );
}

/** Null when it isn't there, or not any more. */
export async function findModelTest(
  database: Database<Schema>,
  id: ModelTestId,
): Promise<ModelTest | null> {
  const row = await database.read
    .selectFrom("model_tests")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return null;
  if (row.result !== null) {
    return { id, state: "done", result: modelTestResultSchema.parse(JSON.parse(row.result)) };
  }
  return { id, state: row.asked_sealed === null ? "running" : "waiting", result: null };
}

export async function deleteModelTestsBefore(trx: Kysely<Schema>, before: number): Promise<void> {
  await trx.deleteFrom("model_tests").where("asked_at", "<", before).execute();
}
