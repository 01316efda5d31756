/** The marks of cited passages for answers that have none yet: those from before these were kept, and stopped ones. */
import { z } from "zod";
import type { ReplyId } from "#contracts/ids.ts";
import { citationSchema } from "#contracts/passage.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { PersonErased, type Vault } from "#vault/vault.ts";
import { macsOf } from "./cited-passages.ts";
import { resultContext } from "./stored-answer.ts";

const batch = 200;
/** Tells by which secret the marks were made: with another one they can't be found and are made anew. */
const checkKey = "citations_check";
const citingSchema = z.object({ citations: z.array(citationSchema) });

/** How many answers were opened. Safe to interrupt and to repeat. */
export async function fillCitations(database: Database<Schema>, vault: Vault): Promise<number> {
  await dropForeign(database, vault);
  let opened = 0;
  let after: ReplyId | null = null;
  for (;;) {
    const rows = await findUnmarked(database, after);
    const last = rows.at(-1);
    if (!last) return opened;
    after = last.id;
    opened += rows.length;
    const marks = (await Promise.all(rows.map((row) => marksOf(vault, row)))).flat();
    if (marks.length === 0) continue;
    await database.writeOne((trx) =>
      trx
        .insertInto("reply_citations")
        .values(marks)
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );
  }
}

async function dropForeign(database: Database<Schema>, { masterKeys }: Vault): Promise<void> {
  const value = masterKeys.lookup("citations-check");
  await database.write(async (trx) => {
    const known = await trx
      .selectFrom("installation")
      .select("value")
      .where("key", "=", checkKey)
      .executeTakeFirst();
    if (known?.value === value) return;
    if (known) await trx.deleteFrom("reply_citations").execute();
    await trx
      .insertInto("installation")
      .values({ key: checkKey, value })
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
      .execute();
  });
}

function findUnmarked(database: Database<Schema>, after: ReplyId | null) {
  let query = database.read
    .selectFrom("replies")
    .select(["id", "user_id", "result_sealed"])
    .where("result_sealed", "is not", null)
    .where("state", "in", ["completed", "stopped"])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("reply_citations")
            .select("reply_id")
            .whereRef("reply_citations.reply_id", "=", "replies.id"),
        ),
      ),
    );
  if (after) query = query.where("id", ">", after);
  return query.orderBy("id").limit(batch).execute();
}

type Unmarked = Awaited<ReturnType<typeof findUnmarked>>[number];

async function marksOf(vault: Vault, { id, user_id, result_sealed }: Unmarked) {
  try {
    const person = await vault.person(user_id);
    const result: unknown = JSON.parse(person.open(result_sealed ?? "", resultContext(id)));
    const { citations } = citingSchema.parse(result);
    return macsOf(vault.masterKeys, citations).map((mac) => ({ reply_id: id, passage_mac: mac }));
  } catch (fault) {
    if (fault instanceof PersonErased) return [];
    throw fault;
  }
}
