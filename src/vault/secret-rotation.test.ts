import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type UserId, userIdSchema } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { SealFault } from "#platform/seal.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { makeKeysOfPeople } from "#tests/support/keys-of-people.ts";
import { signingKeyContext } from "./contexts.ts";
import { MasterKeys } from "./master-keys.ts";
import { openVault } from "./open-vault.ts";
import { announcePresence } from "./presence.ts";
import {
  type RotationProgress,
  readRotationStatus,
  rotateFurther,
  startSecretRotation,
} from "./secret-rotation.ts";
import { SecretFault } from "./secret-state.ts";
import type { Vault } from "./vault.ts";

const first = "copper-lantern-tests-only-3391-quince";
const second = "velvet-orchard-tests-only-7702-heron";
const third = "marble-compass-tests-only-1158-tulip";
const words = "I have had a headache since Monday";
const place = "message-text:1";
/** More than are sealed at a time. */
const people = 250;
const keyContext = signingKeyContext("key-1");

const fail = (fault: unknown) => {
  throw fault;
};

describe.each(Object.entries(databasePlaces))("rotating the secret over %s", (_, makePlace) => {
  let opened: TestDatabase;
  let database: Database<Schema>;
  let folder: string;
  let texts: Map<UserId, string>;

  const open = (secret: string, previousSecret: string | null = null, over = database) =>
    openVault(over, folder, { secret, previousSecret });

  /** To the end, or as far as it goes. */
  const rotate = async ({ masterKeys: keys }: Vault, over = database) => {
    const told: RotationProgress[] = [];
    const onProgress = (progress: RotationProgress) => void told.push(progress);
    const end = await rotateFurther({ database: over, keys, onProgress, onFault: fail });
    return { end, told };
  };

  const newPerson = async (vault: Vault) => {
    const userId = userIdSchema.parse(uuidv7());
    await vault.createPerson(userId);
    texts.set(userId, (await vault.person(userId)).seal(words, place));
    return userId;
  };

  beforeEach(async () => {
    opened = await openTestDatabase(makePlace);
    database = opened.database;
    folder = await mkdtemp(join(tmpdir(), "healify-rotation-"));
    const vault = await open(first);
    texts = await makeKeysOfPeople(database, vault, { people, words, place });
    const private_sealed = vault.masterKeys.sealForInstallation("a private key", keyContext);
    const key = { kid: "key-1", public_jwk: "{}", private_sealed, created_at: 1, active_from: 1 };
    await database.write((trx) =>
      trx
        .insertInto("signing_keys")
        .values({ ...key, retire_at: null })
        .execute(),
    );
  });
  afterEach(async () => {
    await opened.remove();
    await rm(folder, { recursive: true });
  });

  async function everythingOpens(vault: Vault): Promise<void> {
    for (const [userId, sealed] of texts) {
      vault.forget(userId);
      expect((await vault.person(userId)).open(sealed, place)).toBe(words);
    }
    const { private_sealed } = await database.read
      .selectFrom("signing_keys")
      .select("private_sealed")
      .executeTakeFirstOrThrow();
    expect(vault.masterKeys.openForInstallation(private_sealed, keyContext)).toBe("a private key");
  }

  it("opens all that was sealed, with the new secret alone; the old one alone is refused", async () => {
    const { end, told } = await rotate(await open(second, first));
    expect(end).toEqual({ step: "done", keys: people });
    expect(told).toEqual([{ step: "resealing", keys: people, left: people }]);
    await everythingOpens(await open(second));
    await expect(open(first)).rejects.toThrow(SecretFault);
    await expect(open(third)).rejects.toThrow(SecretFault);
    await expect(open(third, first)).rejects.toThrow(SecretFault);
  });

  it("may be repeated, and followed by another", async () => {
    await rotate(await open(second, first));
    expect((await rotate(await open(second, first))).told).toEqual([]);
    await rotate(await open(third, second));
    await everythingOpens(await open(third));
  });

  it("keeps what is looked up by HMAC", async () => {
    const mark = (await open(first)).masterKeys.lookup("email", "someone@example.org");
    await rotate(await open(second, first));
    expect((await open(second)).masterKeys.lookup("email", "someone@example.org")).toBe(mark);
  });

  it.each([1, 2, 3, 4])(
    "goes on after it died at write %i, and keeps opening all meanwhile",
    async (at) => {
      let writes = 0;
      const dying: Database<Schema> = {
        ...database,
        write: (work) => {
          writes += 1;
          return writes > at ? Promise.reject(new Error("died")) : database.write(work);
        },
      };
      const vault = await open(second, first);
      await expect(rotate(vault, dying)).rejects.toThrow("died");
      const told = await open(second).then(
        () => "opened",
        (fault) => String(fault),
      );
      expect(told).toContain("HEALIFY_SECRET_PREVIOUS");
      const between = await open(second, first);
      await everythingOpens(between);
      expect((await readRotationStatus(database, between.masterKeys)).leaving).not.toBeNull();
      await rotate(between);
      await everythingOpens(await open(second));
      await expect(open(first)).rejects.toThrow(SecretFault);
    },
  );

  it("waits for processes that lack the new secret, and seals with the old one for them meanwhile", async () => {
    const oldVault = await open(first);
    const old = await announcePresence(database, oldVault.masterKeys, { onFault: fail });
    const vault = await open(second, first);
    expect((await rotate(vault)).end).toEqual({ step: "waiting", processes: 1 });
    await newPerson(vault);
    await everythingOpens(oldVault);
    await expect(open(second)).rejects.toThrow("HEALIFY_SECRET_PREVIOUS");
    await old.close();
    expect((await rotate(vault)).end).toEqual({ step: "done", keys: people + 1 });
    await everythingOpens(await open(second));
    await expect(
      announcePresence(database, oldVault.masterKeys, { onFault: fail }),
    ).rejects.toThrow(SecretFault);
    await expect(oldVault.createPerson(userIdSchema.parse(uuidv7()))).rejects.toThrow(SecretFault);
  });

  it("does not wait for a process that died, once somebody is known to be alone", async () => {
    const dead = await announcePresence(database, (await open(first)).masterKeys, {
      onFault: fail,
    });
    const vault = await open(second, first);
    expect((await rotate(vault)).end.step).toBe("waiting");
    const keys = vault.masterKeys;
    const next = await announcePresence(database, keys, { onFault: fail, alone: true });
    expect((await rotate(vault)).end.step).toBe("done");
    await next.close();
    await dead.close();
  });

  it("goes back to the old secret as well as on to the new one", async () => {
    const vault = await open(second, first);
    let left = people;
    const closing = new AbortController();
    await rotateFurther(
      {
        database,
        keys: vault.masterKeys,
        onProgress: (progress) => {
          if (progress.step === "resealing") left = progress.left;
          closing.abort();
        },
        onFault: fail,
      },
      closing.signal,
    );
    expect(left).toBe(people);
    expect((await rotate(await open(first, second))).end.step).toBe("done");
    await everythingOpens(await open(first));
  });

  it("by several processes at once, while people come, are erased and are read", async () => {
    const old = await open(first);
    const presence = await announcePresence(database, old.masterKeys, { onFault: fail });
    const vaults = await Promise.all([open(second, first), open(second, first)]);
    const ended: string[] = [];
    const rotations = vaults.map(({ masterKeys: keys }) =>
      startSecretRotation({
        database,
        keys,
        onProgress: ({ step }) => void (step === "done" && ended.push(step)),
        onFault: fail,
      }),
    );
    const [gone, ...others] = [...texts.keys()];
    if (!gone) throw new Error("nobody is there");
    let going = true;
    const traffic = vaults.map(async (vault) => {
      while (going) {
        await newPerson(vault);
        for (const userId of others.slice(0, 5)) {
          vault.forget(userId);
          expect((await vault.person(userId)).open(texts.get(userId) ?? "", place)).toBe(words);
        }
      }
    });
    await presence.close();
    await vaults[0]?.erasePerson(gone);
    texts.delete(gone);
    await vi.waitFor(() => expect(ended).toHaveLength(2), { timeout: 30_000 });
    going = false;
    await Promise.all(traffic);
    await Promise.all(rotations.map((rotation) => rotation.close()));
    const vault = await open(second);
    await everythingOpens(vault);
    await expect(vault.person(gone)).rejects.toThrow("no key");
  });

  it("never seals with the previous secret once it is left", async () => {
    const vault = await open(second, first);
    await rotate(vault);
    const sealed = vault.masterKeys.sealForInstallation("x", "place");
    const old = new MasterKeys(first, null);
    expect(() => old.openForInstallation(sealed, "place")).toThrow(SealFault);
    expect((await open(second)).masterKeys.openForInstallation(sealed, "place")).toBe("x");
  });

  it("takes keys from a backup that was made before the rotation", async () => {
    const kept = await database.read.selectFrom("healify_keys.user_keys").selectAll().execute();
    await rotate(await open(second, first));
    await database.write(async (trx) => {
      await trx.deleteFrom("healify_keys.user_keys").execute();
      await trx.insertInto("healify_keys.user_keys").values(kept).execute();
    });
    await rotate(await open(second, first));
    await everythingOpens(await open(second));
  });
});
