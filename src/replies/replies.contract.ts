/**
 * What the reply row does, on each database: every line of the table of states and events, what its guard refuses,
 * races between them, and a random walk over all of them.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe } from "vitest";
import {
  type DatabasePlace,
  openTestDatabase,
  type TestDatabase,
} from "#tests/support/databases.ts";
import { ReplyScene } from "#tests/support/reply-scene.ts";
import { acceptContract } from "./contract/accept.contract.ts";
import { claimContract } from "./contract/claim.contract.ts";
import { ownAttemptContract } from "./contract/own-attempt.contract.ts";
import { racesContract } from "./contract/races.contract.ts";
import { stopAndRetryContract } from "./contract/stop-and-retry.contract.ts";
import { sweepContract } from "./contract/sweep.contract.ts";
import { togetherContract } from "./contract/together.contract.ts";
import { walkContract } from "./contract/walk.contract.ts";

/** A part of the contract: `scene` gives a new person with an empty chat session to each test. */
export type RepliesContractPart = (scene: () => ReplyScene) => void;

const parts: Record<string, RepliesContractPart> = {
  "accept and confirm": acceptContract,
  claim: claimContract,
  "a worker's own attempt": ownAttemptContract,
  "stop, retry and delete": stopAndRetryContract,
  "sweep and start": sweepContract,
  "many at once": togetherContract,
  races: racesContract,
  "a random walk": walkContract,
};

export function repliesContract(name: string, makePlace: () => Promise<DatabasePlace>): void {
  describe(`replies over ${name}`, () => {
    let opened: TestDatabase;
    let scene: ReplyScene;
    beforeAll(async () => {
      opened = await openTestDatabase(makePlace);
    });
    afterAll(() => opened.remove());
    beforeEach(async () => {
      scene = await ReplyScene.open(opened.database);
    });
    afterEach(() => scene.close());

    for (const [title, part] of Object.entries(parts)) {
      describe(title, { timeout: 600_000 }, () => part(() => scene));
    }
  });
}
