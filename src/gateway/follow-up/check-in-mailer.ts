/**
 * Asks by mail, once, those whose time to be asked has come. Looks every five minutes through the questions of the last
 * days, because the time stands nowhere in clear. Claimed before it is queued: a mail may be lost with its gateway, and
 * is never sent twice.
 */
import { type ReplyId, replyIdSchema, type UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database/database.ts";
import type { Limits } from "#platform/limits/limits.ts";
import { Rounds } from "#platform/rounds.ts";
import { askAgainAt } from "#safety/follow-up/ask-again.ts";
import { PersonErased, type Vault } from "#vault/vault.ts";
import type { MailDelivery } from "../auth/email/verify-email.ts";
import { openTriage } from "./follow-up-dependencies.ts";
import { findLater, openRecord } from "./follow-up-store.ts";
import { claimMail, findMailable, type MailableRow } from "./mail-store.ts";

const pauseMs = [5 * 60_000, 5.5 * 60_000] as const;
const rowsAtOnce = 200;
const hour = 60 * 60_000;
/** The shortest and the longest time after which anybody is asked. */
const soonestMs = hour;
const latestMs = 72 * hour;
/** Nobody is asked about what is over because mail was down. */
const lateMs = 24 * hour;
/** Several chats that are due together make one mail: it leads to all of them. */
const oneMail = { name: "check-in-mails", points: 1, windowMs: hour };

export type MailerParts = {
  database: Database<Schema>;
  vault: Vault;
  clock: Clock;
  limits: Limits;
  delivery: MailDelivery;
  events: { checkInMailed(person: { userId: UserId }): void; fault(fault: unknown): void };
};

export class CheckInMailer {
  readonly #with: MailerParts;
  readonly #rounds: Rounds;

  constructor(parts: MailerParts) {
    this.#with = parts;
    this.#rounds = new Rounds({
      work: (closing) => this.#look(closing),
      pauseMs,
      onFault: parts.events.fault,
    });
  }

  start(): void {
    this.#rounds.start();
  }

  close(): Promise<void> {
    return this.#rounds.close();
  }

  async #look(closing: AbortSignal): Promise<void> {
    const now = this.#with.clock();
    const before = lowestIdOf(now - soonestMs);
    let after = lowestIdOf(now - latestMs - lateMs);
    let rows: MailableRow[];
    do {
      rows = await findMailable(this.#with.database, { after, before, limit: rowsAtOnce });
      for (const row of rows) await this.#askIfDue(row, now);
      after = rows.at(-1)?.reply_id ?? after;
    } while (rows.length === rowsAtOnce && !closing.aborted);
  }

  async #askIfDue(row: MailableRow, now: number): Promise<void> {
    const askAt = await this.#askAt(row);
    if (askAt === null || now > askAt + lateMs) return;
    const { database, limits, delivery, events } = this.#with;
    if (!(await claimMail(database, row))) return;
    const { allowed } = await limits.take(oneMail, row.user_id);
    if (!allowed) return;
    delivery.mails.post({ kind: "check-in", userId: row.user_id });
    events.checkInMailed({ userId: row.user_id });
  }

  /** Null for who is not asked, has answered, was answered anew, or is being erased. */
  async #askAt(row: MailableRow): Promise<number | null> {
    try {
      const person = await this.#with.vault.person(row.user_id);
      if (openRecord(row, person).outcomes.length > 0) return null;
      const askAt = askAgainAt(openTriage(row, person), row.created_at);
      if (askAt === null || this.#with.clock() < askAt) return null;
      const later = await findLater(this.#with.database, row);
      return later.some((one) => openTriage(one, person).disposition !== null) ? null : askAt;
    } catch (fault) {
      if (!(fault instanceof PersonErased)) this.#with.events.fault(fault);
      return null;
    }
  }
}

/** The least UUIDv7 of that millisecond. */
function lowestIdOf(epochMs: number): ReplyId {
  const hex = Math.max(0, epochMs).toString(16).padStart(12, "0");
  return replyIdSchema.parse(`${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`);
}
