import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSqlitePlace, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { ReplyScene } from "#tests/support/reply-scene.ts";
import { sampleCitation } from "#tests/support/scripted-worker.ts";
import { MasterKeys } from "#vault/master-keys.ts";
import { createVault, type Vault } from "#vault/vault.ts";
import { macsOf } from "./cited-passages.ts";
import { fillCitations } from "./fill-citations.ts";
import { finish } from "./own-attempt.ts";
import { resultContext } from "./stored-answer.ts";

const [before, after] = ["Kd7w-a-secret-of-before-0Qz", "Pm3x-a-secret-of-after-8Lv"];

describe("answers without marks", () => {
  let stored: TestDatabase;
  beforeAll(async () => {
    stored = await openTestDatabase(makeSqlitePlace);
  });
  afterAll(() => stored.remove());

  const marks = async () => {
    const rows = await stored.database.read
      .selectFrom("reply_citations")
      .select("passage_mac")
      .execute();
    return rows.map((row) => row.passage_mac).sort();
  };

  it("get them once, and anew when the secret has changed", async () => {
    const { database } = stored;
    const old: Vault = createVault(database, new MasterKeys(before, null));
    const scene = await ReplyScene.open(database);
    await old.createPerson(scene.userId);
    const own = await scene.answering();
    const citations = [sampleCitation(1), sampleCitation(2), sampleCitation(1)];
    const person = await old.person(scene.userId);
    const sealed = person.seal(JSON.stringify({ citations }), resultContext(own.replyId));
    await finish(database, own, sealed);
    expect(await marks()).toEqual([]);

    expect(await fillCitations(database, old)).toBe(1);
    expect(await marks()).toEqual(macsOf(old.masterKeys, citations).sort());
    expect(await fillCitations(database, old)).toBe(0);

    const changed = createVault(database, new MasterKeys(after, before));
    expect(await fillCitations(database, changed)).toBe(1);
    expect(await marks()).toEqual(macsOf(changed.masterKeys, citations).sort());
    await scene.close();
  });
});
