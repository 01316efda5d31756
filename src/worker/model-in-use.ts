/**
 * What writes the answers. HEALIFY_MODEL decides where it is set; otherwise the operator does, who may choose another
 * while the worker runs. An answer that is under way goes on with what it began with.
 */
import type { ModelChoice } from "#contracts/model-choice.ts";
import type { WorkersModel } from "#contracts/operator-model.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { openChosenModel, readChosenModel } from "#vault/chosen-model.ts";
import type { MasterKeys } from "#vault/master-keys.ts";
import type { LanguageModel } from "./language-model/language-model.ts";

export interface ModelInUse {
  /** Null: answers come from the library alone. */
  readonly current: LanguageModel | null;
  /** The same for the operator. */
  readonly told: WorkersModel;
  /** Looks whether another was chosen. Rejects when the database can't be asked: what there was stays. */
  look(): Promise<void>;
}

/** One that nobody changes while the worker runs. */
export function fixedModel(model: LanguageModel | null): ModelInUse {
  return {
    current: model,
    told: tell(model, { chosenBy: "environment", unreadable: false }),
    look: async () => undefined,
  };
}

type FollowedParts = {
  database: Database<Schema>;
  keys: MasterKeys;
  open: (choice: ModelChoice) => Promise<LanguageModel>;
};

/** Resolves once it was looked which one it is. */
export async function followChosenModel(parts: FollowedParts): Promise<ModelInUse> {
  const followed = new FollowedModel(parts);
  await followed.look();
  return followed;
}

class FollowedModel implements ModelInUse {
  readonly #parts: FollowedParts;
  #row: string | null = null;
  #now = none;

  constructor(parts: FollowedParts) {
    this.#parts = parts;
  }

  get current(): LanguageModel | null {
    return this.#now.model;
  }

  get told(): WorkersModel {
    return this.#now.told;
  }

  async look(): Promise<void> {
    const row = await readChosenModel(this.#parts.database.read);
    if (row === this.#row) return;
    this.#now = row === null ? none : await this.#open(row);
    this.#row = row;
  }

  async #open(row: string): Promise<Now> {
    const { keys, open } = this.#parts;
    const choice = openChosenModel(keys, row);
    const model = choice && (await open(choice));
    return { model, told: tell(model, { chosenBy: "operator", unreadable: choice === null }) };
  }
}

type Now = { model: LanguageModel | null; told: WorkersModel };
type Chosen = Pick<WorkersModel, "chosenBy" | "unreadable">;

function tell(model: LanguageModel | null, chosen: Chosen): WorkersModel {
  return { id: model?.id ?? "library", place: model?.place ?? null, ...chosen };
}

const none: Now = { model: null, told: tell(null, { chosenBy: "nobody", unreadable: false }) };
