/** What running workers answer with now, and what the operator has saved. The key itself never leaves. */
import type { ModelChoice } from "#contracts/model-choice.ts";
import type { OperatorModel, WorkersModel } from "#contracts/operator-model.ts";
import { findChosenModel } from "#vault/chosen-model.ts";
import { readWorkers } from "#vault/worker-notes.ts";
import type { Accounts } from "../../auth/accounts.ts";

/** A key shorter than this would be half told by its end. */
const endToldFrom = 16;

type Deps = Pick<Accounts, "database" | "vault">;

export async function readModel({ database, vault }: Deps): Promise<OperatorModel> {
  const [workers, { choice, unreadable }] = await Promise.all([
    readWorkers(database),
    findChosenModel(database, vault.masterKeys),
  ]);
  const running = workers.flatMap(({ running, note }) => (running && note ? [note.model] : []));
  return { inUse: counted(running), saved: choice && shown(choice), unreadable };
}

/** True when a running worker was given its model where it is started. */
export async function isSetByEnvironment({ database }: Deps): Promise<boolean> {
  const workers = await readWorkers(database);
  return workers.some(({ running, note }) => running && note?.model.chosenBy === "environment");
}

/** Workers that answer with the same thing are told together, most first. */
function counted(running: readonly WorkersModel[]): OperatorModel["inUse"] {
  const groups = new Map<string, OperatorModel["inUse"][number]>();
  for (const model of running) {
    const key = JSON.stringify(model);
    groups.set(key, { ...model, workers: (groups.get(key)?.workers ?? 0) + 1 });
  }
  return [...groups.values()].sort((a, b) => b.workers - a.workers);
}

function shown({ provider, model, address, key }: ModelChoice): OperatorModel["saved"] {
  const keyEnds = key !== null && key.length >= endToldFrom ? key.slice(-4) : null;
  return { provider, model, address, hasKey: key !== null, keyEnds };
}
