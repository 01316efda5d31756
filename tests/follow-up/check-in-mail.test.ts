/** Asking by mail: once, neutrally, and only where the address was verified. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMemoryLimits } from "#platform/limits/limits-memory.ts";
import type { Mail, Mailer } from "#platform/mail/mail.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { goodPassword, httpClient, signInAgain } from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

const publicUrl = "https://home.example.org";
const hour = 60 * 60_000;
const subject = "A short question from Healify";
const routine = "my finger clicks in the morning";
const patience = { timeout: 60_000 };

describe.each(Object.entries(databasePlaces))("asking by mail over %s", (_name, makePlace) => {
  let stored: TestDatabase;
  let open: TestGateway[];
  /** Shared, as in Redis. */
  let limits: ReturnType<typeof createMemoryLimits>;
  let sent: Mail[];
  const mailer: Mailer = {
    kind: "smtp",
    send: async (mail) => void sent.push(mail),
    close: async () => undefined,
  };

  beforeEach(async () => {
    stored = await openTestDatabase(makePlace);
    open = [];
    limits = createMemoryLimits();
    sent = [];
  });
  afterEach(async () => {
    await closeAll();
    await limits.close();
    await stored.remove();
  });

  /** Each looks for whom to ask as soon as it is there. */
  async function start(ahead: number, given: Mailer | null = mailer): Promise<TestGateway> {
    const clock = () => Date.now() + ahead;
    const deps = { database: stored.database, mailer: given, limits, clock };
    const env = { HEALIFY_PUBLIC_URL: publicUrl };
    const gateway = await startTestGateway({ env, deps });
    open.push(gateway);
    return gateway;
  }
  /** Closing waits for the look that is under way, and for the mails. */
  async function closeAll(): Promise<void> {
    await Promise.all(open.splice(0).map((gateway) => gateway.close()));
  }
  const asked = () => sent.filter((mail) => mail.subject === subject);

  async function verifiedPerson(gateway: TestGateway, email: string): Promise<ChatClient> {
    const call = httpClient(gateway.url);
    const before = sent.length;
    await call("POST", "/api/auth/sign-up", { body: { email, password: goodPassword } });
    await vi.waitFor(() => expect(sent.length).toBeGreaterThan(before), patience);
    const token = /#token=(\S+)/.exec(sent.at(-1)?.text ?? "")?.[1];
    await call("POST", "/api/auth/verify-email", { body: { token } });
    const account = {
      userId: "",
      email,
      password: goodPassword,
      accessToken: "",
      refreshToken: "",
    };
    return new ChatClient(gateway.url, await signInAgain(call, account));
  }

  it("sends one mail, by one of two gateways, without a word of what it is about", async () => {
    const person = await verifiedPerson(await start(0), "one@example.org");
    const { session } = await person.ask(routine);
    await person.ask("how much water should I drink?", session.id);
    await person.ask(routine);
    await closeAll();
    await Promise.all([start(73 * hour), start(73 * hour)]);
    await vi.waitFor(() => expect(asked()).toHaveLength(1), patience);
    await closeAll();
    await start(74 * hour);
    await closeAll();
    expect(asked()).toHaveLength(1);
    const [mail] = asked();
    expect(mail).toMatchObject({ to: "one@example.org" });
    expect(mail?.text).toContain(`${publicUrl}/chat\n`);
    expect(`${mail?.subject} ${mail?.text}`).not.toMatch(
      /finger|health\b|symptom|doctor|better|worse|urgent|how are you/i,
    );
  });

  it("sends none before the time, none late, none once it was told, none after an emergency", async () => {
    const gateway = await start(0);
    const early = await verifiedPerson(gateway, "early@example.org");
    await early.ask(routine);
    const told = await verifiedPerson(gateway, "told@example.org");
    const { message } = await told.ask(routine);
    const path = `/api/chat/messages/${message.id}/outcome`;
    await told.call("PUT", path, { token: told.token, body: { outcome: "better" } });
    const emergency = await verifiedPerson(gateway, "emergency@example.org");
    await emergency.ask("crushing chest pain, going into my arm");
    await closeAll();
    for (const ahead of [2 * hour, 71 * hour, 97 * hour]) {
      await start(ahead);
      await closeAll();
    }
    expect(asked()).toEqual([]);
    await start(73 * hour);
    await vi.waitFor(() => expect(asked()).toHaveLength(1), patience);
    await closeAll();
    expect(asked().map(({ to }) => to)).toEqual(["early@example.org"]);
  });

  it("sends none to an address that nobody verified", async () => {
    const unverified = await ChatClient.signUp((await start(0, null)).url);
    await unverified.ask(routine);
    const verified = await verifiedPerson(await start(0), "verified@example.org");
    await verified.ask(routine);
    await closeAll();
    await start(73 * hour);
    await vi.waitFor(() => expect(asked()).toHaveLength(1), patience);
    await closeAll();
    expect(asked().map(({ to }) => to)).toEqual(["verified@example.org"]);
  });
});
