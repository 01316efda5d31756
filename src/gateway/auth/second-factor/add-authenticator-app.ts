/** An app that shows one-time codes: its secret counts once a code of it has come back. */
import type { TotpSetup } from "#contracts/second-factor.ts";
import { authenticatorSecretContext } from "#vault/contexts.ts";
import type { Principal } from "../../http/app-types.ts";
import type { Client } from "../../http/client.ts";
import { ProblemError } from "../../http/problem.ts";
import { readAccount } from "../account.ts";
import type { Accounts } from "../accounts.ts";
import { requireRecentProof } from "../step-up.ts";
import { replaceAuthenticatorApp } from "./authenticator-app-store.ts";
import {
  consumeChallenge,
  insertChallenge,
  newChallengeSecret,
  takeTry,
} from "./challenge-store.ts";
import { changeFactors } from "./change-factors.ts";
import { codesForFirstFactor, startSecondFactor } from "./first-factor.ts";
import { newTotpSecret, stepOfCode, totpUri } from "./one-time-codes.ts";

/** Throws `step_up_required`. */
export async function startAuthenticatorApp(
  accounts: Accounts,
  principal: Principal,
): Promise<TotpSetup> {
  const { database, vault, clock } = accounts;
  await requireRecentProof(accounts, principal);
  const { id: userId, email } = await readAccount(accounts, principal);
  const secret = newTotpSecret();
  const person = await vault.person(userId);
  const contentSealed = person.seal(secret, authenticatorSecretContext(userId));
  const challenge = newChallengeSecret();
  const asked = { ...askedOf(principal), secret: challenge, userId, contentSealed };
  await database.write((trx) => insertChallenge(trx, { ...asked, now: clock() }));
  return { challenge, secret, uri: totpUri(secret, email) };
}

type FirstCode = { challenge: string; code: string; client: Client };

/** Gives recovery codes with the first factor. Throws `challenge_over`, `invalid_proof`, `step_up_required`. */
export async function addAuthenticatorApp(
  accounts: Accounts,
  principal: Principal,
  { challenge, code, client }: FirstCode,
): Promise<string[] | null> {
  const { database, vault, clock } = accounts;
  const { userId } = principal;
  const presented = { ...askedOf(principal), secret: challenge, now: clock() };
  const setup = await database.write((trx) => takeTry(trx, presented));
  if (!setup?.content_sealed) throw new ProblemError("challenge_over");
  const person = await vault.person(userId);
  const secret = person.open(setup.content_sealed, authenticatorSecretContext(userId));
  const step = stepOfCode(secret, code, clock());
  if (step === null) throw new ProblemError("invalid_proof");
  const app = { user_id: userId, secret_sealed: setup.content_sealed, last_step: step };
  const codes = await codesForFirstFactor(accounts, userId);
  const change = { event: "authenticator-added", notice: "second-factor-added" } as const;
  return changeFactors(accounts, { ...change, principal, client }, async (trx, now) => {
    if (!(await consumeChallenge(trx, presented))) throw new ProblemError("challenge_over");
    const shown = await startSecondFactor(trx, { userId, codes, now });
    await replaceAuthenticatorApp(trx, { ...app, created_at: now });
    return shown;
  });
}

const askedOf = ({ deviceId }: Principal) => ({ purpose: "app-add", boundTo: deviceId }) as const;
