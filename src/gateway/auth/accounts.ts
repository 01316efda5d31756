/** What the use cases of accounts share, opened once per gateway. */

import type { Mailer } from "#platform/mail/mail.ts";
import type { FeatureDeps } from "../gateway.ts";
import type { Authenticator } from "../http/authenticate.ts";
import { deleteOldInvitations } from "../invitations/invitation-store.ts";
import { deleteVisitsBefore } from "../oidc/visit-store.ts";
import { settleFirstOperator } from "../operator/first-operator.ts";
import { type AccessTokens, createAccessTokens } from "./access-tokens.ts";
import { deleteAuditBefore } from "./audit.ts";
import { finishInterrupted } from "./erase-person.ts";
import type { Eraser } from "./erasers.ts";
import { familiarFor, forgetNetworksBefore } from "./familiar-networks.ts";
import { forgetUnconfirmed } from "./forget-unconfirmed.ts";
import { forgetGuessesAfter } from "./guess-policy.ts";
import { deleteGuessesBefore } from "./guess-store.ts";
import { rotationGrace } from "./lifetimes.ts";
import { mailLinks } from "./mail-links.ts";
import { MailQueue } from "./mail-queue.ts";
import { openPasswordHasher, type PasswordHasher } from "./password-hasher.ts";
import { deleteExpired, forgetSuccessorsBefore } from "./refresh-token-store.ts";
import { keysTendedEveryMs, SigningKeys } from "./signing-keys.ts";
import { SuccessorGrace } from "./successor-grace.ts";
import { createTokenState, type TokenState } from "./token-state.ts";
import { Turns } from "./turns.ts";
import type { MailDelivery } from "./verify-email.ts";
import { writeMail } from "./write-mail.ts";

export type Accounts = FeatureDeps & {
  authenticator: Authenticator;
  keys: SigningKeys;
  accessTokens: AccessTokens;
  tokenState: TokenState;
  hasher: PasswordHasher;
  /** Tries at one account wait for each other. */
  turns: Turns;
  successorGrace: SuccessorGrace;
  /** Places outside the database that hold something of a person. */
  erasers: readonly Eraser[];
  mails: MailQueue | null;
  /** How sign-up verifies e-mail addresses; null where no mail server is configured. */
  verification: MailDelivery | null;
  close(): Promise<void>;
};

const graceCheckMs = 10_000;
const erasuresLookedForMs = 30_000;
const upkeepMs = 60 * 60_000;
const dayMs = 24 * 60 * 60_000;

/** Rejects when the database can't be reached: without signing keys there is nothing to serve. */
export async function openAccounts(
  deps: FeatureDeps,
  erasers: readonly Eraser[],
): Promise<Accounts> {
  const { database, vault, clock, events, config, control, mailer } = deps;
  const keys = new SigningKeys({
    database,
    masterKeys: vault.masterKeys,
    clock,
    signingDays: config.signingKeyDays,
    onMade: events.signingKeyMade,
  });
  const successorGrace = new SuccessorGrace(database);
  await keys.tend();
  const upkeep = async () => {
    await database.write(async (trx) => {
      await forgetSuccessorsBefore(trx, clock() - rotationGrace);
      await deleteExpired(trx, clock());
      await deleteVisitsBefore(trx, clock());
      await deleteOldInvitations(trx, clock());
      await deleteGuessesBefore(trx, clock() - forgetGuessesAfter);
      await forgetNetworksBefore(trx, clock() - familiarFor);
      await deleteAuditBefore(trx, clock() - config.auditDays * dayMs);
    });
    await forgetUnconfirmed(deps);
  };
  await upkeep();
  await settleFirstOperator(deps);
  control.on("person-erased", ({ userId }) => {
    vault.forget(userId);
    // Each gateway has a folder of its own.
    mailer?.kept?.forget(userId).catch((fault) => events.backgroundFault("mail folder", fault));
  });
  const accessTokens = createAccessTokens(config.publicUrl ?? "healify", keys, clock);
  const tokenState = createTokenState(deps);
  const mails = mailer ? openMailQueue(deps, mailer) : null;
  const hasher = await openPasswordHasher();
  const stopUpkeep = repeat(upkeepMs, upkeep, (fault) => events.backgroundFault("upkeep", fault));
  const stopKeys = repeat(
    keysTendedEveryMs,
    () => keys.tend(),
    (fault) => events.backgroundFault("signing keys", fault),
  );
  const stopGrace = repeat(
    graceCheckMs,
    () => successorGrace.forgetOver(clock()),
    (fault) => events.backgroundFault("successor grace", fault),
  );
  const accounts: Accounts = {
    ...deps,
    authenticator: { verify: accessTokens.verify, isCurrent: tokenState.isCurrent },
    keys,
    accessTokens,
    tokenState,
    hasher,
    turns: new Turns(),
    successorGrace,
    erasers,
    mails,
    verification:
      mails && mailer?.kind === "smtp" && config.publicUrl !== null
        ? { mails, publicUrl: config.publicUrl }
        : null,
    async close() {
      await stopUpkeep();
      await stopKeys();
      await stopGrace();
      await stopErasures();
      await mails?.close();
    },
  };
  const stopErasures = repeat(
    erasuresLookedForMs,
    () => finishInterrupted(accounts),
    (fault) => events.backgroundFault("erasure", fault),
  );
  return accounts;
}

/** Begins with what an earlier process left. */
function openMailQueue(deps: FeatureDeps, mailer: Mailer): MailQueue {
  const { events, config } = deps;
  const writing = { ...deps, links: mailLinks(config) };
  const mails = new MailQueue({
    ...deps,
    mailer,
    write: (order, attempt) => writeMail(writing, order, attempt),
    onFault: events.mailFailed,
  });
  mails.wake();
  return mails;
}

/** Runs `work` every so often, one run at a time; the returned function stops it and waits for the run under way. */
function repeat(
  everyMs: number,
  work: () => Promise<void>,
  onFault: (fault: unknown) => void,
): () => Promise<void> {
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    running ??= work()
      .catch(onFault)
      .finally(() => {
        running = null;
      });
  }, everyMs).unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
