/**
 * A new account that never has a password. Only where an account can be used at once: where an address is confirmed by
 * mail first, whoever opens the link would confirm the passkey of whoever typed the address.
 */
import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { emailSchema, invitationTokenSchema, nameSchema } from "#contracts/auth.ts";
import { userIdSchema } from "#contracts/ids.ts";
import type { PasskeyCreation, PasskeyRegistration } from "#contracts/second-factor.ts";
import type { AuthChallengesTable } from "#database/schema.ts";
import { passkeyNameContext, passkeySignUpContext } from "#vault/contexts.ts";
import type { Client } from "../../http/client.ts";
import { ProblemError } from "../../http/problem.ts";
import { requireAdmission } from "../../invitations/admission.ts";
import type { Accounts } from "../accounts.ts";
import type { SignedInDevice } from "../enter.ts";
import { openAccount } from "../open-account.ts";
import { admit, rowOfNewUser } from "../sign-up.ts";
import { passkeyCreation, verifyMadePasskey } from "./make-passkey.ts";
import { askAuthenticator, takeAnswered } from "./passkey-challenge.ts";
import { insertPasskey } from "./passkey-store.ts";
import { replaceRecoveryCodes } from "./recovery-code-store.ts";
import { newRecoveryCodes } from "./recovery-codes.ts";
import type { RelyingParty } from "./relying-party.ts";

const applicantSchema = z.object({
  id: userIdSchema,
  email: emailSchema,
  name: nameSchema.nullable(),
  invitation: invitationTokenSchema.nullable(),
});
type Applicant = z.infer<typeof applicantSchema>;
type Applying = { email: string; name?: string | undefined; invitation?: string | undefined };

const asked = { purpose: "passkey-sign-up", boundTo: "" } as const;

/** Throws `forbidden`, `invitation_needed`, `too_many_requests`. Tells nothing of the address. */
export async function passkeySignUpOptions(
  accounts: Accounts,
  { email, name, invitation }: Applying,
  { relyingParty, client }: { relyingParty: RelyingParty; client: Client },
): Promise<PasskeyCreation> {
  if (accounts.verification) throw new ProblemError("forbidden", { detail: mailFirst });
  await admit(accounts, { email, invitation }, client);
  const applicant: Applicant = {
    id: userIdSchema.parse(uuidv7()),
    email,
    name: name ?? null,
    invitation: invitation ?? null,
  };
  const { masterKeys } = accounts.vault;
  const contentSealed = masterKeys.sealForInstallation(
    JSON.stringify(applicant),
    passkeySignUpContext,
  );
  const challenge = await askAuthenticator(accounts, { ...asked, userId: null, contentSealed });
  return passkeyCreation({ relyingParty, user: applicant, challenge, existing: [] });
}

type SigningUp = { relyingParty: RelyingParty; client: Client };

/** Throws `invalid_proof`, `email_taken`, `invitation_needed`. */
export async function signUpByPasskey(
  accounts: Accounts,
  response: PasskeyRegistration,
  { relyingParty, client }: SigningUp,
): Promise<SignedInDevice & { recoveryCodes: string[] }> {
  const { clock, hasher, vault } = accounts;
  const answered = await takeAnswered(accounts, response.response.clientDataJSON, asked);
  const applicant = answered && readApplicant(accounts, answered.row);
  const now = clock();
  const expected = { relyingParty, challenge: answered?.challenge ?? "", now };
  const made = applicant && (await verifyMadePasskey(response, expected));
  if (!made) throw new ProblemError("invalid_proof");
  const { id, email, name, invitation } = applicant;
  const admission = await requireAdmission(accounts, {
    email,
    invitation: invitation ?? undefined,
  });
  const { codes, rows } = await newRecoveryCodes(hasher, now);
  const chosen = { email, name, password_hash: "", state: "active", now } as const;
  const user = { ...rowOfNewUser(chosen), id };
  await vault.createPerson(id);
  const name_sealed = (await vault.person(id)).seal(firstName, passkeyNameContext(made.id));
  const signedIn = await openAccount(accounts, {
    user,
    admission,
    client,
    strict: 1,
    alongside: async (trx) => {
      await replaceRecoveryCodes(trx, id, rows);
      if (!(await insertPasskey(trx, { ...made, user_id: id, name_sealed }))) {
        throw new ProblemError("invalid_proof");
      }
    },
  });
  return { ...signedIn, recoveryCodes: codes };
}

const firstName = "My first passkey";
const mailFirst =
  "An address is confirmed by mail here first. Make an account with a password, then add a passkey.";

function readApplicant({ vault }: Accounts, row: AuthChallengesTable): Applicant | null {
  if (row.content_sealed === null) return null;
  const { masterKeys } = vault;
  const content = masterKeys.openForInstallation(row.content_sealed, passkeySignUpContext);
  return applicantSchema.parse(JSON.parse(content));
}
