/** A further passkey for somebody who is signed in. The first one of an account turns the second step on. */
import type { PasskeyId } from "#contracts/ids.ts";
import type { PasskeyCreation, PasskeyRegistration } from "#contracts/second-factor.ts";
import { passkeyNameContext } from "#vault/contexts.ts";
import type { Principal } from "../../http/app-types.ts";
import type { Client } from "../../http/client.ts";
import { ProblemError } from "../../http/problem.ts";
import { readAccount } from "../account.ts";
import type { Accounts } from "../accounts.ts";
import { requireRecentProof } from "../step-up.ts";
import { changeFactors } from "./change-factors.ts";
import { codesForFirstFactor, startSecondFactor } from "./first-factor.ts";
import { passkeyCreation, verifyMadePasskey } from "./make-passkey.ts";
import { askAuthenticator, takeAnswered } from "./passkey-challenge.ts";
import { insertPasskey, listPasskeys, updatePasskeyName } from "./passkey-store.ts";
import type { RelyingParty } from "./relying-party.ts";

const passkeyLimit = 20;

/** Throws `step_up_required`. */
export async function newPasskeyOptions(
  accounts: Accounts,
  principal: Principal,
  relyingParty: RelyingParty,
): Promise<PasskeyCreation> {
  await requireRecentProof(accounts, principal);
  const user = await readAccount(accounts, principal);
  const existing = await listPasskeys(accounts.database.read, user.id);
  if (existing.length >= passkeyLimit) {
    throw new ProblemError("wrong_state", { detail: `An account has at most ${passkeyLimit}.` });
  }
  const challenge = await askAuthenticator(accounts, { ...askedOf(principal), userId: user.id });
  return passkeyCreation({ relyingParty, user, challenge, existing });
}

type NewPasskey = {
  response: PasskeyRegistration;
  name: string;
  relyingParty: RelyingParty;
  client: Client;
};

/** Gives recovery codes with the first factor. Throws `step_up_required`, `invalid_proof`, `wrong_state`. */
export async function addPasskey(
  accounts: Accounts,
  principal: Principal,
  { response, name, relyingParty, client }: NewPasskey,
): Promise<string[] | null> {
  const { vault, clock } = accounts;
  const { userId } = principal;
  const asked = askedOf(principal);
  const answered = await takeAnswered(accounts, response.response.clientDataJSON, asked);
  const expected = { relyingParty, challenge: answered?.challenge ?? "", now: clock() };
  const made = answered && (await verifyMadePasskey(response, expected));
  if (!made) throw new ProblemError("invalid_proof");
  const person = await vault.person(userId);
  const name_sealed = person.seal(name, passkeyNameContext(made.id));
  const codes = await codesForFirstFactor(accounts, userId);
  const change = { event: "passkey-added", notice: "second-factor-added" } as const;
  return changeFactors(accounts, { ...change, principal, client }, async (trx, now) => {
    const shown = await startSecondFactor(trx, { userId, codes, now });
    if (!(await insertPasskey(trx, { ...made, user_id: userId, name_sealed }))) {
      throw new ProblemError("wrong_state", { detail: "This passkey is in use already." });
    }
    return shown;
  });
}

const askedOf = ({ deviceId }: Principal) =>
  ({ purpose: "passkey-add", boundTo: deviceId }) as const;

/** Throws `not_found`. */
export async function renamePasskey(
  { database, vault }: Accounts,
  { userId }: Principal,
  { id, name }: { id: PasskeyId; name: string },
): Promise<void> {
  const person = await vault.person(userId);
  const nameSealed = person.seal(name, passkeyNameContext(id));
  const found = await database.write((trx) => updatePasskeyName(trx, { id, userId, nameSealed }));
  if (!found) throw new ProblemError("not_found");
}
