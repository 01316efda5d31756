import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UserId } from "#contracts/ids.ts";
import { migrate } from "#database/migrate.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { type DatabasePlace, databasePlaces } from "#tests/support/databases.ts";
import { makeKeysOfPeople } from "#tests/support/keys-of-people.ts";
import { SeededRandom } from "#tests/support/seeded-random.ts";
import { openVault } from "./open-vault.ts";
import { readRotationStatus } from "./secret-rotation.ts";
import type { Vault } from "./vault.ts";

const words = "I have had a headache since Monday";
const place = "message-text:1";
const people = 1000;
const rounds = 6;
const secretOf = (round: number) => `velvet-orchard-tests-only-77${round}-heron-${round}`;

/** Two of them work at it at once; each dies somewhere in it, and the last two are let through. */
describe.each(Object.entries(databasePlaces))("a rotation that is killed, over %s", (_, make) => {
  let opened: DatabasePlace;
  let database: Database<Schema>;
  let folder: string;
  let texts: Map<UserId, string>;

  const open = (secret: string, previousSecret: string | null) =>
    openVault(database, folder, { secret, previousSecret });

  beforeAll(async () => {
    opened = await make();
    database = await opened.open();
    await migrate(database);
    folder = await mkdtemp(join(tmpdir(), "healify-kills-"));
    const vault = await open(secretOf(0), null);
    texts = await makeKeysOfPeople(database, vault, { people, words, place });
  });
  afterAll(async () => {
    await database.close();
    await opened.remove();
    await rm(folder, { recursive: true });
  });

  const everythingOpens = (vault: Vault) =>
    Promise.all(
      [...texts].map(async ([userId, sealed]) =>
        expect((await vault.person(userId)).open(sealed, place)).toBe(words),
      ),
    );

  /** A process that rotates and ends; it pauses after each write, so that it can be killed between two. */
  function rotating(round: number, pauseMs = 0) {
    const source = `${opened.opening}
      const { openVault } = await import("#vault/open-vault.ts");
      const { rotateFurther } = await import("#vault/secret-rotation.ts");
      const secrets = { secret: ${JSON.stringify(secretOf(round))}, previousSecret: ${JSON.stringify(secretOf(round - 1))} };
      const { masterKeys: keys } = await openVault(database, ${JSON.stringify(folder)}, secrets);
      const fail = (fault) => { throw fault; };
      const { setTimeout: delay } = await import("node:timers/promises");
      const pausing = { ...database, async write(work) {
        const done = await database.write(work);
        process.stdout.write("w");
        await delay(${pauseMs});
        return done;
      } };
      for (;;) {
        const { step } = await rotateFurther({ database: pausing, keys, onProgress: () => undefined, onFault: fail });
        if (step === "done") break;
      }
      await database.close();`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", source], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(child, "exit");
    /** Rejects when the process ends before. */
    const wrote = async (writes: number) => {
      let seen = 0;
      for await (const chunk of child.stdout) {
        seen += String(chunk).length;
        if (seen >= writes) return;
      }
      throw new Error("it came to its end");
    };
    return { child, ended, wrote };
  }

  it(`loses no key in ${rounds} rotations with kill -9 in the middle of each`, async () => {
    const random = new SeededRandom(20_261);
    for (let round = 1; round <= rounds; round += 1) {
      const killed = [rotating(round, 40), rotating(round, 40)];
      const writes = 1 + random.below(5);
      await Promise.race(killed.map(({ wrote }) => wrote(writes)));
      for (const { child } of killed) child.kill("SIGKILL");
      await Promise.all(killed.map(({ ended }) => ended));

      const between = await open(secretOf(round), secretOf(round - 1));
      const { leaving } = await readRotationStatus(database, between.masterKeys);
      expect(leaving).not.toBeNull();
      await expect(open(secretOf(round), null)).rejects.toThrow("HEALIFY_SECRET_PREVIOUS");
      await everythingOpens(between);

      const last = [rotating(round), rotating(round)];
      expect(await Promise.all(last.map(async ({ ended }) => (await ended)[0]))).toEqual([0, 0]);
      await everythingOpens(await open(secretOf(round), null));
    }
  }, 300_000);
});
