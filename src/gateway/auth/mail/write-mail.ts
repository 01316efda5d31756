/** An order → the mail, as it is to be sent now. Links are made here, and their tokens stored hashed. */
import type { UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database/database.ts";
import type { Limits } from "#platform/limits/limits.ts";
import type { Mail } from "#platform/mail/mail.ts";
import { PersonErased, type Vault } from "#vault/vault.ts";
import type { GatewayEvents } from "../../events.ts";
import { writeAudit } from "../audit/audit.ts";
import {
  findUser,
  findUserByEmail,
  findUserRowByEmail,
  type StoredUser,
  sealUserEmail,
} from "../user-store.ts";
import { type Letter, setLetter } from "./mail-letter.ts";
import { mailLimits } from "./mail-lifetimes.ts";
import type { MailLinks } from "./mail-links.ts";
import type { MailOrder, MailOrderKind, MailOrderOf } from "./mail-orders.ts";
import { insertMailToken } from "./mail-token-store.ts";
import { type MailTokenPurpose, newMailToken } from "./mail-tokens.ts";
import {
  alreadyRegisteredLetter,
  checkInLetter,
  confirmEmailLetter,
  emailChangedLetter,
  emailTakenLetter,
  noticeLetter,
  resetLetter,
  verificationLetter,
} from "./mails.ts";

export type MailWriting = {
  database: Database<Schema>;
  vault: Vault;
  clock: Clock;
  limits: Limits;
  events: Pick<GatewayEvents, "authEvent">;
  links: MailLinks;
};

type Written = { to: string; personId: UserId; letter: Letter };
type Writers = {
  [Kind in MailOrderKind]: (
    writing: MailWriting,
    order: MailOrderOf<Kind>,
    attempt: number,
  ) => Promise<Written | null>;
};

/** Null when there is nobody to send it to any more, or the address got enough of them. */
export async function writeMail(
  writing: MailWriting,
  order: MailOrder,
  attempt: number,
): Promise<Mail | null> {
  try {
    const written = await write(writing, order.kind, order, attempt);
    if (!written) return null;
    if (attempt === 1 && !(await mayBeSent(writing, order.kind, written.to))) return null;
    const { to, personId, letter } = written;
    return setLetter(letter, { to, personId, home: writing.links.home });
  } catch (fault) {
    if (fault instanceof PersonErased) return null;
    throw fault;
  }
}

function write<Kind extends MailOrderKind>(
  writing: MailWriting,
  kind: Kind,
  order: MailOrderOf<Kind>,
  attempt: number,
): Promise<Written | null> {
  return writers[kind](writing, order, attempt);
}

async function mayBeSent(
  { limits, vault }: MailWriting,
  kind: MailOrderKind,
  to: string,
): Promise<boolean> {
  const limit = { name: `mails-${kind}`, ...mailLimits[kind] };
  return (await limits.take(limit, vault.masterKeys.lookup("account", to))).allowed;
}

const writers: Writers = {
  async verification(writing, { userId }) {
    const user = await findUser(writing, userId);
    return user?.state === "unverified" ? verification(writing, user) : null;
  },
  async "verification-asked"(writing, { email }) {
    const user = await findUserByEmail(writing, email);
    return user?.state === "unverified" ? verification(writing, user) : null;
  },
  async "already-registered"(writing, { userId }) {
    const user = await findUser(writing, userId);
    return user ? to(user, alreadyRegisteredLetter(writing.links.home)) : null;
  },
  async "reset-asked"(writing, order, attempt) {
    const user = await findUserByEmail(writing, order.email);
    if (attempt === 1) await auditAsked(writing, order, user?.id ?? null);
    // One who never confirmed the address proves it by this link as well.
    if (!user || user.state === "disabled") return null;
    const link = await newLink(writing, user, "reset-password");
    return to(user, resetLetter(link, writing.links.home));
  },
  async "confirm-email"(writing, { userId, email }) {
    const user = await findUser(writing, userId);
    if (user?.state !== "active") return null;
    const { database, vault, links } = writing;
    if (await findUserRowByEmail(database.read, vault, email)) {
      return { to: email, personId: user.id, letter: emailTakenLetter(links.home) };
    }
    const link = await newLink(writing, user, "confirm-email", email);
    return { to: email, personId: user.id, letter: confirmEmailLetter(link, links.home) };
  },
  async "email-changed"(writing, { userId, email, where, at }) {
    const user = await findUser(writing, userId);
    if (!user) return null;
    const link = await newLink(writing, user, "undo-email-change", email);
    return { to: email, personId: user.id, letter: emailChangedLetter(link, { where, at }) };
  },
  async notice(writing, { userId, notice, where, at }) {
    const user = await findUser(writing, userId);
    if (!user || user.state === "unverified") return null;
    return to(user, noticeLetter(notice, { where, at }));
  },
  async "check-in"(writing, { userId }) {
    const user = await findUser(writing, userId);
    return user?.state === "active" ? to(user, checkInLetter(writing.links.home)) : null;
  },
};

const to = (user: StoredUser, letter: Letter): Written => ({
  to: user.email,
  personId: user.id,
  letter,
});

async function verification(writing: MailWriting, user: StoredUser): Promise<Written> {
  const link = await newLink(writing, user, "verify-email");
  return to(user, verificationLetter(link, writing.links.home));
}

/** Links that were mailed before hold on: the person may open either. */
async function newLink(
  { database, vault, clock, links }: MailWriting,
  user: StoredUser,
  purpose: MailTokenPurpose,
  newEmail?: string,
): Promise<string> {
  const { email_mac } = await sealUserEmail(vault, user.id, user.email);
  const token = newMailToken(purpose, {
    userId: user.id,
    // The way back holds whatever the address is by then.
    emailMac: purpose === "undo-email-change" ? null : email_mac,
    newEmailSealed: newEmail ? (await sealUserEmail(vault, user.id, newEmail)).email_sealed : null,
    now: clock(),
  });
  await database.write((trx) => insertMailToken(trx, token.row));
  return links.to(purpose, token.text);
}

/** Told here, not when it was asked: only now it is known whose account it is. */
async function auditAsked(
  { database, clock, events }: MailWriting,
  { client }: MailOrderOf<"reset-asked">,
  userId: UserId | null,
): Promise<void> {
  const asked = {
    event: "password-reset-asked",
    outcome: userId ? "success" : "refused",
    userId,
    deviceId: null,
  } as const;
  await database.write((trx) => writeAudit(trx, asked, { client, at: clock() }));
  events.authEvent({ ...asked, userId: null });
}
