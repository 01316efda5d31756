/** Accounts that never had a password, and what an operator can take away. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { SoftwareAuthenticator } from "#tests/support/authenticator.ts";
import { type Call, goodPassword, httpClient, newPerson } from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { httpsEnv, publicUrl, signInByPasskey, tokensIn } from "#tests/support/second-factors.ts";

const optionsSchema = z.looseObject({
  challenge: z.string(),
  rp: z.object({ id: z.string() }),
  user: z.object({ id: z.string() }),
});

describe.each(Object.entries(databasePlaces))("sign-up over %s", (_name, makePlace) => {
  let stored: TestDatabase;
  let gateway: TestGateway;
  let call: Call;
  let people = 0;
  beforeAll(async () => {
    stored = await openTestDatabase(makePlace);
    gateway = await startTestGateway({ env: httpsEnv, deps: { database: stored.database } });
    call = httpClient(gateway.url);
  });
  afterAll(async () => {
    await gateway.close();
    await stored.remove();
  });

  const newEmail = () => `keyholder${++people}@example.org`;
  const options = (email: string) =>
    call("POST", "/api/auth/passkeys/sign-up/options", { body: { email, name: "Ada" } });

  async function signUp(email: string, authenticator = new SoftwareAuthenticator(publicUrl)) {
    const response = authenticator.make(optionsSchema.parse((await options(email)).json));
    const body = { response, delivery: "body" };
    return {
      authenticator,
      body,
      answer: await call("POST", "/api/auth/passkeys/sign-up", { body }),
    };
  }

  describe("sign-up with a passkey", () => {
    it("makes an account without a password, signed in, with recovery codes", async () => {
      const email = newEmail();
      const { authenticator, answer } = await signUp(email);
      expect(answer.status).toBe(201);
      expect(answer.json).toMatchObject({ user: { email, name: "Ada" } });
      const { recoveryCodes } = z.object({ recoveryCodes: z.array(z.string()) }).parse(answer.json);
      expect(recoveryCodes).toHaveLength(10);
      const { accessToken: token } = tokensIn(answer);
      expect((await call("GET", "/api/auth/factors", { token })).json).toMatchObject({
        password: false,
        passkeys: [{ name: expect.any(String) }],
        recoveryCodes: { left: 10 },
      });
      expect((await signInByPasskey(call, authenticator)).status).toBe(200);
      const body = { email, password: goodPassword };
      expect((await call("POST", "/api/auth/sign-in", { body })).status).toBe(401);
    });

    it("takes an answer once, and leaves nothing of a refused one", async () => {
      const email = newEmail();
      const { body } = await signUp(email);
      expect((await call("POST", "/api/auth/passkeys/sign-up", { body })).status).toBe(401);
      const { answer } = await signUp(email);
      expect(answer.status).toBe(409);
      expect(answer.json).toMatchObject({ code: "email_taken" });
      const keys = await gateway.database.read
        .selectFrom("healify_keys.user_keys")
        .select("user_id")
        .execute();
      const users = await gateway.database.read.selectFrom("users").select("id").execute();
      expect(keys.map((row) => row.user_id).sort()).toEqual(users.map((row) => row.id).sort());
    });

    it("doesn't tell by its options whether an address is taken", async () => {
      const taken = await options((await newPerson(call)).email);
      const free = await options(newEmail());
      expect(taken.status).toBe(200);
      const shape = (json: unknown) => Object.keys(optionsSchema.parse(json)).sort();
      expect(shape(taken.json)).toEqual(shape(free.json));
    });
  });

  describe("passkeys", () => {
    it("are not offered where a Host header would choose what they are bound to", async () => {
      const open = await startTestGateway();
      const anywhere = httpClient(open.url);
      const answer = await anywhere("POST", "/api/auth/passkeys/sign-in/options");
      expect(answer.status).toBe(409);
      expect(answer.json).toMatchObject({ code: "passkeys_unavailable" });
      const here = httpClient(open.url.replace("127.0.0.1", "localhost"));
      const local = await here("POST", "/api/auth/passkeys/sign-in/options");
      expect(local.json).toMatchObject({ rpId: "localhost", userVerification: "required" });
      await open.close();
    });
  });
});
