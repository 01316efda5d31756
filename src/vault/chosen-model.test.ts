import { expect, it } from "vitest";
import type { ModelChoice } from "#contracts/model-choice.ts";
import { makeSqlitePlace, openTestDatabase } from "#tests/support/databases.ts";
import { findChosenModel, resealChosenModel, storeChosenModel } from "./chosen-model.ts";
import { MasterKeys } from "./master-keys.ts";

const before = "before-8f3kQ0zXw7mPn2Lr5tYv9Bc4";
const after = "after-2Jd6Hs9Qe1Wm4Xn7Zp0Ra3Tu5";
const choice: ModelChoice = {
  provider: "openai",
  model: "gpt-5",
  address: null,
  key: "sk-no-real-key-of-anybody",
};

it("goes over to a new secret with the rest, and is not readable without either", async () => {
  const { database, remove } = await openTestDatabase(makeSqlitePlace);
  const old = new MasterKeys(before, null);
  await database.write((trx) => storeChosenModel(trx, old, choice));
  const both = new MasterKeys(after, before);
  both.sealWith(both.check);
  expect(await findChosenModel(database, both)).toEqual({ choice, unreadable: false });
  await database.write((trx) => resealChosenModel(trx, both));
  const renewed = new MasterKeys(after, null);
  expect(await findChosenModel(database, renewed)).toEqual({ choice, unreadable: false });
  const lost = { choice: null, unreadable: true };
  expect(await findChosenModel(database, old)).toEqual(lost);
  // Left as it is: the operator is told, and chooses anew.
  await database.write((trx) => resealChosenModel(trx, old));
  expect(await findChosenModel(database, renewed)).toEqual({ choice, unreadable: false });
  await remove();
});
