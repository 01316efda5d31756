/** A person's profile: sealed at rest. */
import type { UserId } from "#contracts/ids.ts";
import { type Profile, profileSchema } from "#contracts/profile.ts";
import type { Schema } from "#database/schema.ts";
import { batchedLookUp } from "#platform/database/batched.ts";
import type { Database } from "#platform/database/database.ts";
import { profileContext } from "#vault/contexts.ts";
import type { Vault } from "#vault/vault.ts";

export interface ProfileStore {
  /** An empty profile where none was written. */
  read(userId: UserId): Promise<Profile>;
  write(userId: UserId, profile: Profile): Promise<void>;
}

const findProfile = batchedLookUp((database: Database<Schema>, wanted) =>
  database.read
    .selectFrom(wanted)
    .innerJoin("profiles", "profiles.user_id", "wanted.id")
    .select(["profiles.user_id as id", "profile_sealed"])
    .execute(),
);

export function createProfileStore(database: Database<Schema>, vault: Vault): ProfileStore {
  return {
    async read(userId) {
      const row = await findProfile(database, userId);
      if (!row) return {};
      const person = await vault.person(userId);
      return profileSchema.parse(
        JSON.parse(person.open(row.profile_sealed, profileContext(userId))),
      );
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
