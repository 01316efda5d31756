/** The whole of what is kept of a person, as a zip that is made while it is sent: nothing of it stays here. */
import { Readable } from "node:stream";
import type { Accounts } from "../auth/accounts.ts";
import { writeAudit } from "../auth/audit/audit.ts";
import { takeOrRefuse } from "../auth/audit/audit-refusal.ts";
import { requireRecentProof } from "../auth/step-up.ts";
import type { Principal } from "../http/app-types.ts";
import type { Client } from "../http/client.ts";
import { exportFiles } from "./export-files.ts";
import { zipFiles } from "./zip-files.ts";

/** Reading all of it is work; nobody needs it more often. */
const exportsOfPerson = { name: "exports", points: 10, windowMs: 3_600_000 };

export type Export = { fileName: string; bytes: Readable };

/** Throws `step_up_required` without a proof of the last minutes, and `too_many_requests`. */
export async function exportAccount(
  accounts: Accounts,
  principal: Principal,
  client: Client,
): Promise<Export> {
  const { database, clock, events } = accounts;
  await requireRecentProof(accounts, principal);
  const { userId } = principal;
  const refusal = { event: "data-exported", reason: "too-many-exports", userId, client } as const;
  await takeOrRefuse(accounts, exportsOfPerson, userId, refusal);
  const at = clock();
  const exported = { event: "data-exported", outcome: "success", ...principal } as const;
  await database.write((trx) => writeAudit(trx, exported, { client, at }));
  events.authEvent(exported);
  const day = new Date(at).toISOString().slice(0, 10);
  return {
    fileName: `healify-export-${day}.zip`,
    bytes: Readable.from(zipFiles(exportFiles(accounts, principal, at), at)),
  };
}
