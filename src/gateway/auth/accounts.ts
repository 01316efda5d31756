/** What the use cases of accounts share, opened once per gateway. */

import type { Mailer } from "#platform/mail/mail.ts";
import type { FeatureDeps } from "../gateway.ts";
import type { Authenticator } from "../http/authenticate.ts";
import { settleFirstOperator } from "../operator/first-operator.ts";
import type { MailDelivery } from "./email/verify-email.ts";
import type { Eraser } from "./erasure/erasers.ts";
import { Turns } from "./guesses/turns.ts";
import { mailLinks } from "./mail/mail-links.ts";
import { MailQueue } from "./mail/mail-queue.ts";
import { writeMail } from "./mail/write-mail.ts";
import { openPasswordHasher, type PasswordHasher } from "./passwords/password-hasher.ts";
import { type AccessTokens, createAccessTokens } from "./tokens/access-tokens.ts";
import { SigningKeys } from "./tokens/signing-keys.ts";
import { SuccessorGrace } from "./tokens/successor-grace.ts";
import { createTokenState, type TokenState } from "./tokens/token-state.ts";
import { forgetWhatIsOver, startUpkeep } from "./upkeep.ts";

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
  await forgetWhatIsOver(deps);
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
      await upkeep.close();
      await mails?.close();
    },
  };
  const upkeep = startUpkeep(accounts);
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
