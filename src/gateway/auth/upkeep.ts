/**
 * What accounts do by themselves, on every gateway: what is over is forgotten, signing keys are rotated in time, and an
 * erasure that was interrupted is finished.
 */
import { Rounds } from "#platform/rounds.ts";
import { deleteModelTestsBefore } from "#vault/model-tests.ts";
import type { FeatureDeps } from "../gateway.ts";
import { deleteOldInvitations } from "../invitations/invitation-store.ts";
import { deleteVisitsBefore } from "../oidc/visit-store.ts";
import type { Accounts } from "./accounts.ts";
import { deleteAuditBefore } from "./audit/audit.ts";
import { forgetUnconfirmed } from "./email/forget-unconfirmed.ts";
import { finishInterrupted } from "./erasure/erase-person.ts";
import { familiarFor, forgetNetworksBefore } from "./guesses/familiar-networks.ts";
import { forgetGuessesAfter } from "./guesses/guess-policy.ts";
import { deleteGuessesBefore } from "./guesses/guess-store.ts";
import { rotationGrace } from "./lifetimes.ts";
import { deleteExpired, forgetSuccessorsBefore } from "./tokens/refresh-token-store.ts";
import { keysTendedEveryMs } from "./tokens/signing-keys.ts";

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
const graceCheckMs = 10_000;
const erasuresLookedForMs = 30_000;

export async function forgetWhatIsOver(
  deps: Pick<FeatureDeps, "database" | "vault" | "clock" | "config">,
): Promise<void> {
  const { database, clock, config } = deps;
  await database.write(async (trx) => {
    await forgetSuccessorsBefore(trx, clock() - rotationGrace);
    await deleteExpired(trx, clock());
    await deleteVisitsBefore(trx, clock());
    await deleteOldInvitations(trx, clock());
    await deleteModelTestsBefore(trx, clock() - hourMs);
    await deleteGuessesBefore(trx, clock() - forgetGuessesAfter);
    await forgetNetworksBefore(trx, clock() - familiarFor);
    await deleteAuditBefore(trx, clock() - config.auditDays * dayMs);
  });
  await forgetUnconfirmed(deps);
}

/** `close` waits for what is under way. */
export function startUpkeep(accounts: Accounts): { close(): Promise<void> } {
  const { clock, events, keys, successorGrace } = accounts;
  const again = (part: string, everyMs: number, work: () => Promise<void>) => {
    const onFault = (fault: unknown) => events.backgroundFault(part, fault);
    const one = new Rounds({ work, pauseMs: [everyMs, everyMs], onFault });
    // Not at once: the gateway is still being built, and not everything that is erased from is there.
    one.start(everyMs);
    return one;
  };
  const rounds = [
    again("upkeep", hourMs, () => forgetWhatIsOver(accounts)),
    again("signing keys", keysTendedEveryMs, () => keys.tend()),
    again("successor grace", graceCheckMs, () => successorGrace.forgetOver(clock())),
    again("erasure", erasuresLookedForMs, () => finishInterrupted(accounts)),
  ];
  return {
    async close() {
      for (const one of rounds) await one.close();
    },
  };
}
