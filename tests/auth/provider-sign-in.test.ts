import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { userIdSchema } from "#contracts/ids.ts";
import { goodPassword, newPerson } from "#tests/support/client.ts";
import { type HonestProvider, startHonestProvider } from "#tests/support/openid/honest-provider.ts";
import {
  comeBack,
  leave,
  leaveToLink,
  type ProviderGateway,
  redirectUri,
  startProviderGateway,
} from "#tests/support/openid/provider-gateway.ts";

const signedInSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  returnTo: z.string(),
  user: z.object({ id: z.string(), email: z.string(), name: z.string().nullable() }),
});

let provider: HonestProvider;
let gateway: ProviderGateway;
beforeAll(async () => {
  provider = await startHonestProvider([redirectUri]);
  gateway = await startProviderGateway(provider.issuer);
});
afterAll(async () => {
  await gateway.close();
  await provider.close();
});

let people = 0;
const newEmail = () => `there-${++people}@example.org`;

async function enter(subject: string, returnTo?: string) {
  const leaving = await leave(gateway.call, returnTo === undefined ? {} : { returnTo });
  const back = await provider.visit(leaving.location, subject);
  return comeBack(gateway.call, back, leaving);
}

describe("signing in with another provider", () => {
  it("makes an account the first time, and finds it again by issuer and subject alone (rule 48)", async () => {
    const email = newEmail();
    provider.people.set("ada", { email, email_verified: true, name: "Ada There" });
    const first = await enter("ada", "/profile");
    expect(first.status).toBe(200);
    const made = signedInSchema.parse(first.json);
    expect(made).toMatchObject({ returnTo: "/profile", user: { email, name: "Ada There" } });
    const me = await gateway.call("GET", "/api/auth/me", { token: made.accessToken });
    expect(me.json).toMatchObject({ id: made.user.id, email });

    // Another address there, even somebody else's here, changes nothing of who it is.
    const other = await newPerson(gateway.call);
    provider.people.set("ada", { email: other.email, email_verified: true });
    const again = signedInSchema.parse((await enter("ada")).json);
    expect(again.user).toEqual(made.user);
    expect(again.refreshToken).not.toBe(made.refreshToken);
  });

  it("asks with PKCE S256, state and nonce (rule 48)", async () => {
    const one = new URL((await leave(gateway.call)).location).searchParams;
    const two = new URL((await leave(gateway.call)).location).searchParams;
    expect(one.get("code_challenge_method")).toBe("S256");
    expect(one.get("response_type")).toBe("code");
    for (const fresh of ["state", "nonce", "code_challenge"]) {
      expect(one.get(fresh)?.length).toBeGreaterThanOrEqual(43);
      expect(one.get(fresh)).not.toBe(two.get(fresh));
    }
  });

  it("an account without a password has none that could be guessed", async () => {
    const email = newEmail();
    provider.people.set("no-password", { email, email_verified: true });
    expect((await enter("no-password")).status).toBe(200);
    for (const password of ["", goodPassword]) {
      const answer = await gateway.call("POST", "/api/auth/sign-in", { body: { email, password } });
      expect([400, 401]).toContain(answer.status);
    }
  });

  it("keeps nothing that the provider issued, and no name of the person there", async () => {
    provider.people.set("nothing-kept", { email: newEmail(), email_verified: true });
    expect((await enter("nothing-kept")).status).toBe(200);
    const rows = await gateway.database.read.selectFrom("provider_accounts").selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain("nothing-kept");
    expect(gateway.logged()).not.toMatch(/nothing-kept|eyJ|code_verifier/);
  });

  it("tells in words when it was stopped there", async () => {
    const leaving = await leave(gateway.call);
    const back = await provider.decline(leaving.location);
    const answer = await comeBack(gateway.call, back, leaving);
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({
      code: "provider_refused",
      detail: "It was stopped at the provider.",
    });
  });

  it("needs an e-mail address", async () => {
    provider.people.set("no-email", { name: "Nobody" });
    expect((await enter("no-email")).json).toMatchObject({ code: "provider_email_unusable" });
  });
});

describe("rule 48: an account that is here already", () => {
  it("is not entered by an e-mail that the provider did not confirm", async () => {
    const person = await newPerson(gateway.call);
    provider.people.set("mallory", { email: person.email, email_verified: false });
    const answer = await enter("mallory");
    expect(answer.status).toBe(409);
    expect(answer.json).toMatchObject({ code: "link_first" });
  });

  it("is not entered by an e-mail that was never confirmed here", async () => {
    const person = await newPerson(gateway.call);
    provider.people.set("unsure", { email: person.email, email_verified: true });
    expect((await enter("unsure")).json).toMatchObject({ code: "link_first" });
  });

  it("is linked and entered where both sides have seen proof of the address", async () => {
    const person = await newPerson(gateway.call);
    await confirmHere(person.userId);
    provider.people.set("sure", { email: person.email.toUpperCase(), email_verified: true });
    const entered = signedInSchema.parse((await enter("sure")).json);
    expect(entered.user.id).toBe(person.userId);
    const events = await gateway.database.read
      .selectFrom("audit_events")
      .select("event")
      .where("event", "=", "provider-linked")
      .execute();
    expect(events).toHaveLength(1);
  });

  it("that nobody ever confirmed gives way, and its password with it", async () => {
    const person = await newPerson(gateway.call);
    await gateway.database.write((trx) =>
      trx
        .updateTable("users")
        .set({ state: "unverified" })
        .where("id", "=", userIdSchema.parse(person.userId))
        .execute(),
    );
    provider.people.set("owner", { email: person.email, email_verified: true });
    const entered = signedInSchema.parse((await enter("owner")).json);
    expect(entered.user.id).not.toBe(person.userId);
    const { email, password } = person;
    const waiting = await gateway.call("POST", "/api/auth/sign-in", { body: { email, password } });
    expect(waiting.status).toBe(401);
  });

  it("that is disabled stays shut", async () => {
    provider.people.set("shut", { email: newEmail(), email_verified: true });
    const { user } = signedInSchema.parse((await enter("shut")).json);
    await gateway.database.write((trx) =>
      trx
        .updateTable("users")
        .set({ state: "disabled" })
        .where("id", "=", userIdSchema.parse(user.id))
        .execute(),
    );
    expect(await enter("shut")).toMatchObject({ status: 422, json: { code: "provider_refused" } });
  });
});

describe("linking", () => {
  const linked = async (token: string) =>
    (await gateway.call("GET", "/api/auth/provider-accounts", { token })).json as {
      items: { id: string; host: string }[];
    };

  it("lets the account there in from then on, until it is unlinked", async () => {
    const person = await newPerson(gateway.call);
    provider.people.set("later", { email: newEmail(), email_verified: false });
    const leaving = await leaveToLink(gateway.call, person.accessToken);
    const back = await provider.visit(leaving.location, "later");
    const ending = { ...leaving, token: person.accessToken };
    expect(await comeBack(gateway.call, back, ending)).toMatchObject({
      status: 201,
      json: { returnTo: "/account/security" },
    });
    expect(signedInSchema.parse((await enter("later")).json).user.id).toBe(person.userId);

    const { items } = await linked(person.accessToken);
    expect(items).toMatchObject([{ host: new URL(provider.issuer).host }]);
    const path = `/api/auth/provider-accounts/${items[0]?.id}`;
    const stranger = await newPerson(gateway.call);
    expect((await gateway.call("DELETE", path, { token: stranger.accessToken })).status).toBe(404);
    expect((await gateway.call("DELETE", path, { token: person.accessToken })).status).toBe(204);
    expect((await enter("later")).json).not.toMatchObject({ user: { id: person.userId } });
  });

  it("is refused for an account there that lets somebody else in", async () => {
    provider.people.set("taken", { email: newEmail(), email_verified: true });
    expect((await enter("taken")).status).toBe(200);
    const person = await newPerson(gateway.call);
    const leaving = await leaveToLink(gateway.call, person.accessToken);
    const back = await provider.visit(leaving.location, "taken");
    const answer = await comeBack(gateway.call, back, { ...leaving, token: person.accessToken });
    expect(answer).toMatchObject({ status: 409, json: { code: "link_taken" } });
  });

  it("is refused when somebody else comes back, or when it was begun as a sign-in", async () => {
    const person = await newPerson(gateway.call);
    const victim = await newPerson(gateway.call);
    provider.people.set("mine", { email: newEmail(), email_verified: true });
    const leaving = await leaveToLink(gateway.call, person.accessToken);
    const back = await provider.visit(leaving.location, "mine");
    const other = await comeBack(gateway.call, back, { ...leaving, token: victim.accessToken });
    expect(other.json).toMatchObject({ code: "provider_refused" });
    const signIn = await leave(gateway.call);
    const again = await provider.visit(signIn.location, "mine");
    const mixed = await comeBack(gateway.call, again, { ...signIn, token: victim.accessToken });
    expect(mixed.json).toMatchObject({ code: "provider_refused" });
    expect((await linked(victim.accessToken)).items).toEqual([]);
  });

  it("needs a proof of the last minutes, both ways", async () => {
    const person = await newPerson(gateway.call);
    await gateway.database.write((trx) =>
      trx
        .updateTable("devices")
        .set({ proved_at: 0 })
        .where("user_id", "=", userIdSchema.parse(person.userId))
        .execute(),
    );
    const token = person.accessToken;
    const begun = await gateway.call("POST", "/api/auth/provider-accounts/link", {
      token,
      body: {},
    });
    expect(begun).toMatchObject({ status: 403, json: { code: "step_up_required" } });
  });

  it("the last way in can't be taken away", async () => {
    provider.people.set("only-way", { email: newEmail(), email_verified: true });
    const { accessToken } = signedInSchema.parse((await enter("only-way")).json);
    const { items } = await linked(accessToken);
    const path = `/api/auth/provider-accounts/${items[0]?.id}`;
    const answer = await gateway.call("DELETE", path, { token: accessToken });
    expect(answer).toMatchObject({ status: 409, json: { code: "last_way_in" } });
    expect((await linked(accessToken)).items).toHaveLength(1);
  });
});

async function confirmHere(userId: string): Promise<void> {
  await gateway.database.write((trx) =>
    trx
      .updateTable("users")
      .set({ email_verified_at: Date.now() })
      .where("id", "=", userIdSchema.parse(userId))
      .execute(),
  );
}
