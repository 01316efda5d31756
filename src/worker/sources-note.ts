/**
 * Tells the rest of the installation what this worker answers with: model, library and who reviewed what, for the
 * safety card; and which passages are withdrawn, so that those who read an older answer are told. At start, and again
 * when the library is replaced or another model chosen.
 */
import type { PassageId } from "#contracts/ids.ts";
import type { SourcesInUse } from "#contracts/safety-card.ts";
import type { Schema } from "#database/schema.ts";
import type { Library } from "#library/library.ts";
import type { Database } from "#platform/database/database.ts";
import { noteWithdrawn, passageMac } from "#replies/cited-passages.ts";
import { sourcesInUseKey } from "#replies/sources-in-use.ts";
import type { Vault } from "#vault/vault.ts";

const lookEveryMs = 5_000;

export type ReviewState = SourcesInUse["review"];

/** What lies beside the library in its folder. */
export type LibraryNotes = {
  withdrawn(): readonly { readonly id: PassageId; readonly replacedBy: PassageId | null }[];
  review(): ReviewState;
};

export type NoteParts = {
  database: Database<Schema>;
  vault: Vault;
  library: Library;
  /** "library", or the model's id: the one in use now. */
  model: () => string;
  notes: LibraryNotes;
  onFault: (fault: unknown) => void;
};

export class SourcesNote {
  readonly #parts: NoteParts;
  readonly #timer: NodeJS.Timeout;
  #noted = "";
  #looking: Promise<void>;

  constructor(parts: NoteParts) {
    this.#parts = parts;
    this.#looking = this.#look();
    this.#timer = setInterval(() => {
      this.#looking = this.#looking.then(() => this.#look());
    }, lookEveryMs);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  async #look(): Promise<void> {
    const { library, onFault } = this.#parts;
    try {
      // Any question makes the library look which file is in use.
      await library.passages([]);
      const { version } = library;
      const model = this.#parts.model();
      const noted = `${version} ${model}`;
      if (noted === this.#noted) return;
      await this.#note(version, model);
      this.#noted = noted;
    } catch (fault) {
      onFault(fault);
    }
  }

  async #note(libraryVersion: string, model: string): Promise<void> {
    const { database, vault, library, notes } = this.#parts;
    const sources = await library.sources();
    const inUse: SourcesInUse = { model, libraryVersion, sources, review: notes.review() };
    const marks = notes.withdrawn().map(({ id, replacedBy }) => ({
      mac: passageMac(vault.masterKeys, id),
      changed: replacedBy !== null,
    }));
    const value = JSON.stringify(inUse);
    await database.write(async (trx) => {
      await trx
        .insertInto("installation")
        .values({ key: sourcesInUseKey, value })
        .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
        .execute();
      await noteWithdrawn(database, trx, marks);
    });
  }
}
