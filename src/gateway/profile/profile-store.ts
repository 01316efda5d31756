/** A person's profile: sealed at rest. */
import type { UserId } from "#contracts/ids.ts";
import { type Profile, profileSchema } from "#contracts/profile.ts";
import type { Schema } from "#database/schema.ts";
import { batchedLookUp } from "#platform/database/batched.ts";
import type { Database } from "#platform/database/database.ts";
import { profileInUse, withoutLapsed } from "#safety/person/profile-now.ts";
import { profileContext } from "#vault/contexts.ts";
import type { Vault } from "#vault/vault.ts";

export interface ProfileStore {
  /** An empty profile where none was written. */
  read(userId: UserId): Promise<Profile>;
  /** Only what counts today. */
  readInUse(userId: UserId): Promise<Profile>;
  write(userId: UserId, profile: Profile): Promise<void>;
}

const findProfile = batchedLookUp((database: Database<Schema>, wanted) =>
  database.read
    .selectFrom(wanted)
    .innerJoin("profiles", "profiles.user_id", "wanted.id")
    .select(["profiles.user_id as id", "profile_sealed", "profiles.updated_at"])
    .execute(),
);

export function createProfileStore(database: Database<Schema>, vault: Vault): ProfileStore {
  const stored = async (userId: UserId) => {
    const row = await findProfile(database, userId);
    if (!row) return { profile: {}, savedAt: 0 };
    const person = await vault.person(userId);
    const text = person.open(row.profile_sealed, profileContext(userId));
    return { profile: profileSchema.parse(JSON.parse(text)), savedAt: row.updated_at };
  };
  return {
    async read(userId) {
      const { profile, savedAt } = await stored(userId);
      return withoutLapsed(profile, savedAt, Date.now());
    },
    async readInUse(userId) {
      const { profile, savedAt } = await stored(userId);
      return profileInUse(profile, savedAt, Date.now());
    },
    async write(userId, profile) {
      const person = await vault.person(userId);
      const profile_sealed = person.seal(JSON.stringify(profile), profileContext(userId));
      await database.write((trx) =>
        trx
          .insertInto("profiles")
          .values({ user_id: userId, profile_sealed, updated_at: database.now })
          .onConflict((conflict) =>
            conflict.column("user_id").doUpdateSet({ profile_sealed, updated_at: database.now }),
          )
          .execute(),
      );
    },
  };
}
