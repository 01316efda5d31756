/**
 * Mails wait here, never a request: whether and how fast one can be sent tells nobody that an account exists (rule 14).
 * They wait in the database, because a mail lost with its process is a person who can't get in.
 *
 *   ordered ──claimed──▶ being sent ──handed over──▶ gone
 *      ▲                     └─ failed, or its process died ─┐
 *      └──────────────────── due again later ◀───────────────┘   until it expires
 *
 * A mail whose process died between handing over and forgetting is sent twice; none is sent by two gateways at once.
 */

import type { Kysely } from "kysely";
import { uuidv7 } from "uuidv7";
import { type UserId, userIdSchema } from "#contracts/ids.ts";
import type { MailOrdersTable, Schema } from "#database/schema.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database/database.ts";
import type { Mail, Mailer } from "#platform/mail/mail.ts";
import { mailOrderContext } from "#vault/contexts.ts";
import type { Vault } from "#vault/vault.ts";
import { nowhere } from "../../http/client.ts";
import { type AuditedEvent, writeAudit } from "../audit/audit.ts";
import { isBeingErased } from "../erasure/erasure-store.ts";
import { BoundedQueue } from "../passwords/bounded-queue.ts";
import { findUserState } from "../user-store.ts";
import { mailOrderLifetimes } from "./mail-lifetimes.ts";
import {
  claimOrder,
  deleteOrder,
  findDueOrders,
  insertMailOrder,
  isOrdered,
  nextDue,
  ordersAbout,
  postponeOrder,
} from "./mail-order-store.ts";
import { type MailOrder, mailOrderSchema } from "./mail-orders.ts";

const connections = 4;
const ordersAtATime = 20;
const lookEveryMs = 30_000;
/** Longer than any mail server is given. */
const leaseMs = 5 * 60_000;
const retryWaits = [1000, 10_000, 60_000, 5 * 60_000] as const;
const lastRetryWait = 15 * 60_000;

export type MailQueueParts = {
  database: Database<Schema>;
  vault: Vault;
  clock: Clock;
  mailer: Mailer;
  /** The mail as it is to be sent now; null when there is nobody to send it to. `attempt` counts from 1. */
  write(order: MailOrder, attempt: number): Promise<Mail | null>;
  onFault(fault: unknown): void;
};

type Due = Pick<MailOrdersTable, "id" | "attempt">;

export class MailQueue {
  readonly #with: MailQueueParts;
  readonly #posting = new Set<Promise<void>>();
  readonly #slots = new BoundedQueue({
    concurrency: connections,
    waitingLimit: ordersAtATime,
    retryAfterMs: 0,
  });
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #wokenMeanwhile = false;
  #closing = false;
  #failedWhileClosing = false;

  constructor(parts: MailQueueParts) {
    this.#with = parts;
  }

  /** In the caller's transaction, who calls `wake` once it is committed. */
  async order(trx: Kysely<Schema>, order: MailOrder): Promise<void> {
    const { vault, clock } = this.#with;
    const id = uuidv7();
    const now = clock();
    const text = JSON.stringify(order);
    await insertMailOrder(trx, {
      id,
      user_id: "userId" in order ? order.userId : null,
      order_sealed: vault.masterKeys.sealForInstallation(text, mailOrderContext(id)),
      attempt: 0,
      due_at: now,
      expires_at: now + mailOrderLifetimes[order.kind],
    });
  }

  /** In the caller's transaction: mails of that kind about the person that were not handed over yet never will be. */
  async withdraw(trx: Kysely<Schema>, userId: UserId, kind: MailOrder["kind"]): Promise<void> {
    for (const row of await ordersAbout(trx, userId)) {
      if (this.#read(row).kind === kind) await deleteOrder(trx, row.id);
    }
  }

  /**
   * In a transaction of its own, which nobody waits for, if it is wanted once it was looked at. Not to be called inside
   * a transaction.
   */
  post(order: MailOrder, isWanted?: () => Promise<boolean>): void {
    const posting = this.#post(order, isWanted)
      .catch(this.#with.onFault)
      .finally(() => this.#posting.delete(posting));
    this.#posting.add(posting);
  }

  async #post(order: MailOrder, isWanted?: () => Promise<boolean>): Promise<void> {
    if (isWanted && !(await isWanted())) return;
    await this.#with.database.write((trx) => this.order(trx, order));
    this.wake();
  }

  /** Sends what is due, and goes on looking by itself. Not to be called inside a transaction. */
  wake(): void {
    if (this.#looking) this.#wokenMeanwhile = true;
    else if (!this.#closing) this.#look();
  }

  /** Tries what is due once more; what can't be sent now stays for the next start. */
  async close(): Promise<void> {
    while (this.#posting.size > 0) await Promise.all(this.#posting);
    this.#closing = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#looking;
    await this.#sendDue().catch(this.#with.onFault);
  }

  #look(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#wokenMeanwhile = false;
    this.#looking = this.#sendDue()
      .then(() => this.#untilNext())
      .catch((fault) => {
        this.#with.onFault(fault);
        return lookEveryMs;
      })
      .then((waitMs) => {
        this.#looking = null;
        if (this.#closing) return;
        if (this.#wokenMeanwhile) this.#look();
        else this.#timer = setTimeout(() => this.#look(), waitMs).unref();
      });
  }

  async #untilNext(): Promise<number> {
    const { database, clock } = this.#with;
    const due = await nextDue(database.read);
    return due === null ? lookEveryMs : Math.min(lookEveryMs, Math.max(100, due - clock()));
  }

  async #sendDue(): Promise<void> {
    const { database, clock } = this.#with;
    for (;;) {
      const due = await findDueOrders(database.read, { now: clock(), limit: ordersAtATime });
      if (due.length === 0 || this.#failedWhileClosing) return;
      await Promise.all(due.map((order) => this.#slots.run(() => this.#deliver(order))));
    }
  }

  async #deliver(due: Due): Promise<void> {
    if (this.#failedWhileClosing) return;
    const { database, clock, mailer, onFault } = this.#with;
    const row = await claimOrder(database, due, clock() + leaseMs);
    if (!row) return;
    try {
      const written = await this.#write(row);
      const mail = written?.mail;
      if (mail) await mailer.send(mail);
      if (mail?.personId !== undefined) await this.#forgetErased(mail.personId);
      await database.write(async (trx) => {
        await deleteOrder(trx, row.id);
        if (mail)
          await writeAudit(trx, sent(written.order, mail), { client: nowhere, at: clock() });
      });
    } catch (fault) {
      onFault(fault);
      this.#failedWhileClosing = this.#closing;
      await postponeOrder(database, row, clock() + (retryWaits[due.attempt] ?? lastRetryWait));
    }
  }

  /** A mail that was on its way into the folder while the erasure cleared it. */
  async #forgetErased(personId: string): Promise<void> {
    const { database, mailer } = this.#with;
    if (!mailer.kept) return;
    const userId = userIdSchema.parse(personId);
    const stays =
      (await findUserState(database.read, userId)) !== undefined &&
      !(await isBeingErased(database.read, userId));
    if (!stays) await mailer.kept.forget(personId);
  }

  async #write(row: MailOrdersTable): Promise<{ order: MailOrder; mail: Mail } | null> {
    const { database, clock, write, onFault } = this.#with;
    if (row.expires_at <= clock()) {
      onFault(new MailGivenUp("a mail could not be sent in time"));
      return null;
    }
    const order = this.#read(row);
    const mail = await write(order, row.attempt);
    // Asked once its link is stored: who withdraws the order finds one of the two.
    return mail && (await isOrdered(database.read, row.id)) ? { order, mail } : null;
  }

  #read(row: Pick<MailOrdersTable, "id" | "order_sealed">): MailOrder {
    const { masterKeys } = this.#with.vault;
    const text = masterKeys.openForInstallation(row.order_sealed, mailOrderContext(row.id));
    return mailOrderSchema.parse(JSON.parse(text));
  }
}

/** What it said, in a word; never to which address. */
const sent = (order: MailOrder, { personId }: Mail): AuditedEvent => ({
  event: "mail-sent",
  outcome: "success",
  userId: personId === undefined ? null : userIdSchema.parse(personId),
  deviceId: null,
  reason: order.kind === "notice" ? order.notice : order.kind,
});

class MailGivenUp extends Error {
  override readonly name = "MailGivenUp";
}
