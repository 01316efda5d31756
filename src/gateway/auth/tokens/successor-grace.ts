/** Forgets the sealed successors once their thirty seconds are over, without searching the table for them. */
import type { RefreshTokenId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { rotationGrace } from "../lifetimes.ts";
import { forgetSuccessors } from "./refresh-token-store.ts";

const batch = 500;

export class SuccessorGrace {
  readonly #database: Database<Schema>;
  /** In the order of rotation. */
  #running: { parentId: RefreshTokenId; rotatedAt: number }[] = [];

  constructor(database: Database<Schema>) {
    this.#database = database;
  }

  started(parentId: RefreshTokenId, rotatedAt: number): void {
    this.#running.push({ parentId, rotatedAt });
  }

  /** Those that can't be forgotten now, because the database is away, are left to the hourly upkeep. */
  async forgetOver(now: number): Promise<void> {
    const running = this.#running.findIndex(({ rotatedAt }) => now - rotatedAt <= rotationGrace);
    const over = this.#running.splice(0, running < 0 ? this.#running.length : running);
    for (let from = 0; from < over.length; from += batch) {
      const parentIds = over.slice(from, from + batch).map(({ parentId }) => parentId);
      await this.#database.write((trx) => forgetSuccessors(trx, parentIds));
    }
  }
}
