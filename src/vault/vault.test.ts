import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { userIdSchema } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { SealFault } from "#platform/seal.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { MasterKeys } from "./master-keys.ts";
import { createVault, PersonErased, type Vault } from "./vault.ts";

const newPerson = () => userIdSchema.parse(uuidv7());
const words = "I have had a headache since Monday";

describe.each(Object.entries(databasePlaces))("the vault over %s", (_name, makePlace) => {
  let opened: TestDatabase;
  let database: Database<Schema>;
  let vault: Vault;
  beforeAll(async () => {
    opened = await openTestDatabase(makePlace);
    database = opened.database;
    vault = createVault(database, new MasterKeys("a first secret", null));
  });
  afterAll(() => opened.remove());

  const storedKey = async (userId: ReturnType<typeof newPerson>) =>
    database.read
      .selectFrom("healify_keys.user_keys")
      .select("key_sealed")
      .where("user_id", "=", userId)
      .executeTakeFirst();

  it("gives each person a key of their own: nobody opens what another sealed", async () => {
    const [one, other] = [newPerson(), newPerson()];
    await vault.createPerson(one);
    await vault.createPerson(other);
    const sealed = (await vault.person(one)).seal(words, "message:1");
    expect(sealed).not.toContain("headache");
    expect((await vault.person(one)).open(sealed, "message:1")).toBe(words);
    const stranger = await vault.person(other);
    expect(() => stranger.open(sealed, "message:1")).toThrow(SealFault);
  });

  it("does not open a text that was moved to another row", async () => {
    const person = newPerson();
    await vault.createPerson(person);
    const seal = await vault.person(person);
    const sealed = seal.seal(words, "message:1");
    expect(() => seal.open(sealed, "message:2")).toThrow(SealFault);
    expect(() => seal.open(sealed, "reply-result:1")).toThrow(SealFault);
  });

  it("does not open a text that was changed, cut or not sealed", async () => {
    const person = newPerson();
    await vault.createPerson(person);
    const seal = await vault.person(person);
    const sealed = seal.seal(words, "message:1");
    const flipped = sealed.replace(/.$/, (last) => (last === "A" ? "Q" : "A"));
    const middle = sealed.slice(0, 30) + (sealed[30] === "x" ? "y" : "x") + sealed.slice(31);
    for (const broken of [middle, flipped, sealed.slice(0, 20), words, ""]) {
      expect(() => seal.open(broken, "message:1")).toThrow(SealFault);
    }
  });

  it("keeps the first key when a person is made twice", async () => {
    const person = newPerson();
    await Promise.all([vault.createPerson(person), vault.createPerson(person)]);
    const sealed = (await vault.person(person)).seal(words, "message:1");
    await vault.createPerson(person);
    const elsewhere = createVault(database, new MasterKeys("a first secret", null));
    expect((await elsewhere.person(person)).open(sealed, "message:1")).toBe(words);
  });

  it("does not move a key to another person", async () => {
    const [one, other] = [newPerson(), newPerson()];
    await vault.createPerson(one);
    const key = await storedKey(one);
    await database.write((trx) =>
      trx
        .insertInto("healify_keys.user_keys")
        .values({ user_id: other, key_sealed: key?.key_sealed ?? "", created_at: 0 })
        .execute(),
    );
    await expect(vault.person(other)).rejects.toThrow(SealFault);
  });

  describe("after a person was erased", () => {
    it("has no key, and no new one opens the old texts", async () => {
      const person = newPerson();
      await vault.createPerson(person);
      const sealed = (await vault.person(person)).seal(words, "message:1");
      await vault.erasePerson(person);
      expect(await storedKey(person)).toBeUndefined();
      await expect(vault.person(person)).rejects.toThrow(PersonErased);
      await vault.createPerson(person);
      const again = await vault.person(person);
      expect(() => again.open(sealed, "message:1")).toThrow(SealFault);
    });

    it("keeps no key that was being read while the person was erased", async () => {
      const person = newPerson();
      for (let round = 0; round < 20; round += 1) {
        await vault.createPerson(person);
        const reading = Array.from({ length: 5 }, () => vault.person(person));
        const erasing = vault.erasePerson(person);
        const meanwhile = Array.from({ length: 5 }, () => vault.person(person));
        await Promise.allSettled([...reading, erasing, ...meanwhile]);
        await expect(vault.person(person)).rejects.toThrow(PersonErased);
      }
    });

    it("has no key in another process once that one forgets it", async () => {
      const person = newPerson();
      const elsewhere = createVault(database, vault.masterKeys);
      await vault.createPerson(person);
      await elsewhere.person(person);
      await vault.erasePerson(person);
      elsewhere.forget(person);
      await expect(elsewhere.person(person)).rejects.toThrow(PersonErased);
    });
  });

  it("rejects for a person who never was", async () => {
    await expect(vault.person(newPerson())).rejects.toThrow(PersonErased);
  });

  it("opens with the previous secret during a rotation, and not with another", async () => {
    const person = newPerson();
    await vault.createPerson(person);
    const sealed = (await vault.person(person)).seal(words, "message:1");
    const rotating = createVault(database, new MasterKeys("a second secret", "a first secret"));
    expect((await rotating.person(person)).open(sealed, "message:1")).toBe(words);
    const wrong = createVault(database, new MasterKeys("a second secret", null));
    await expect(wrong.person(person)).rejects.toThrow(SealFault);
  });
});
