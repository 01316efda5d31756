import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { userIdSchema } from "#contracts/ids.ts";
import {
  type Call,
  goodPassword,
  httpClient,
  newPerson,
  type Person,
} from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { newVerifiedPerson, startMailGateway } from "#tests/support/mail-gateway.ts";
import { mailSubjects, startMailServer } from "#tests/support/mail-server.ts";

const invitedSchema = z.object({
  invitation: z.object({ id: z.string(), state: z.string(), forOneAddress: z.boolean() }),
  link: z.string(),
});
const day = 24 * 60 * 60_000;

describe.each(Object.entries(databasePlaces))("invitations on %s", (_name, makePlace) => {
  let stored: TestDatabase;
  const gateways: TestGateway[] = [];
  let now = Date.now();

  afterEach(async () => {
    for (const gateway of gateways.splice(0)) await gateway.close();
    await stored.remove();
  });

  async function open(env: Record<string, string>) {
    const { database } = stored;
    const gateway = await startTestGateway({ env, deps: { database, clock: () => now } });
    gateways.push(gateway);
    return httpClient(gateway.url);
  }

  /** The operator came while everybody could; then the door was closed but for the invited. */
  async function invitedOnly(): Promise<{ call: Call; operator: Person }> {
    now = Date.now();
    stored = await openTestDatabase(makePlace);
    const operator = await newPerson(await open({}));
    return { call: await open({ HEALIFY_SIGN_UP: "invited" }), operator };
  }

  async function invite(call: Call, operator: Person, body: object = {}) {
    const answer = await call("POST", "/api/operator/invitations", {
      token: operator.accessToken,
      body,
    });
    expect(answer.status).toBe(201);
    const { link, invitation } = invitedSchema.parse(answer.json);
    return { invitation, token: link.slice(link.indexOf("=") + 1), link };
  }

  const signUp = (call: Call, email: string, invitation?: string) =>
    call("POST", "/api/auth/sign-up", {
      body: { email, password: goodPassword, delivery: "body", ...(invitation && { invitation }) },
    });

  it("let one person sign up, once; nobody signs up without", async () => {
    const { call, operator } = await invitedOnly();
    expect((await call("GET", "/api/auth/ways-in")).json).toEqual({
      provider: null,
      signUp: "invited",
      passkeySignUp: true,
    });
    const refused = await signUp(call, "stranger@example.org");
    expect(refused).toMatchObject({ status: 403, json: { code: "invitation_needed" } });

    const { token, link, invitation } = await invite(call, operator);
    expect(link).toMatch(/^\/sign-up#invitation=hinv1\.[0-9a-f-]{36}\.[\w-]{43}$/);
    expect(invitation).toMatchObject({ state: "open", forOneAddress: false });
    expect((await signUp(call, "guest@example.org", token)).status).toBe(201);
    expect((await signUp(call, "second@example.org", token)).status).toBe(403);
    const { items } = (
      await call("GET", "/api/operator/invitations", { token: operator.accessToken })
    ).json as { items: unknown[] };
    expect(items).toMatchObject([{ id: invitation.id, state: "used" }]);
    expect(JSON.stringify(items)).not.toContain(token.split(".")[2]);
  });

  it("let in as many as they have uses, however many come at once", async () => {
    const { call, operator } = await invitedOnly();
    const { token, invitation } = await invite(call, operator);
    await stored.database.write((trx) =>
      trx.updateTable("invitations").set({ uses_left: 3 }).execute(),
    );
    const guests = [1, 2, 3, 4, 5, 6].map((n) => `guest-${n}@example.org`);
    const answers = await Promise.all(guests.map((guest) => signUp(call, guest, token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 403, 403, 403]);
    const list = await call("GET", "/api/operator/invitations", { token: operator.accessToken });
    expect(list.json).toMatchObject({
      items: [{ id: invitation.id, state: "used", usesLeft: 0 }],
    });
  });

  it("are kept as a hash alone, and the address that one is for as a fingerprint", async () => {
    const { call, operator } = await invitedOnly();
    const { token } = await invite(call, operator, { email: "Only@Example.org" });
    const rows = JSON.stringify(
      await stored.database.read.selectFrom("invitations").selectAll().execute(),
    );
    expect(rows).not.toContain(token.split(".")[2]);
    expect(rows.toLowerCase()).not.toContain("only@example.org");
    expect((await signUp(call, "other@example.org", token)).status).toBe(403);
    expect((await signUp(call, "only@example.org", token)).status).toBe(201);
  });

  it("are over after their days, and at once when they are withdrawn", async () => {
    const { call, operator } = await invitedOnly();
    const late = await invite(call, operator, { days: 2 });
    const withdrawn = await invite(call, operator);
    const path = `/api/operator/invitations/${withdrawn.invitation.id}`;
    const token = operator.accessToken;
    expect((await call("DELETE", path, { token })).status).toBe(204);
    expect((await call("DELETE", path, { token })).status).toBe(404);
    expect((await signUp(call, "one@example.org", withdrawn.token)).status).toBe(403);
    now += 2 * day + 1;
    expect((await signUp(call, "two@example.org", late.token)).status).toBe(403);
  });

  it.each(["", "hinv1", "hinv1.x.y", "hinv1..", "other.0190a0b1-0000-7000-8000-000000000000.x"])(
    "that are none (%j) let nobody in",
    async (invitation) => {
      const { call } = await invitedOnly();
      expect([400, 403]).toContain((await signUp(call, "no@example.org", invitation)).status);
      const right = `hinv1.0190a0b1-0000-7000-8000-000000000000.${"A".repeat(43)}`;
      expect((await signUp(call, "no@example.org", right)).status).toBe(403);
    },
  );

  it("are used by one of all who race for them, in 50 rounds", async () => {
    const { call, operator } = await invitedOnly();
    for (let round = 0; round < 50; round += 1) {
      const { token } = await invite(call, operator);
      const answers = await Promise.all(
        ["a", "b"].map((who) => signUp(call, `${who}${round}@example.org`, token)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 403]);
    }
    const users = await stored.database.read.selectFrom("users").select("id").execute();
    expect(users).toHaveLength(51);
    const keys = await stored.database.read
      .selectFrom("healify_keys.user_keys")
      .select("user_id")
      .execute();
    expect(keys).toHaveLength(51);
  }, 240_000);

  it("open no closed door", async () => {
    const { operator } = await invitedOnly();
    const closed = await open({ HEALIFY_SIGN_UP: "closed" });
    const { token } = await invite(closed, operator);
    expect(await signUp(closed, "late@example.org", token)).toMatchObject({
      status: 403,
      json: { code: "forbidden" },
    });
  });

  it("are made, seen and withdrawn by operators alone, and changed with a fresh proof alone", async () => {
    const { call, operator } = await invitedOnly();
    const { token } = await invite(call, operator);
    const guest = z
      .object({ accessToken: z.string() })
      .parse((await signUp(call, "guest@example.org", token)).json);
    for (const [method, path] of [
      ["GET", "/api/operator/invitations"],
      ["POST", "/api/operator/invitations"],
      ["DELETE", "/api/operator/invitations/0190a0b1-0000-7000-8000-000000000000"],
    ] as const) {
      const body = method === "POST" ? { body: {} } : {};
      const answer = await call(method, path, { token: guest.accessToken, ...body });
      expect(answer).toMatchObject({ status: 403, json: { code: "forbidden" } });
    }
    await stored.database.write((trx) =>
      trx
        .updateTable("devices")
        .set({ proved_at: 0 })
        .where("user_id", "=", userIdSchema.parse(operator.userId))
        .execute(),
    );
    const stale = await call("POST", "/api/operator/invitations", {
      token: operator.accessToken,
      body: {},
    });
    expect(stale.json).toMatchObject({ code: "step_up_required" });
  });

  it("go with whoever used them when they are erased, and stay when who made them is", async () => {
    const { call, operator } = await invitedOnly();
    const used = await invite(call, operator);
    const unused = await invite(call, operator);
    const guest = z
      .object({ accessToken: z.string() })
      .parse((await signUp(call, "guest@example.org", used.token)).json);
    const erase = (token: string) =>
      call("DELETE", "/api/auth/me", { token, body: { password: goodPassword } });
    expect((await erase(guest.accessToken)).status).toBe(200);
    expect((await erase(operator.accessToken)).status).toBe(200);
    const rows = await stored.database.read.selectFrom("invitations").selectAll().execute();
    expect(rows).toMatchObject([{ id: unused.invitation.id, created_by: null }]);
  });
});

describe("invitations where addresses are confirmed by mail", () => {
  it("are used up by the confirmation, and answer alike for known and unknown addresses (rule 13)", async () => {
    const mailServer = await startMailServer();
    const stored = await openTestDatabase(databasePlaces.SQLite);
    const { database } = stored;
    const openDoor = await startMailGateway(mailServer, { database });
    const operator = await newVerifiedPerson(openDoor, mailServer, "operator@example.org");
    await openDoor.close();
    const gateway = await startMailGateway(mailServer, {
      database,
      env: { HEALIFY_SIGN_UP: "invited" },
    });
    const { call } = gateway;
    const made = await call("POST", "/api/operator/invitations", {
      token: operator.accessToken,
      body: {},
    });
    const { link } = invitedSchema.parse(made.json);
    const invitation = link.slice(link.indexOf("=") + 1);
    const signUp = (email: string) =>
      call("POST", "/api/auth/sign-up", { body: { email, password: goodPassword, invitation } });
    const known = [await signUp("operator@example.org"), await signUp("operator@example.org")];
    const unknown = [await signUp("guest@example.org"), await signUp("guest@example.org")];
    const other = await signUp("other@example.org");
    for (const answer of [...known, ...unknown, other]) {
      expect(answer).toMatchObject({ status: 202, text: known[0]?.text });
    }
    const verify = async (email: string) => {
      const token = await mailServer.tokenTo(email, mailSubjects.verify);
      return (await call("POST", "/api/auth/verify-email", { body: { token } })).status;
    };
    expect(await verify("guest@example.org")).toBe(204);
    expect(await verify("other@example.org")).toBe(403);
    expect((await signUp("third@example.org")).status).toBe(403);
    await gateway.close();
    await stored.remove();
    await mailServer.close();
  });
});
