/**
 * Erasure: the person's key first, because without it nothing sealed can be read again wherever a copy lies; then the
 * rows; then what lies outside the database. Can be asked for again when it was interrupted.
 */
import type { ErasureReceipt } from "#contracts/auth.ts";
import type { ReplyId, SessionId, UserId } from "#contracts/ids.ts";
import type { AnswerLog } from "#platform/answer-log/answer-log.ts";
import type { Cache } from "#platform/cache/cache.ts";
import type { Principal } from "../http/app-types.ts";
import type { Client } from "../http/client.ts";
import { readAccount } from "./account.ts";
import type { Accounts } from "./accounts.ts";
import { anonymiseAudit, writeAudit } from "./audit.ts";
import { listDevices } from "./device-store.ts";
import { forgetGuesses } from "./guess-store.ts";
import { accountKey, provePassword } from "./prove-password.ts";
import { refuseCredentials } from "./refuse-credentials.ts";
import { tellRevoked } from "./revoke-device.ts";
import { deleteUser, findOwned } from "./user-store.ts";

export type ErasedPerson = { userId: UserId; sessionIds: SessionId[]; replyIds: ReplyId[] };

/** One place outside the database that holds something of a person, and how it is cleared there. */
export type Eraser = {
  place: string;
  /** Gives the receipt's sentence. Must not reject: what can't be deleted now says until when it stays. */
  erase(person: ErasedPerson): Promise<string>;
};

export function answerLogEraser(answerLog: AnswerLog): Eraser {
  return {
    place: "answer log",
    async erase({ replyIds }) {
      const available = answerLog.available();
      await Promise.all(replyIds.map((replyId) => answerLog.delete(replyId)));
      return available
        ? "Deleted."
        : "Can't be reached now; it held sealed text only, and forgets it within ten minutes.";
    },
  };
}

/** `forget` drops what the cache keeps of one chat session. */
export function sessionCacheEraser(
  cache: Pick<Cache, "available">,
  forget: (sessionId: SessionId) => Promise<void>,
): Eraser {
  return {
    place: "session cache",
    async erase({ sessionIds }) {
      const available = cache.available();
      await Promise.all(sessionIds.map(forget));
      return available
        ? "Deleted."
        : "Can't be reached now; it held sealed text only, and forgets it within half an hour.";
    },
  };
}

/** Throws `invalid_credentials` when the password is wrong. */
export async function eraseAccount(
  accounts: Accounts,
  principal: Principal,
  { password, client }: { password: string; client: Client },
): Promise<ErasureReceipt> {
  const { database, vault, control, clock, events, erasers } = accounts;
  const { userId } = principal;
  const user = await readAccount(accounts, principal);
  const credentials = { email: user.email, password, client };
  const proven = await provePassword(accounts, credentials, async () => user);
  if (!proven) {
    const refused = { event: "account-erased", reason: "wrong-password", ...principal } as const;
    return refuseCredentials(accounts, { ...refused, client });
  }

  const at = clock();
  const devices = await listDevices(database.read, userId, at);
  const erased = { event: "account-erased", outcome: "success", ...principal } as const;
  await vault.erasePerson(userId);
  control.publish({ type: "person-erased", userId });
  const owned = await database.write(async (trx) => {
    const found = await findOwned(trx, userId);
    await deleteUser(trx, userId);
    await writeAudit(trx, erased, { client, at });
    await anonymiseAudit(trx, userId);
    await forgetGuesses(trx, accountKey(accounts, user.email));
    return found;
  });
  for (const { id } of devices) await tellRevoked(accounts, id);
  events.authEvent(erased);
  const outside = [];
  for (const eraser of erasers) {
    outside.push({ place: eraser.place, how: await eraser.erase({ userId, ...owned }) });
  }
  return {
    userId,
    erasedAt: new Date(at).toISOString(),
    places: [...insidePlaces, ...outside, ...keptPlaces],
  };
}

const insidePlaces = [
  {
    place: "key",
    how: "Deleted first: what was sealed with it can't be read again, wherever a copy lies.",
  },
  {
    place: "account",
    how: "Deleted: e-mail, name, password hash, devices and their tokens, networks that you signed in from, and counts of failed tries.",
  },
  {
    place: "health",
    how: "Deleted: profile, people you care for, chat sessions, questions, answers, citations, dispositions, what you said of answers, where you meant to go, and how you were later.",
  },
];

const keptPlaces = [
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
    how: "An older backup of the database holds sealed text that no key opens, and your e-mail and name until it is deleted; an older backup of the keys, which is kept apart, still holds your key until it is deleted.",
  },
];
