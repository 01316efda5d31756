import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { userIdSchema } from "#contracts/ids.ts";
import type { Mail, Mailer } from "#platform/mail/mail.ts";
import { createSmtpMailer } from "#platform/mail/mail-smtp.ts";
import { newPerson } from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startMailServer } from "#tests/support/mail-server.ts";
import {
  comeBack,
  leave,
  leaveToLink,
  type ProviderGateway,
  startProviderGateway,
} from "#tests/support/openid/provider-gateway.ts";
import {
  honestly,
  type Lie,
  type RogueProvider,
  startRogueProvider,
} from "#tests/support/openid/rogue-provider.ts";
import { addApp } from "#tests/support/second-factors.ts";
import { waitFor } from "#tests/support/wait-for.ts";

const rounds = 50;
const roomy = { HEALIFY_LIMIT_OPEN_CALLS: "99999" };
const as =
  (sub: string, email: string, email_verified = true): Lie =>
  (token) => ({ ...token, claims: { ...token.claims, sub, email, email_verified } });

describe.each(Object.entries(databasePlaces))("another provider on %s", (_name, makePlace) => {
  let stored: TestDatabase;
  let rogue: RogueProvider;
  let gateway: ProviderGateway;
  beforeEach(async () => {
    stored = await openTestDatabase(makePlace);
    rogue = await startRogueProvider();
    gateway = await startProviderGateway(rogue.issuer, {
      env: roomy,
      deps: { database: stored.database },
    });
  });
  afterEach(async () => {
    await gateway.close();
    await rogue.close();
    await stored.remove();
  });

  async function arriveTwice(lie: Lie) {
    rogue.lie = lie;
    const leavings = [await leave(gateway.call), await leave(gateway.call)];
    return Promise.all(
      leavings.map((leaving) => comeBack(gateway.call, rogue.visit(leaving.location), leaving)),
    );
  }

  it(`rule 48: a visit is finished by one of many who bring it at once, in ${rounds} rounds`, async () => {
    rogue.lie = honestly;
    for (let round = 0; round < rounds; round += 1) {
      const leaving = await leave(gateway.call);
      const back = rogue.visit(leaving.location);
      const answers = await Promise.all([1, 2, 3].map(() => comeBack(gateway.call, back, leaving)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    }
  });

  it(`a new person who comes by two tabs at once gets one account, in ${rounds} rounds`, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const answers = await arriveTwice(as(`twice-${round}`, `twice-${round}@example.org`));
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      const [one, two] = answers.map(({ json }) => (json as { user: { id: string } }).user.id);
      expect(one).toBe(two);
    }
    const links = await stored.database.read.selectFrom("provider_accounts").select("id").execute();
    expect(links).toHaveLength(rounds);
  });

  it(`an account there is linked to one of two people who link it at once, in ${rounds} rounds`, async () => {
    const people = [await newPerson(gateway.call), await newPerson(gateway.call)];
    for (let round = 0; round < rounds; round += 1) {
      rogue.lie = as(`shared-${round}`, `shared-${round}@example.org`);
      const answers = await Promise.all(
        people.map(async ({ accessToken: token }) => {
          const leaving = await leaveToLink(gateway.call, token);
          return comeBack(gateway.call, rogue.visit(leaving.location), { ...leaving, token });
        }),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    }
  });

  it("rule 48: an account with a second factor is asked for it, whatever the provider claims", async () => {
    const person = await newPerson(gateway.call);
    const { accessToken: token } = person;
    rogue.lie = as("two-steps", "two-steps@example.org");
    const leaving = await leaveToLink(gateway.call, token);
    await comeBack(gateway.call, rogue.visit(leaving.location), { ...leaving, token });
    const { app } = await addApp(gateway.call, person);
    rogue.lie = (said) => {
      const token = as("two-steps", "two-steps@example.org")(said);
      return { ...token, claims: { ...token.claims, amr: ["mfa", "otp"], acr: "aal3" } };
    };
    const again = await leave(gateway.call, { returnTo: "/profile" });
    const answer = await comeBack(gateway.call, rogue.visit(again.location), again);
    expect(answer).toMatchObject({
      status: 202,
      json: { returnTo: "/profile", secondFactor: { methods: ["totp", "recovery-code"] } },
    });
    expect(answer.text).not.toMatch(/accessToken|refreshToken/);
    const { challenge } = (answer.json as { secondFactor: { challenge: string } }).secondFactor;
    // The code that set the app up was used: the next step's is taken, within the clock's leeway.
    const code = app.code(Date.now() + 30_000);
    const finished = await gateway.call("POST", "/api/auth/second-factor", {
      body: { challenge, method: "totp", code, delivery: "body" },
    });
    expect(finished).toMatchObject({ status: 200, json: { user: { id: person.userId } } });
  });

  it("rule 50: leaves a row for each way in and each refusal", async () => {
    const person = await newPerson(gateway.call);
    await arriveTwice(as("known", "known@example.org"));
    await arriveTwice(as("mallory", person.email, false));
    rogue.lie = (token) => ({ ...token, sign: "not" });
    const leaving = await leave(gateway.call);
    await comeBack(gateway.call, rogue.visit(leaving.location), leaving);
    const rows = await stored.database.read
      .selectFrom("audit_events")
      .select(["outcome", "reason", "user_id"])
      .where("event", "=", "sign-in")
      .where("outcome", "=", "refused")
      .orderBy("id")
      .execute();
    const owner = userIdSchema.parse(person.userId);
    expect(rows.map(({ reason, user_id }) => [reason, user_id])).toEqual([
      ["provider-link_first", owner],
      ["provider-link_first", owner],
      ["provider-provider_refused", null],
    ]);
  });
});

describe("where mails go into a folder", () => {
  it("rule 48: a password that was reset by whoever runs the server proves no address", async () => {
    const kept: Mail[] = [];
    const mailer: Mailer = {
      kind: "folder",
      send: async (mail) => void kept.push(mail),
      close: async () => undefined,
    };
    const rogue = await startRogueProvider();
    const gateway = await startProviderGateway(rogue.issuer, { env: roomy, deps: { mailer } });
    const { call } = gateway;
    const squatter = await newPerson(call);
    const { email } = squatter;
    await call("POST", "/api/auth/forgot-password", { body: { email } });
    const token = await waitFor(
      () => kept.map(({ text }) => /#token=(\S+)/.exec(text)?.[1]).find(Boolean),
      "the link is in the folder",
    );
    const body = { token, password: "a new phrase of the squatter" };
    expect((await call("POST", "/api/auth/reset-password", { body })).status).toBe(204);

    rogue.lie = as("owner-of-it", email);
    const leaving = await leave(call);
    const answer = await comeBack(call, rogue.visit(leaving.location), leaving);
    expect(answer).toMatchObject({ status: 409, json: { code: "link_first" } });
    await gateway.close();
    await rogue.close();
  });
});

describe("where this server confirms addresses", () => {
  it("rule 13: one that the provider did not confirm ends alike, whoever's it is", async () => {
    const mailServer = await startMailServer();
    const rogue = await startRogueProvider();
    const mailer = createSmtpMailer({ url: mailServer.url, from: "healify@example.org" });
    const gateway = await startProviderGateway(rogue.issuer, { env: roomy, deps: { mailer } });
    const enter = async (lie: Lie) => {
      rogue.lie = lie;
      const leaving = await leave(gateway.call);
      return comeBack(gateway.call, rogue.visit(leaving.location), leaving);
    };
    expect((await enter(as("owner", "known@example.org"))).status).toBe(200);
    const known = await enter(as("mallory", "known@example.org", false));
    const unknown = await enter(as("mallory", "unknown@example.org", false));
    expect(known).toMatchObject({ status: 422, json: { code: "provider_email_unusable" } });
    expect(unknown.text).toBe(known.text);

    // Confirmed by the provider, and here by having come with it: another account there is linked.
    const linked = await enter(as("owner-elsewhere", "known@example.org"));
    expect(linked).toMatchObject({ status: 200, json: { user: { email: "known@example.org" } } });
    await mailServer.mailTo("known@example.org", /^A new way to sign in/);
    await gateway.close();
    await mailer.close();
    await rogue.close();
    await mailServer.close();
  });
});
