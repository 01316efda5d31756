import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type UserId, userIdSchema } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { SealFault } from "#platform/seal.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { signingKeyContext } from "./contexts.ts";
import { SecretFault } from "./installation-secret.ts";
import { MasterKeys } from "./master-keys.ts";
import { openVault } from "./open-vault.ts";

const first = "copper-lantern-tests-only-3391-quince";
const second = "velvet-orchard-tests-only-7702-heron";
const third = "marble-compass-tests-only-1158-tulip";
const words = "I have had a headache since Monday";
const place = "message-text:1";
/** More than are read at a time. */
const people = 450;

describe.each(Object.entries(databasePlaces))("rotating the secret over %s", (_, makePlace) => {
  let opened: TestDatabase;
  let database: Database<Schema>;
  let folder: string;
  const texts = new Map<UserId, string>();

  const open = (secret: string, previousSecret: string | null = null, over = database) =>
    openVault(over, folder, { secret, previousSecret });

  beforeEach(async () => {
    opened = await openTestDatabase(makePlace);
    database = opened.database;
    folder = await mkdtemp(join(tmpdir(), "healify-rewrap-"));
    const vault = await open(first);
    texts.clear();
    for (let n = 0; n < people; n += 1) {
      const userId = userIdSchema.parse(uuidv7());
      await vault.createPerson(userId);
      texts.set(userId, (await vault.person(userId)).seal(words, place));
    }
    const private_sealed = vault.masterKeys.sealForInstallation("a private key", keyContext);
    const row = {
      kid: "key-1",
      public_jwk: "{}",
      private_sealed,
      created_at: 1,
      active_from: 1,
      retire_at: null,
    };
    await database.write((trx) => trx.insertInto("signing_keys").values(row).execute());
  });
  afterEach(async () => {
    await opened.remove();
    await rm(folder, { recursive: true });
  });

  const keyContext = signingKeyContext("key-1");

  async function everythingOpens(secret: string): Promise<void> {
    const vault = await open(secret);
    for (const [userId, sealed] of texts) {
      expect((await vault.person(userId)).open(sealed, place)).toBe(words);
    }
    const { private_sealed } = await database.read
      .selectFrom("signing_keys")
      .select("private_sealed")
      .executeTakeFirstOrThrow();
    expect(vault.masterKeys.openForInstallation(private_sealed, keyContext)).toBe("a private key");
  }

  it("opens all that was sealed, with the new secret alone; the old one alone is refused", async () => {
    await open(second, first);
    await everythingOpens(second);
    await expect(open(first)).rejects.toThrow(SecretFault);
    await expect(open(third)).rejects.toThrow(SecretFault);
    await expect(open(third, first)).rejects.toThrow(SecretFault);
  });

  it("may be repeated, and followed by another", async () => {
    await open(second, first);
    await open(second, first);
    await open(third, second);
    await everythingOpens(third);
  });

  it.each([1, 2, 3, 4, 5])(
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
      await expect(open(second, first, dying)).rejects.toThrow("died");
      // Both secrets open what the one or the other seals by now.
      const between = await open(second, first);
      for (const [userId, sealed] of [...texts].slice(0, 3)) {
        expect((await between.person(userId)).open(sealed, place)).toBe(words);
      }
      await everythingOpens(second);
      await expect(open(first)).rejects.toThrow(SecretFault);
    },
  );

  it("does not bring back a person who was erased", async () => {
    const [userId] = [...texts.keys()];
    if (!userId) throw new Error("nobody is there");
    await (await open(first)).erasePerson(userId);
    const vault = await open(second, first);
    await expect(vault.person(userId)).rejects.toThrow("no key");
  });

  it("never seals with the previous secret", async () => {
    const { masterKeys } = await open(second, first);
    const sealed = masterKeys.sealForInstallation("x", "place");
    const old = new MasterKeys(first, null);
    expect(() => old.openForInstallation(sealed, "place")).toThrow(SealFault);
    expect((await open(second)).masterKeys.openForInstallation(sealed, "place")).toBe("x");
  });
});
