/**
 * The vault: a key of their own for each person, and the sealing under it. Keys live in a store of their own
 * (`healify_keys.user_keys`), sealed under the master secret. Erasing a person erases their key first: what was
 * sealed with it can't be read again, wherever a copy of it lies.
 */
import { randomBytes } from "node:crypto";
import type { UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import { batchedLookUp } from "#platform/database/batched.ts";
import type { Database } from "#platform/database/database.ts";
import { openText, seal, sealKeyBytes } from "#platform/seal.ts";
import { userKeyContext } from "./contexts.ts";
import type { MasterKeys } from "./master-keys.ts";
import { writeSealing } from "./secret-state.ts";

const keptKeys = 10_000;
const keptMs = 60_000;

/** Seals for one person. `context` binds a text to its place: "message:<id>". */
export interface PersonSeal {
  seal(text: string, context: string): string;
  /** Throws SealFault. */
  open(sealed: string, context: string): string;
}

/** The person has no key: erased, or never was. */
export class PersonErased extends Error {
  override readonly name = "PersonErased";
}

export interface Vault {
  readonly masterKeys: MasterKeys;
  /** Makes a key for a new person. Idempotent. */
  createPerson(userId: UserId): Promise<void>;
  /** Rejects with PersonErased. Keys are kept in memory for a minute. */
  person(userId: UserId): Promise<PersonSeal>;
  /** Deletes the key for good. */
  erasePerson(userId: UserId): Promise<void>;
  /** Drops the key from this process's memory. */
  forget(userId: UserId): void;
}

export function createVault(database: Database<Schema>, masterKeys: MasterKeys): Vault {
  const kept = new Map<UserId, { person: PersonSeal; until: number }>();
  /** Counts what was forgotten, so that a key that was being read meanwhile isn't kept after all. */
  let forgotten = 0;
  const forget = (userId: UserId) => {
    kept.delete(userId);
    forgotten += 1;
  };

  async function load(userId: UserId): Promise<PersonSeal> {
    const before = forgotten;
    const row = await findKey(database, userId);
    if (!row) throw new PersonErased("this person has no key");
    const person = sealWith(masterKeys.unwrap(row.key_sealed, userKeyContext(userId)));
    if (before !== forgotten) return person;
    const oldest = kept.keys().next().value;
    if (kept.size >= keptKeys && oldest) kept.delete(oldest);
    kept.set(userId, { person, until: Date.now() + keptMs });
    return person;
  }

  return {
    masterKeys,
    async createPerson(userId) {
      await writeSealing(database, masterKeys, (trx) => {
        const key_sealed = masterKeys.wrap(randomBytes(sealKeyBytes), userKeyContext(userId));
        return trx
          .insertInto("healify_keys.user_keys")
          .values({ user_id: userId, key_sealed, created_at: Date.now() })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      });
    },
    async person(userId) {
      const known = kept.get(userId);
      if (known && known.until > Date.now()) return known.person;
      kept.delete(userId);
      return load(userId);
    },
    async erasePerson(userId) {
      await database.write((trx) =>
        trx.deleteFrom("healify_keys.user_keys").where("user_id", "=", userId).execute(),
      );
      forget(userId);
    },
    forget,
  };
}

const findKey = batchedLookUp((database: Database<Schema>, wanted) =>
  database.read
    .selectFrom(wanted)
    .innerJoin("healify_keys.user_keys as keys", "keys.user_id", "wanted.id")
    .select(["keys.user_id as id", "keys.key_sealed"])
    .execute(),
);

function sealWith(key: Uint8Array): PersonSeal {
  return {
    seal: (text, context) => seal(key, text, context),
    open: (sealed, context) => openText(key, sealed, context),
  };
}
