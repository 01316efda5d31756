/** Guesses at one account from many gateways at once: their locks never wait in a circle. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "#database/migrate.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { type DatabasePlace, databasePlaces } from "#tests/support/databases.ts";
import {
  countGuess,
  deleteGuessesBefore,
  forgetPasswordGuesses,
  GuessRefused,
  giveGuessBack,
  resetGuesses,
} from "./guess-store.ts";

const rounds = 60;
/** As HMACs begin: before and after the name of the account's own row, in the order of letters. */
const lanes = ["0f3a", "elsewhere"];

describe.each(Object.entries(databasePlaces))("guesses over %s", (_name, makePlace) => {
  let place: DatabasePlace;
  let database: Database<Schema>;
  beforeAll(async () => {
    place = await makePlace();
    database = await place.open();
    await migrate(database);
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  const counted = async (lane: string, accountMac: string) => {
    const guess = { accountMac, kind: "password" as const, lane };
    const now = Date.now();
    const acts = [
      () => database.write((trx) => countGuess(trx, guess, { now, free: 50 })),
      () => database.write((trx) => giveGuessBack(trx, guess)),
      () => database.write((trx) => resetGuesses(trx, guess)),
      () => database.write((trx) => forgetPasswordGuesses(trx, accountMac)),
      () => database.write((trx) => deleteGuessesBefore(trx, now + 1)),
    ];
    // Counts come between all others: they make the rows that those take away.
    const [count] = acts;
    if (!count) throw new Error("nothing to do");
    for (let round = 0; round < rounds; round += 1) {
      for (const act of acts) {
        await orRefused(count());
        await orRefused(act());
      }
    }
  };

  it("lets counting, giving back and forgetting pass each other, whatever the lanes are called", async () => {
    const guessers = lanes.flatMap((lane) => [lane, lane, lane, lane]);
    const ended = await Promise.allSettled(guessers.map((lane) => counted(lane, "account")));
    expect(ended.flatMap((one) => (one.status === "rejected" ? [one.reason] : []))).toEqual([]);
  }, 240_000);
});

async function orRefused(counting: Promise<void>): Promise<void> {
  try {
    await counting;
  } catch (fault) {
    if (!(fault instanceof GuessRefused)) throw fault;
  }
}
