import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { userIdSchema } from "#contracts/ids.ts";
import { claimOrder, findDueOrders } from "#gateway/auth/mail/mail-order-store.ts";
import type { MailOrder } from "#gateway/auth/mail/mail-orders.ts";
import { MailQueue } from "#gateway/auth/mail/mail-queue.ts";
import type { Mail } from "#platform/mail/mail.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { testSecret } from "#tests/support/gateway.ts";
import { countMailOrders } from "#tests/support/mail-orders.ts";
import { MasterKeys } from "#vault/master-keys.ts";
import { createVault } from "#vault/vault.ts";

const patience = { timeout: 60_000 };
const minute = 60_000;

describe.each(Object.entries(databasePlaces))("mails to be sent, %s", (_name, makePlace) => {
  let stored: TestDatabase;
  let queues: MailQueue[];
  let sent: string[];
  let faults: unknown[];
  let ahead: number;
  let broken: (to: string) => boolean;
  beforeEach(async () => {
    stored = await openTestDatabase(makePlace);
    queues = [];
    sent = [];
    faults = [];
    ahead = 0;
    broken = () => false;
  });
  afterEach(async () => {
    await closeAll();
    await stored.remove();
  });

  const addressOf = (order: MailOrder) => ("email" in order ? order.email : "");
  const client = { network: "", addressPrefix: "", userAgent: "", deviceName: "" };
  const orderFor = (email: string): MailOrder => ({ kind: "reset-asked", email, client });

  /** As one gateway has it. */
  function openQueue(): MailQueue {
    const queue = new MailQueue({
      database: stored.database,
      vault: createVault(stored.database, new MasterKeys(testSecret, null)),
      clock: () => Date.now() + ahead,
      mailer: {
        kind: "smtp",
        send: async ({ to }: Mail) => {
          if (broken(to)) throw new Error("no route to the mail server");
          sent.push(to);
        },
        close: async () => undefined,
      },
      write: async (order) => ({ to: addressOf(order), subject: "", text: "" }),
      onFault: (fault) => void faults.push(fault),
    });
    queues.push(queue);
    return queue;
  }
  const closeAll = () => Promise.all(queues.splice(0).map((queue) => queue.close()));

  it("go out once each, whichever of two gateways takes them", async () => {
    const addresses = Array.from({ length: 100 }, (_, n) => `p${n}@example.org`);
    const two = [openQueue(), openQueue()] as const;
    for (const [n, email] of addresses.entries()) two[n % 2 ? 1 : 0].post(orderFor(email));
    await vi.waitFor(() => expect(sent.length).toBeGreaterThanOrEqual(100), patience);
    await vi.waitFor(async () => expect(await countMailOrders(stored.database)).toBe(0), patience);
    expect(sent.toSorted()).toEqual(addresses.toSorted());
    expect(faults).toEqual([]);
  });

  it("lie sealed while they wait, and are sent by a later process", async () => {
    broken = () => true;
    openQueue().post(orderFor("later@example.org"));
    await closeAll();
    const rows = await stored.database.read.selectFrom("mail_orders").selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain("later@");
    broken = () => false;
    ahead = 2 * minute;
    openQueue().wake();
    await vi.waitFor(() => expect(sent).toEqual(["later@example.org"]), patience);
  });

  it("are sent after the process that had taken them died", async () => {
    broken = () => true;
    openQueue().post(orderFor("taken@example.org"));
    await closeAll();
    ahead = 2 * minute;
    const now = Date.now() + ahead;
    const [due] = await findDueOrders(stored.database.read, { now, limit: 1 });
    if (!due) throw new Error("nothing waits");
    expect(await claimOrder(stored.database, due, now + 5 * minute)).not.toBeNull();
    expect(await claimOrder(stored.database, due, now + 5 * minute)).toBeNull();
    broken = () => false;
    const meanwhile = openQueue();
    meanwhile.wake();
    await closeAll();
    expect(sent).toEqual([]);
    ahead = 8 * minute;
    openQueue().wake();
    await vi.waitFor(() => expect(sent).toEqual(["taken@example.org"]), patience);
  });

  it("are held up by none that can't be delivered, which is given up in the end", async () => {
    broken = (to) => to === "broken@example.org";
    const queue = openQueue();
    queue.post(orderFor("broken@example.org"));
    queue.post(orderFor("well@example.org"));
    await vi.waitFor(() => expect(sent).toEqual(["well@example.org"]), patience);
    await closeAll();
    expect(await countMailOrders(stored.database)).toBe(1);
    ahead = 61 * minute;
    openQueue().wake();
    await vi.waitFor(async () => expect(await countMailOrders(stored.database)).toBe(0), patience);
    expect(sent).toEqual(["well@example.org"]);
    expect(faults.map(String).join()).toMatch(/in time/);
  });

  it("go with the person whom they are for", async () => {
    const userId = userIdSchema.parse(uuidv7());
    const user = {
      id: userId,
      email_mac: "mac",
      email_sealed: null,
      name_sealed: null,
      password_hash: "",
      state: "active",
      role: "person",
      email_verified_at: null,
      created_at: 0,
      updated_at: 0,
    } as const;
    broken = () => true;
    await stored.database.write((trx) => trx.insertInto("users").values(user).execute());
    openQueue().post({ kind: "already-registered", userId });
    await closeAll();
    expect(await countMailOrders(stored.database)).toBe(1);
    await stored.database.write((trx) =>
      trx.deleteFrom("users").where("id", "=", userId).execute(),
    );
    expect(await countMailOrders(stored.database)).toBe(0);
  });
});
