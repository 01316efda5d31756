/** What the operator sees of the library, and changes in it where that can be done from here. */
import type {
  AddToLibraryBody,
  LibraryDetails,
  LibraryJob,
  OperatorLibrary,
} from "#contracts/operator-library.ts";
import { fetchedSources } from "#contracts/operator-library.ts";
import type { SourcesInUse } from "#contracts/safety-card.ts";
import type { Accounts } from "../../auth/accounts.ts";
import { writeAudit } from "../../auth/audit/audit.ts";
import type { Principal } from "../../http/app-types.ts";
import type { Client } from "../../http/client.ts";
import { ProblemError } from "../../http/problem.ts";
import { findSourcesInUse } from "../../safety-card/card-store.ts";
import type { LibraryDesk } from "./library-desk.ts";

export type By = { principal: Principal; client: Client };

export async function readLibrary({ libraryDesk, database }: Accounts): Promise<OperatorLibrary> {
  if (libraryDesk) {
    return { changeable: true, details: libraryDesk.details(), job: libraryDesk.job() };
  }
  const inUse = await findSourcesInUse(database);
  return { changeable: false, details: inUse && toldByWorkers(inUse), job: null };
}

/** Throws `wrong_state` where it can't be changed from here, or another change is under way; `invalid_request`. */
export async function addToLibrary(
  accounts: Accounts,
  wanted: AddToLibraryBody,
  by: By,
): Promise<LibraryJob> {
  const desk = deskOf(accounts);
  if (wanted.upload === null && !fetchedSources.includes(wanted.source)) {
    const detail = "a file is needed for this kind of source";
    throw new ProblemError("invalid_request", { errors: [{ pointer: "/upload", detail }] });
  }
  refuseWhileBusy(desk);
  await audit(accounts, by, `added-${wanted.source}`);
  return desk.add(wanted) ?? refuseAsBusy();
}

/** Throws `wrong_state` as above, `not_found`. */
export async function removeFromLibrary(
  accounts: Accounts,
  source: string,
  by: By,
): Promise<LibraryJob> {
  const desk = deskOf(accounts);
  const held = desk.details()?.sources.find((one) => one.source === source);
  if (!held) throw new ProblemError("not_found");
  refuseWhileBusy(desk);
  await audit(accounts, by, `removed-${source}`);
  return desk.remove(source) ?? refuseAsBusy();
}

/** Throws `wrong_state`. */
export function deskOf({ libraryDesk }: Pick<Accounts, "libraryDesk">): LibraryDesk {
  if (libraryDesk) return libraryDesk;
  throw new ProblemError("wrong_state", {
    detail: "The library lies with the workers: change it there, with `healify library`.",
  });
}

function refuseWhileBusy(desk: LibraryDesk): void {
  const state = desk.job()?.state ?? "done";
  if (state !== "done" && state !== "failed" && state !== "cancelled") refuseAsBusy();
}

function refuseAsBusy(): never {
  throw new ProblemError("wrong_state", {
    detail: "Another change of the library is under way: wait for it, or cancel it.",
  });
}

/** `reason` names a kind of source, nothing of what is in it. */
async function audit(accounts: Accounts, { principal, client }: By, reason: string): Promise<void> {
  const { database, clock, events } = accounts;
  const changed = { event: "library-changed", outcome: "success", ...principal } as const;
  const seen = { client, at: clock() };
  await database.write((trx) => writeAudit(trx, { ...changed, reason }, seen));
  events.authEvent(changed);
}

/** What workers say of the library that they have: without what only its file tells. */
function toldByWorkers({ libraryVersion, sources }: SourcesInUse): LibraryDetails {
  const unknown = { publishers: [], licences: [], addedAt: null, withdrawn: 0 };
  return {
    version: libraryVersion,
    sources: sources.map((source) => ({ ...source, ...unknown })),
    gone: [],
  };
}
