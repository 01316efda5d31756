import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Registry } from "prom-client";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { erasureReceiptSchema } from "#contracts/auth.ts";
import { userIdSchema } from "#contracts/ids.ts";
import {
  finishErasure,
  finishInterrupted,
  markForErasure,
  nobody,
} from "#gateway/auth/erasure/erase-person.ts";
import { createTokenState } from "#gateway/auth/tokens/token-state.ts";
import { findUserRow } from "#gateway/auth/user-store.ts";
import { openControl } from "#gateway/control.ts";
import { createGatewayEvents } from "#gateway/events.ts";
import { createGatewayMetrics } from "#gateway/metrics.ts";
import type { Mail } from "#platform/mail/mail.ts";
import { createFolderMailer } from "#platform/mail/mail-folder.ts";
import {
  type Call,
  goodPassword,
  httpClient,
  newPerson,
  signInAgain,
} from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { createVault } from "#vault/vault.ts";

describe.each(Object.entries(databasePlaces))("erasure over %s", (_, makePlace) => {
  let gateway: TestGateway;
  let call: Call;
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await openTestDatabase(makePlace);
    gateway = await startTestGateway({ deps: { database: opened.database } });
    call = httpClient(gateway.url);
  });
  afterAll(async () => {
    await gateway.close();
    await opened.remove();
  });

  const tables = [
    "users",
    "devices",
    "refresh_tokens",
    "erasures",
    "healify_keys.user_keys",
  ] as const;
  const countAll = () =>
    Promise.all(
      tables.map(async (table) => {
        const rows = await gateway.database.read.selectFrom(table).selectAll().execute();
        return rows.length;
      }),
    );

  it("erases the key, the rows and every sign-in, and gives a receipt", async () => {
    const before = await countAll();
    const person = await newPerson(call);
    const phone = await signInAgain(call, person);
    const answer = await call("DELETE", "/api/auth/me", {
      token: person.accessToken,
      body: { password: goodPassword },
    });
    expect(answer.status).toBe(200);
    const receipt = erasureReceiptSchema.parse(answer.json);
    expect(receipt.userId).toBe(person.userId);
    expect(receipt.places.map(({ place }) => place)).toEqual(
      expect.arrayContaining([
        "key",
        "account",
        "health",
        "answer log",
        "session cache",
        "answer cache",
        "limits",
        "broker queues",
        "dead letters",
        "mails",
        "export",
        "logs",
        "model provider",
        "audit",
        "backups",
      ]),
    );
    expect(await countAll()).toEqual(before);
    await expect(gateway.deps.vault.person(userIdSchema.parse(person.userId))).rejects.toThrow();
    for (const { accessToken, refreshToken } of [person, phone]) {
      expect((await call("GET", "/api/auth/me", { token: accessToken })).status).toBe(401);
      const body = { refreshToken };
      expect((await call("POST", "/api/auth/refresh", { body })).status).toBe(401);
    }
    const { email, password } = person;
    expect((await call("POST", "/api/auth/sign-in", { body: { email, password } })).status).toBe(
      401,
    );
    expect((await call("POST", "/api/auth/sign-up", { body: { email, password } })).status).toBe(
      201,
    );
  });

  it("asks for the password, and does nothing without it", async () => {
    const person = await newPerson(call);
    const answer = await call("DELETE", "/api/auth/me", {
      token: person.accessToken,
      body: { password: "some other pass phrase" },
    });
    expect(answer.status).toBe(401);
    expect(answer.json).toMatchObject({ code: "invalid_credentials" });
    expect((await call("GET", "/api/auth/me", { token: person.accessToken })).status).toBe(200);
  });

  it("asks for a fresh proof on a device that was signed in a while ago", async () => {
    const person = await newPerson(call);
    await gateway.database.write((trx) =>
      trx
        .updateTable("devices")
        .set({ proved_at: Date.now() - 11 * 60_000 })
        .where("user_id", "=", userIdSchema.parse(person.userId))
        .execute(),
    );
    const erase = () =>
      call("DELETE", "/api/auth/me", {
        token: person.accessToken,
        body: { password: goodPassword },
      });
    const refused = await erase();
    expect(refused.status).toBe(403);
    expect(refused.json).toMatchObject({ code: "step_up_required" });
    expect((await call("GET", "/api/auth/me", { token: person.accessToken })).status).toBe(200);
  });

  it("rule 36: an erasure that died at any write is ended by the next gateway, and nobody gets in meanwhile", async () => {
    const erasing = await erasingParts(gateway);
    const { database, vault } = erasing;
    for (let at = 1; at <= 3; at += 1) {
      const person = await newPerson(call);
      const userId = userIdSchema.parse(person.userId);
      let writes = 0;
      const dying: TestGateway["database"] = {
        ...database,
        write: (work) => {
          writes += 1;
          return writes > at ? Promise.reject(new Error("died")) : database.write(work);
        },
      };
      const dead = { ...erasing, database: dying, vault: createVault(dying, vault.masterKeys) };
      await markForErasure(dead, { userId, accountMac: "-" });
      await expect(finishErasure(dead, userId, nobody)).rejects.toThrow("died");
      const { email, password } = person;
      expect((await call("POST", "/api/auth/sign-in", { body: { email, password } })).status).toBe(
        401,
      );
      await finishInterrupted({ ...erasing, clock: () => Date.now() + 120_000 });
      expect(await findUserRow(database.read, userId)).toBeUndefined();
      expect(await database.read.selectFrom("erasures").selectAll().execute()).toEqual([]);
      expect((await call("GET", "/api/auth/me", { token: person.accessToken })).status).toBe(401);
      expect((await call("POST", "/api/auth/sign-up", { body: { email, password } })).status).toBe(
        201,
      );
    }
    await erasing.control.close();
  });

  it("rule 50: audits each step by ids, and keeps neither network nor client of who was erased", async () => {
    const person = await newPerson(call);
    await call("POST", "/api/auth/sign-in", {
      body: { email: person.email, password: "wrong words" },
    });
    await call("POST", "/api/auth/refresh", { body: { refreshToken: person.refreshToken } });
    const rows = () =>
      gateway.database.read
        .selectFrom("audit_events")
        .selectAll()
        .where("user_id", "=", userIdSchema.parse(person.userId))
        .orderBy("id")
        .execute();
    expect((await rows()).map(({ event, outcome }) => `${event} ${outcome}`)).toEqual([
      "sign-up success",
      "sign-in refused",
      "refresh success",
    ]);
    for (const row of await rows()) {
      expect(row.address_prefix).toBe("127.0.0.0/24");
      expect(row.user_agent).toBe("node");
    }
    await call("DELETE", "/api/auth/me", {
      token: person.accessToken,
      body: { password: goodPassword },
    });
    const kept = await rows();
    expect(kept.at(-1)?.event).toBe("account-erased");
    for (const row of kept) expect(row).toMatchObject({ address_prefix: "", user_agent: "" });
  });

  it("no log line holds an e-mail, a password or a token", async () => {
    const person = await newPerson(call);
    await call("POST", "/api/auth/refresh", { body: { refreshToken: person.refreshToken } });
    await call("GET", `/api/auth/me?token=${person.accessToken}`, { token: person.accessToken });
    const logged = gateway.logged();
    expect(logged).toContain('"route":"/api/auth/me"');
    for (const secret of [person.email, person.password, person.accessToken, person.refreshToken]) {
      expect(logged).not.toContain(secret);
    }
    expect(logged).not.toContain("hrt1.");
  });
});

/** As a gateway has them; another one, which knows of no place outside the database. */
async function erasingParts({ deps, database }: TestGateway) {
  const { vault, broker, cache, logger } = deps;
  const clock = Date.now;
  const events = createGatewayEvents(logger, createGatewayMetrics(new Registry()));
  const control = await openControl(broker, () => undefined);
  const tokenState = createTokenState({ database, cache, events, clock });
  return { database, vault, clock, events, control, tokenState, erasers: [], mailer: null };
}

it("tells that the key's bytes stay while a backup is reading, and scrubs them after it", async () => {
  const gateway = await startTestGateway();
  const call = httpClient(gateway.url);
  const person = await newPerson(call);
  const backup = new DatabaseSync(join(gateway.config.dataDir, "keys.db"));
  backup.exec("begin; select count(*) from user_keys;");
  const answer = await call("DELETE", "/api/auth/me", {
    token: person.accessToken,
    body: { password: goodPassword },
  });
  const { places } = erasureReceiptSchema.parse(answer.json);
  expect(places.find(({ place }) => place === "key")?.how).toContain("being read right now");
  const left = () => gateway.database.read.selectFrom("erasures").selectAll().execute();
  expect(await left()).toHaveLength(1);
  backup.exec("commit");
  backup.close();
  const parts = await erasingParts(gateway);
  await finishInterrupted({ ...parts, clock: () => Date.now() + 120_000 });
  expect(await left()).toEqual([]);
  await parts.control.close();
  await gateway.close();
});

it("leaves no mail in the folder, not even one that was being written meanwhile", async () => {
  const folder = await mkdtemp(join(tmpdir(), "healify-mails-"));
  const mailer = createFolderMailer({ folder, from: "healify@example.org" });
  const writing = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const slow = {
    ...mailer,
    async send(mail: Mail) {
      writing.resolve();
      await goOn.promise;
      await mailer.send(mail);
      sent.resolve();
    },
  };
  const sent = Promise.withResolvers<void>();
  const mailing = await startTestGateway({ deps: { mailer: slow } });
  const mailingCall = httpClient(mailing.url);
  const person = await newPerson(mailingCall);
  const { email, accessToken: token, password } = person;
  await mailingCall("POST", "/api/auth/forgot-password", { body: { email } });
  await writing.promise;
  const answer = await mailingCall("DELETE", "/api/auth/me", { token, body: { password } });
  expect(answer.status).toBe(200);
  goOn.resolve();
  await sent.promise;
  await vi.waitFor(async () => expect(await readdir(folder)).toEqual([]), { timeout: 20_000 });
  await mailing.close();
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, { recursive: true });
});
