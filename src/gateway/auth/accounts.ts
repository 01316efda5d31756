/** What the use cases of accounts share, opened once per gateway. */

import type { FeatureDeps } from "../gateway.ts";
import type { Authenticator } from "../http/authenticate.ts";
import { type AccessTokens, createAccessTokens } from "./access-tokens.ts";
import { MailQueue } from "./mail-queue.ts";
import { openPasswordHasher, type PasswordHasher } from "./password-hasher.ts";
import { SigningKeys } from "./signing-keys.ts";
import { createTokenState, type TokenState } from "./token-state.ts";

export type Accounts = FeatureDeps & {
  authenticator: Authenticator;
  keys: SigningKeys;
  accessTokens: AccessTokens;
  tokenState: TokenState;
  hasher: PasswordHasher;
  /** Null where no mail server is configured. */
  mails: MailQueue | null;
  close(): Promise<void>;
};

const hour = 60 * 60_000;

export async function openAccounts(deps: FeatureDeps): Promise<Accounts> {
  const { database, vault, clock, events, config, mailer } = deps;
  const keys = new SigningKeys({
    database,
    masterKeys: vault.masterKeys,
    clock,
    onMade: events.signingKeyMade,
  });
  await keys.tend();
  const accessTokens = createAccessTokens(config.publicUrl ?? "healify", keys, clock);
  const tokenState = createTokenState(deps);
  const mails = mailer ? new MailQueue(mailer, events.mailFailed) : null;
  const hasher = await openPasswordHasher();
  const upkeep = setInterval(() => {
    keys.tend().catch((fault) => events.backgroundFault("signing keys", fault));
  }, hour).unref();
  return {
    ...deps,
    authenticator: { verify: accessTokens.verify, isCurrent: tokenState.isCurrent },
    keys,
    accessTokens,
    tokenState,
    hasher,
    mails,
    async close() {
      clearInterval(upkeep);
      await mails?.close();
    },
  };
}
