/**
 * Choosing, trying and disconnecting the model that writes the answers (docs/decisions/031). Each is the operator's,
 * with a proof of the last minutes, and leaves a row in the audit; what it says is which provider, never the key.
 */
import type { Kysely } from "kysely";
import type { ModelTestId } from "#contracts/ids.ts";
import type { ModelChoice, ModelProvider } from "#contracts/model-choice.ts";
import type { ChooseModelBody, TestModelBody } from "#contracts/operator-model.ts";
import type { Schema } from "#database/schema.ts";
import { findChosenModel, forgetChosenModel, storeChosenModel } from "#vault/chosen-model.ts";
import { askModelTest } from "#vault/model-tests.ts";
import { writeSealing } from "#vault/secret-state.ts";
import type { Accounts } from "../../auth/accounts.ts";
import { type AuditedEvent, writeAudit } from "../../auth/audit/audit.ts";
import type { Principal } from "../../http/app-types.ts";
import type { Client } from "../../http/client.ts";
import { ProblemError } from "../../http/problem.ts";
import { isSetByEnvironment } from "./read-model.ts";

export type By = { principal: Principal; client: Client };

/** Throws `set_by_environment`, `invalid_request`. Workers take it over within seconds. */
export async function chooseModel(
  accounts: Accounts,
  body: ChooseModelBody,
  by: By,
): Promise<void> {
  await refuseWhereSet(accounts);
  const { provider, model, address } = body;
  const choice: ModelChoice = { provider, model, address, key: await keyFor(accounts, body) };
  const { database, vault } = accounts;
  await writeSealing(database, vault.masterKeys, async (trx) => {
    await storeChosenModel(trx, vault.masterKeys, choice);
    await audit(accounts, trx, by, "model-chosen", provider);
  });
  tell(accounts, by, "model-chosen");
}

/** Throws `set_by_environment`, `not_found`. Answers come from the library then. */
export async function disconnectModel(accounts: Accounts, by: By): Promise<void> {
  await refuseWhereSet(accounts);
  await accounts.database.write(async (trx) => {
    if (!(await forgetChosenModel(trx))) throw new ProblemError("not_found");
    await audit(accounts, trx, by, "model-disconnected");
  });
  tell(accounts, by, "model-disconnected");
}

/** Throws `invalid_request`. A worker does it: its result is found under the id. */
export async function askForTry(
  accounts: Accounts,
  body: TestModelBody,
  by: By,
): Promise<ModelTestId> {
  const { provider, model, address } = body;
  const tested = { provider, model, address, key: await keyFor(accounts, body) };
  const { database, vault, clock } = accounts;
  const id = await writeSealing(database, vault.masterKeys, async (trx) => {
    await audit(accounts, trx, by, "model-tried", provider);
    return askModelTest(trx, vault.masterKeys, tested, clock());
  });
  tell(accounts, by, "model-tried");
  return id;
}

async function refuseWhereSet(accounts: Accounts): Promise<void> {
  if (await isSetByEnvironment(accounts)) throw new ProblemError("set_by_environment");
}

/** The saved key goes only where it was saved for: else somebody could have it sent to an address of theirs. */
async function keyFor(
  { database, vault }: Accounts,
  { provider, address, key, keepKey }: TestModelBody,
): Promise<string | null> {
  if (!keepKey || key !== null) return key;
  const { choice } = await findChosenModel(database, vault.masterKeys);
  if (choice?.provider === provider && choice.address === address) return choice.key;
  const detail = "must be typed again: the saved one is for another provider or address";
  throw new ProblemError("invalid_request", { errors: [{ pointer: "/key", detail }] });
}

type ModelEvent = "model-chosen" | "model-disconnected" | "model-tried";

const audited = (event: ModelEvent, { principal }: By): AuditedEvent => ({
  event,
  outcome: "success",
  ...principal,
});

async function audit(
  { clock }: Accounts,
  trx: Kysely<Schema>,
  by: By,
  event: ModelEvent,
  reason?: ModelProvider,
): Promise<void> {
  const row = { ...audited(event, by), ...(reason ? { reason } : {}) };
  await writeAudit(trx, row, { client: by.client, at: clock() });
}

/** Workers look at once. */
function tell({ control, events }: Accounts, by: By, event: ModelEvent): void {
  events.authEvent(audited(event, by));
  control.publish({ type: "model-changed" });
}
