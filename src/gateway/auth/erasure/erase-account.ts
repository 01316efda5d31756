/** A person erases their own account, with everything that belongs to it, and is told of each place. */
import type { ErasureReceipt } from "#contracts/auth.ts";
import type { UserId } from "#contracts/ids.ts";
import type { Principal } from "../../http/app-types.ts";
import type { Client } from "../../http/client.ts";
import { readAccount } from "../account.ts";
import type { Accounts } from "../accounts.ts";
import { accountKey, provePassword } from "../passwords/prove-password.ts";
import { refuseCredentials } from "../refuse-credentials.ts";
import { hasPassword } from "../second-factor/factors.ts";
import { requireRecentProof } from "../step-up.ts";
import type { StoredUser } from "../user-store.ts";
import { type ClearedPlace, type Finished, finishErasure, markForErasure } from "./erase-person.ts";
import { placesSentTo } from "./places-sent-to.ts";

type Asked = { password: string | undefined; client: Client };

/** Throws `step_up_required`; `invalid_credentials` when the account has a password and it is wrong or missing. */
export async function eraseAccount(
  accounts: Accounts,
  principal: Principal,
  { password, client }: Asked,
): Promise<ErasureReceipt> {
  await requireRecentProof(accounts, principal);
  const user = await readAccount(accounts, principal);
  if (hasPassword(user)) {
    const credentials = { email: user.email, password: password ?? "", client };
    if (!(await provePassword(accounts, credentials, async () => user))) {
      const refused = { event: "account-erased", reason: "wrong-password", ...principal } as const;
      return refuseCredentials(accounts, { ...refused, client });
    }
  }
  return eraseUser(accounts, user, client);
}

/** Whoever asked for it was proven before. */
export async function eraseUser(
  accounts: Accounts,
  { id: userId, email }: Pick<StoredUser, "id" | "email">,
  client: Client,
): Promise<ErasureReceipt> {
  const models = await placesSentTo(accounts, userId);
  await markForErasure(accounts, { userId, accountMac: accountKey(accounts, email) });
  const finished = await finishErasure(accounts, userId, client);
  return receipt(userId, accounts.clock(), { models, ...finished });
}

type Cleared = Finished & { models: string[] };

function receipt(userId: UserId, at: number, cleared: Cleared): ErasureReceipt {
  const { models, outside, scrubbed } = cleared;
  const inside = [keyPlace(scrubbed), ...insidePlaces];
  return {
    userId,
    erasedAt: new Date(at).toISOString(),
    places: [...inside, ...outside, ...expiringPlaces, modelPlace(models), ...keptPlaces],
  };
}

function keyPlace(scrubbed: boolean): ClearedPlace {
  const meaning = "What was sealed with it can't be read again, wherever a copy lies.";
  return {
    place: "key",
    how: scrubbed
      ? `Deleted first, and gone from the file of the keys' store. ${meaning}`
      : `Deleted first. The file of the keys' store is being read right now, by a backup for instance: its bytes leave it within about an hour after that. ${meaning}`,
  };
}

const insidePlaces: ClearedPlace[] = [
  {
    place: "account",
    how: "Deleted: e-mail, name, password hash, passkeys, one-time codes, recovery codes, links to other providers, the invitation that you came with, devices and their tokens, networks that you signed in from, and counts of failed tries.",
  },
  {
    place: "health",
    how: "Deleted: profile, people you care for, chat sessions, questions, answers, citations, dispositions, what you said of answers, where you meant to go, and how you were later.",
  },
];

const expiringPlaces: ClearedPlace[] = [
  {
    place: "mails to be sent",
    how: "Deleted. A link that was asked for with your e-mail alone may still wait there, sealed; it is thrown away when its turn comes, within an hour.",
  },
  {
    place: "answer cache",
    how: "Not tied to anybody: answers to first questions without anything personal, sealed, found only by who asks the very same; gone within a day.",
  },
  {
    place: "limits",
    how: "Counts of tries and questions, without e-mail or words; gone within an hour.",
  },
  {
    place: "broker queues",
    how: "They held ids, and events sealed with your key. A request that still waits there is thrown away by the worker that takes it.",
  },
  { place: "export", how: "Nothing to delete: it is made while you download it, and not kept." },
  { place: "logs", how: "They hold ids, never your e-mail, your name or your words." },
];

function modelPlace(models: readonly string[]): ClearedPlace {
  return {
    place: "model provider",
    how:
      models.length === 0
        ? "Nothing of yours was sent to a model."
        : `Your questions were sent to ${models.join(" and ")}. What is kept there, and for how long, is for whoever runs it to say.`,
  };
}

const keptPlaces: ClearedPlace[] = [
  {
    place: "outcome counts",
    how: "Kept: how often people here were better, the same or worse later, without person or day.",
  },
  {
    place: "answer counts",
    how: "Kept: how often people here were sent where, and found an answer helpful or not and why, without person, day or words.",
  },
  { place: "audit", how: "Kept: what was done and when, by id, without network and client." },
  {
    place: "backups",
    how: "An older backup of the database holds your e-mail, name and words only sealed, and no key opens them any more. What it holds in clear until it is deleted: ids and times, a hash of your password, and the networks and browsers that you signed in from. An older backup of the keys, which is kept apart, still holds your key until it is deleted.",
  },
];
