/** Passkeys: with them alone, as the second step, and as all that an account has. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { userIdSchema } from "#contracts/ids.ts";
import { type Flaws, SoftwareAuthenticator } from "#tests/support/authenticator.ts";
import { type Call, httpClient, newPerson, type Person } from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import {
  addApp,
  addPasskey,
  creationOptions,
  firstStep,
  httpsEnv,
  publicUrl,
  requestOptions,
  secondStep,
  signInByPasskey,
  tokensIn,
} from "#tests/support/second-factors.ts";

describe.each(Object.entries(databasePlaces))("passkeys over %s", (_name, makePlace) => {
  let stored: TestDatabase;
  let gateway: TestGateway;
  let call: Call;
  beforeAll(async () => {
    stored = await openTestDatabase(makePlace);
    gateway = await startTestGateway({ env: httpsEnv, deps: { database: stored.database } });
    call = httpClient(gateway.url);
  });
  afterAll(async () => {
    await gateway.close();
    await stored.remove();
  });

  const factors = async ({ accessToken: token }: Pick<Person, "accessToken">) =>
    (await call("GET", "/api/auth/factors", { token })).json as {
      password: boolean;
      passkeys: { id: string; name: string; lastUsedAt: string | null }[];
      recoveryCodes: { left: number } | null;
    };

  describe("a passkey", () => {
    it("signs in alone, without a second step, to a device of its own", async () => {
      const person = await newPerson(call);
      const { authenticator } = await addPasskey(call, person);
      const answer = await signInByPasskey(call, authenticator);
      expect(answer.status).toBe(200);
      expect(answer.json).toMatchObject({ user: { id: person.userId, email: person.email } });
      const { accessToken } = tokensIn(answer);
      expect((await call("GET", "/api/auth/me", { token: accessToken })).status).toBe(200);
      expect(accessToken).not.toBe(person.accessToken);
    });

    it("is listed, renamed and removed; another person's is not there", async () => {
      const person = await newPerson(call);
      const stranger = await newPerson(call);
      await addPasskey(call, person);
      const [passkey] = (await factors(person)).passkeys;
      expect(passkey).toMatchObject({ name: "My phone", lastUsedAt: null });
      const path = `/api/auth/passkeys/${passkey?.id}`;
      const asStranger = { token: stranger.accessToken };
      const body = { name: "Mine now" };
      expect((await call("PATCH", path, { ...asStranger, body })).status).toBe(404);
      expect((await call("DELETE", path, asStranger)).status).toBe(404);
      const renamed = await call("PATCH", path, {
        token: person.accessToken,
        body: { name: "Old phone" },
      });
      expect(renamed.status).toBe(204);
      expect((await factors(person)).passkeys[0]?.name).toBe("Old phone");
      expect((await call("DELETE", path, { token: person.accessToken })).status).toBe(204);
      expect(await factors(person)).toMatchObject({ passkeys: [], recoveryCodes: null });
    });

    it("that was removed signs in no more, and the password alone lets in again", async () => {
      const person = await newPerson(call);
      const { authenticator } = await addPasskey(call, person);
      const [passkey] = (await factors(person)).passkeys;
      await call("DELETE", `/api/auth/passkeys/${passkey?.id}`, { token: person.accessToken });
      expect((await signInByPasskey(call, authenticator)).status).toBe(401);
      const body = { email: person.email, password: person.password };
      expect((await call("POST", "/api/auth/sign-in", { body })).status).toBe(200);
    });

    it("is the second step where the password is the first", async () => {
      const person = await newPerson(call);
      const { authenticator } = await addPasskey(call, person);
      const { challenge, methods } = await firstStep(call, person);
      expect(methods).toEqual(["passkey", "recovery-code"]);
      const asked = await call("POST", "/api/auth/second-factor/passkey-options", {
        body: { challenge },
      });
      const response = authenticator.sign(requestOptions(asked));
      const answer = await secondStep(call, challenge, { method: "passkey", response });
      expect(answer.status).toBe(200);
    });

    it("of somebody else is no second step", async () => {
      const person = await newPerson(call);
      await addPasskey(call, person);
      const other = await newPerson(call);
      const { authenticator } = await addPasskey(call, other);
      const { challenge } = await firstStep(call, person);
      const asked = await call("POST", "/api/auth/second-factor/passkey-options", {
        body: { challenge },
      });
      const options = { ...requestOptions(asked), allowCredentials: [] };
      const response = authenticator.sign(options);
      const answer = await secondStep(call, challenge, { method: "passkey", response });
      expect(answer.status).toBe(401);
      expect(answer.json).toMatchObject({ code: "invalid_proof" });
    });

    const flaws: [string, Flaws][] = [
      ["without its user verified", { userVerified: false }],
      ["from another origin", { origin: "https://health.example.org.evil.example" }],
      ["signed by another key", { foreignKey: true }],
      ["of another kind", { type: "webauthn.create" }],
      ["for another user handle", { userHandle: Buffer.from("somebody").toString("base64url") }],
    ];
    it.each(flaws)("is refused %s", async (_what, flaw) => {
      const person = await newPerson(call);
      const { authenticator } = await addPasskey(call, person);
      const options = await call("POST", "/api/auth/passkeys/sign-in/options");
      const response = authenticator.sign(requestOptions(options), flaw);
      const answer = await call("POST", "/api/auth/passkeys/sign-in", { body: { response } });
      expect(answer.status).toBe(401);
      expect(answer.json).toMatchObject({ code: "invalid_proof" });
      expect(answer.headers.get("set-cookie")).toBeNull();
    });

    it("answers a question once, and only the question that it was asked", async () => {
      const person = await newPerson(call);
      const { authenticator } = await addPasskey(call, person);
      const asked = requestOptions(await call("POST", "/api/auth/passkeys/sign-in/options"));
      const body = { response: authenticator.sign(asked), delivery: "body" };
      const path = "/api/auth/passkeys/sign-in";
      const all = await Promise.all(Array.from({ length: 10 }, () => call("POST", path, { body })));
      expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(401)]);
      const never = { ...asked, challenge: Buffer.alloc(32, 7).toString("base64url") };
      const unasked = { response: authenticator.sign(never) };
      expect((await call("POST", path, { body: unasked })).status).toBe(401);
      const { challenge } = await firstStep(call, person);
      const forAnother = requestOptions(
        await call("POST", "/api/auth/second-factor/passkey-options", { body: { challenge } }),
      );
      const misplaced = { response: authenticator.sign(forAnother) };
      expect((await call("POST", path, { body: misplaced })).status).toBe(401);
    });

    it.each([
      ["without its user verified", { userVerified: false }],
      ["for another origin", { origin: "https://evil.example" }],
    ])("is not taken %s", async (_what, flaw) => {
      const { accessToken: token } = await newPerson(call);
      const authenticator = new SoftwareAuthenticator(publicUrl);
      const response = authenticator.make(await creationOptions(call, token), flaw);
      const added = await call("POST", "/api/auth/passkeys", {
        token,
        body: { response, name: "Mine" },
      });
      expect(added.status).toBe(401);
      expect((await factors({ accessToken: token })).passkeys).toEqual([]);
    });

    it("made for one device's question is not taken from another device", async () => {
      const person = await newPerson(call);
      const other = await newPerson(call);
      const authenticator = new SoftwareAuthenticator(publicUrl);
      const response = authenticator.make(await creationOptions(call, person.accessToken));
      const body = { response, name: "Mine" };
      const token = other.accessToken;
      expect((await call("POST", "/api/auth/passkeys", { token, body })).status).toBe(401);
    });

    it("whose counter falls back still signs in, and the fall is noted", async () => {
      const person = await newPerson(call);
      const authenticator = new SoftwareAuthenticator(publicUrl, { counts: true });
      await addPasskey(call, person, authenticator);
      expect((await signInByPasskey(call, authenticator)).status).toBe(200);
      expect((await signInByPasskey(call, authenticator)).status).toBe(200);
      const noted = () =>
        gateway.database.read
          .selectFrom("audit_events")
          .select("event")
          .where("user_id", "=", userIdSchema.parse(person.userId))
          .where("event", "=", "passkey-counter-behind")
          .execute();
      expect(await noted()).toEqual([]);
      const options = requestOptions(await call("POST", "/api/auth/passkeys/sign-in/options"));
      const response = authenticator.sign(options, { counter: 1 });
      const answer = await call("POST", "/api/auth/passkeys/sign-in", { body: { response } });
      expect(answer.status).toBe(200);
      expect(await noted()).toHaveLength(1);
    });
  });

  describe("an account without a password", () => {
    it("is entered by its passkey alone, and by no password", async () => {
      const person = await newPerson(call);
      const { authenticator } = await addPasskey(call, person);
      const { accessToken: token } = person;
      expect((await call("DELETE", "/api/auth/password", { token })).status).toBe(204);
      expect(await factors(person)).toMatchObject({ password: false });
      for (const password of [person.password, " "]) {
        const body = { email: person.email, password };
        const answer = await call("POST", "/api/auth/sign-in", { body });
        expect(answer.status).toBe(401);
        expect(answer.json).toMatchObject({ code: "invalid_credentials" });
      }
      expect((await signInByPasskey(call, authenticator)).status).toBe(200);
    });

    it("keeps its last passkey, whatever else it has", async () => {
      const person = await newPerson(call);
      await addPasskey(call, person);
      await addApp(call, person);
      const { accessToken: token } = person;
      await call("DELETE", "/api/auth/password", { token });
      const [passkey] = (await factors(person)).passkeys;
      const answer = await call("DELETE", `/api/auth/passkeys/${passkey?.id}`, { token });
      expect(answer.status).toBe(409);
      expect(answer.json).toMatchObject({ code: "last_way_in" });
      expect((await factors(person)).passkeys).toHaveLength(1);
    });

    it("does not come about where there is no passkey", async () => {
      const person = await newPerson(call);
      await addApp(call, person);
      const { accessToken: token } = person;
      const answer = await call("DELETE", "/api/auth/password", { token });
      expect(answer.status).toBe(409);
      expect(answer.json).toMatchObject({ code: "last_way_in" });
      expect(await factors(person)).toMatchObject({ password: true });
    });
  });
});
