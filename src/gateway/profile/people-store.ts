/** The people whom somebody cares for: name and profile sealed together. */
import { uuidv7 } from "uuidv7";
import { type PersonId, personIdSchema, type UserId } from "#contracts/ids.ts";
import {
  type CaredFor,
  type PersonBody,
  peopleLimit,
  personBodySchema,
} from "#contracts/profile.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { profileInUse, withoutLapsed } from "#safety/person/profile-now.ts";
import { personContext } from "#vault/contexts.ts";
import type { PersonSeal, Vault } from "#vault/vault.ts";

export interface PeopleStore {
  /** In the order in which they were added. */
  list(userId: UserId): Promise<CaredFor[]>;
  /** With what counts today of their profiles; only those that are there and one's own. */
  find(userId: UserId, ids: readonly PersonId[]): Promise<CaredFor[]>;
  /** Null when there are as many as there may be. */
  add(userId: UserId, body: PersonBody): Promise<CaredFor | null>;
  /** Null when there is no such person of this user's. */
  change(userId: UserId, id: PersonId, body: PersonBody): Promise<CaredFor | null>;
  /** False when there was no such person of this user's. */
  remove(userId: UserId, id: PersonId): Promise<boolean>;
}

type Row = { id: PersonId; person_sealed: string; updated_at: number };

const open = ({ id, person_sealed }: Row, owner: PersonSeal): CaredFor => ({
  id,
  ...personBodySchema.parse(JSON.parse(owner.open(person_sealed, personContext(id)))),
});
const seal = (id: PersonId, body: PersonBody, owner: PersonSeal) =>
  owner.seal(JSON.stringify(body), personContext(id));

export function createPeopleStore(database: Database<Schema>, vault: Vault): PeopleStore {
  const rowsOf = (userId: UserId) =>
    database.read.selectFrom("people").selectAll().where("user_id", "=", userId);
  return {
    async list(userId) {
      const rows = await rowsOf(userId).orderBy("id").execute();
      const owner = await vault.person(userId);
      const now = Date.now();
      return rows.map((row) => {
        const { profile, ...person } = open(row, owner);
        return { ...person, profile: withoutLapsed(profile, row.updated_at, now) };
      });
    },
    async find(userId, ids) {
      if (ids.length === 0) return [];
      const rows = await rowsOf(userId).where("id", "in", ids).execute();
      const owner = await vault.person(userId);
      const now = Date.now();
      return rows.map((row) => {
        const { profile, ...person } = open(row, owner);
        return { ...person, profile: profileInUse(profile, row.updated_at, now) };
      });
    },
    async add(userId, body) {
      const id = personIdSchema.parse(uuidv7());
      const person_sealed = seal(id, body, await vault.person(userId));
      return database.write(async (trx) => {
        // Two that arrive at once are counted one after the other.
        const user = trx.selectFrom("users").select("id").where("id", "=", userId);
        await database.lockRows(user).execute();
        const others = await trx
          .selectFrom("people")
          .select("id")
          .where("user_id", "=", userId)
          .execute();
        if (others.length >= peopleLimit) return null;
        const row = { id, user_id: userId, person_sealed, updated_at: database.now };
        await trx.insertInto("people").values(row).execute();
        return { id, ...body };
      });
    },
    async change(userId, id, body) {
      const person_sealed = seal(id, body, await vault.person(userId));
      const { numUpdatedRows } = await database.write((trx) =>
        trx
          .updateTable("people")
          .set({ person_sealed, updated_at: database.now })
          .where("id", "=", id)
          .where("user_id", "=", userId)
          .executeTakeFirst(),
      );
      return numUpdatedRows > 0n ? { id, ...body } : null;
    },
    async remove(userId, id) {
      const { numDeletedRows } = await database.write((trx) =>
        trx
          .deleteFrom("people")
          .where("id", "=", id)
          .where("user_id", "=", userId)
          .executeTakeFirst(),
      );
      return numDeletedRows > 0n;
    },
  };
}
