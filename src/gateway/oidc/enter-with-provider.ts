/**
 * Who comes back from the provider, and what that lets them do (rule 48; docs/decisions/021):
 *
 *   known (issuer, subject)                        → their account, with its second step where it has one
 *   e-mail confirmed there, and here by its account → linked to that account, told by mail; then as above
 *   e-mail confirmed there, here never confirmed    → that account gives way: nobody ever entered it
 *   e-mail of another account                       → sign in as before, then link
 *   e-mail of nobody                                → a new account, where sign-up allows it
 *
 * Where this server confirms addresses, one that the provider did not confirm ends the same way whoever's it is, so
 * that nobody learns who has an account here.
 */
import type { Kysely } from "kysely";
import type { UserId } from "#contracts/ids.ts";
import type { ProblemCode } from "#contracts/problem.ts";
import type { ProviderAnswer } from "#contracts/provider.ts";
import type { ProviderVisitsTable, Schema } from "#database/schema.ts";
import type { Accounts } from "../auth/accounts.ts";
import { type AuditedEvent, writeAudit } from "../auth/audit/audit.ts";
import { auditRefusal } from "../auth/audit/audit-refusal.ts";
import { type Entry, enterAccount } from "../auth/enter.ts";
import { sendNotice } from "../auth/mail/notices.ts";
import { openAccount } from "../auth/open-account.ts";
import { countSignUp, rowOfNewUser } from "../auth/sign-up.ts";
import {
  deleteUser,
  findUser,
  findUserRowByEmail,
  lockUserRow,
  type UserRow,
} from "../auth/user-store.ts";
import type { Client } from "../http/client.ts";
import { ProblemError } from "../http/problem.ts";
import { requireOpenDoor, requirePresented } from "../invitations/admission.ts";
import type { ProviderIdentity } from "./provider.ts";
import {
  findProviderAccount,
  insertProviderAccount,
  markProviderAccountUsed,
  subjectMac,
} from "./provider-account-store.ts";
import { endVisit } from "./visit.ts";

type Coming = {
  identity: ProviderIdentity;
  visit: ProviderVisitsTable;
  client: Client;
  /** Whose account it is about, as far as that is known: for the record of a refusal. */
  about: About;
};
type About = { userId: UserId | null };
export type Arrived = { entry: Entry; returnTo: string };

/** Throws what endVisit, enterAccount and sign-up throw; `provider_email_unusable`, `link_first`. */
export async function enterWithProvider(
  accounts: Accounts,
  answer: ProviderAnswer,
  { client, browserSecret }: { client: Client; browserSecret: string | null },
): Promise<Arrived> {
  const about: About = { userId: null };
  try {
    const ending = { purpose: "sign-in", browserSecret } as const;
    const { identity, visit } = await endVisit(accounts, answer, ending);
    const entry = await enter(accounts, { identity, visit, client, about });
    return { entry, returnTo: visit.return_to };
  } catch (fault) {
    if (fault instanceof ProblemError) {
      const reason = `provider-${fault.code}`;
      await auditRefusal(accounts, { event: "sign-in", reason, client, ...about });
    }
    throw fault;
  }
}

async function enter(accounts: Accounts, coming: Coming): Promise<Entry> {
  const known = await enterKnown(accounts, coming);
  if (known) return known;
  try {
    return await enterByEmail(accounts, coming);
  } catch (fault) {
    // The same person, who came in by another tab meanwhile?
    if (!(fault instanceof ProblemError) || !takenMeanwhile.has(fault.code)) throw fault;
    const meanwhile = await enterKnown(accounts, coming);
    if (!meanwhile) throw fault;
    return meanwhile;
  }
}

const takenMeanwhile: ReadonlySet<ProblemCode> = new Set(["email_taken", "link_taken"]);

async function enterKnown(
  accounts: Accounts,
  { identity, client, about }: Coming,
): Promise<Entry | null> {
  const { database, vault } = accounts;
  const mac = subjectMac(vault.masterKeys, identity);
  const known = await findProviderAccount(database.read, mac);
  const user = known && (await findUser(accounts, known.user_id));
  if (!user) return null;
  about.userId = user.id;
  if (user.state !== "active") throw refused();
  return enterAccount(accounts, user, client, {
    method: "provider",
    settle: async (trx, now) =>
      (await markProviderAccountUsed(trx, mac, now)) ? { remarks: [] } : null,
  });
}

async function enterByEmail(accounts: Accounts, coming: Coming): Promise<Entry> {
  const { identity } = coming;
  const email = requireEmail(accounts, identity);
  const existing = await findUserRowByEmail(accounts.database.read, accounts.vault, email);
  if (!existing) return signUpWithProvider(accounts, coming, { email });
  coming.about.userId = existing.id;
  if (!identity.emailVerified) throw linkFirst();
  if (existing.state === "unverified") {
    return signUpWithProvider(accounts, coming, { email, inTheWay: existing });
  }
  if (existing.state !== "active") throw refused();
  if (existing.email_verified_at === null) throw linkFirst();
  await linkConfirmed(accounts, coming, existing);
  const entry = await enterKnown(accounts, coming);
  if (!entry) throw refused();
  return entry;
}

/** Throws `provider_email_unusable`. */
function requireEmail({ verification }: Accounts, { email, emailVerified }: ProviderIdentity) {
  if (email !== null && (emailVerified || !verification)) return email;
  throw new ProblemError("provider_email_unusable", {
    detail:
      email === null
        ? "It shared no e-mail address, which an account here needs."
        : "Confirm your e-mail address there first; or sign in here as before, and link your account under Security.",
  });
}

type NewAccount = {
  email: string;
  /** An account with this address that nobody ever entered: see takeOver. */
  inTheWay?: UserRow;
};

async function signUpWithProvider(
  accounts: Accounts,
  { identity, visit, client }: Coming,
  { email, inTheWay }: NewAccount,
): Promise<Entry> {
  requireOpenDoor(accounts);
  await countSignUp(accounts, client);
  const presented =
    visit.invitation_id && visit.invitation_hash
      ? { id: visit.invitation_id, secretHash: visit.invitation_hash }
      : null;
  const admission = await requirePresented(accounts, email, presented);
  if (inTheWay) await takeOver(accounts, inTheWay);
  const now = accounts.clock();
  const chosen = { email, name: identity.name, password_hash: "", state: "active", now } as const;
  const user = {
    ...rowOfNewUser(chosen),
    email_verified_at: identity.emailVerified ? now : null,
  };
  const link = (trx: Kysely<Schema>) => insertLink(accounts, trx, { user, identity, now });
  const signedIn = await openAccount(accounts, { user, admission, client, alongside: link });
  return { signedIn };
}

/**
 * Somebody once signed up with this address and never confirmed it, so that nobody has ever been in that account. Its
 * password goes with it: whoever chose it may have been waiting for the owner (pre-hijacking). Throws `link_first`
 * when it was confirmed meanwhile.
 */
async function takeOver({ database, vault }: Accounts, { id }: UserRow): Promise<void> {
  await database.write(async (trx) => {
    const current = await lockUserRow(database, trx, id);
    if (current && current.state !== "unverified") throw linkFirst();
    await deleteUser(trx, id);
  });
  await vault.erasePerson(id);
}

/** Both sides have seen proof that the address is theirs. */
async function linkConfirmed(
  accounts: Accounts,
  { identity, client }: Coming,
  existing: UserRow,
): Promise<void> {
  const { database, clock, events } = accounts;
  const at = clock();
  const linked = providerLinked(existing);
  await database.write(async (trx) => {
    const current = await lockUserRow(database, trx, existing.id);
    // Disabled, or given another address, since it was looked up?
    const same =
      current?.state === "active" &&
      current.email_mac === existing.email_mac &&
      current.email_verified_at !== null;
    if (!same) throw refused();
    await insertLink(accounts, trx, { user: existing, identity, now: at });
    await writeAudit(trx, linked, { client, at });
  });
  events.authEvent(linked);
  sendNotice(accounts, existing.id, "provider-linked", { client });
}

async function insertLink(
  { vault }: Pick<Accounts, "vault">,
  trx: Kysely<Schema>,
  { user, identity, now }: { user: Pick<UserRow, "id">; identity: ProviderIdentity; now: number },
): Promise<void> {
  const mac = subjectMac(vault.masterKeys, identity);
  const linking = { userId: user.id, issuer: identity.issuer, mac, now };
  if (!(await insertProviderAccount(trx, linking))) throw new ProblemError("link_taken");
}

const providerLinked = ({ id }: Pick<UserRow, "id">): AuditedEvent => ({
  event: "provider-linked",
  outcome: "success",
  userId: id,
  deviceId: null,
});

const linkFirst = () => new ProblemError("link_first");
const refused = () =>
  new ProblemError("provider_refused", {
    detail: "This account can't be used now. Ask whoever runs this server.",
  });
