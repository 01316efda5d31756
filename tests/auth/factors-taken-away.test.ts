/** What happens when second factors go: by the person, and by the operator. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Call,
  httpClient,
  newPerson,
  type Person,
  signInAgain,
} from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import {
  addApp,
  addPasskey,
  firstStep,
  httpsEnv,
  secondStep,
  signInByPasskey,
  tokensIn,
} from "#tests/support/second-factors.ts";

/** Good where it is not the only factor: shorter than 15 characters. */
const shortPassword = "plum7kettle";

describe.each(Object.entries(databasePlaces))("factors over %s", (_name, makePlace) => {
  let stored: TestDatabase;
  let gateway: TestGateway;
  let call: Call;
  let operator: Person;
  beforeAll(async () => {
    stored = await openTestDatabase(makePlace);
    gateway = await startTestGateway({ env: httpsEnv, deps: { database: stored.database } });
    call = httpClient(gateway.url);
    operator = await newPerson(call);
  });
  afterAll(async () => {
    await gateway.close();
    await stored.remove();
  });

  async function changePassword(person: Person, password: string): Promise<Person> {
    const body = { current: person.password, password, delivery: "body" };
    const answer = await call("POST", "/api/auth/change-password", {
      token: person.accessToken,
      body,
    });
    expect(answer.status).toBe(200);
    return { ...person, password, ...tokensIn(answer) };
  }

  const resetBy = (by: Person, of: Person) =>
    call("POST", `/api/operator/people/${of.userId}/reset-2fa`, { token: by.accessToken });
  const signIn = ({ email, password }: Person) =>
    call("POST", "/api/auth/sign-in", { body: { email, password, delivery: "body" } });
  const removeApp = ({ accessToken: token }: Person) => call("DELETE", "/api/auth/totp", { token });

  describe("the last second factor", () => {
    it("rule 5: stays while the password is too short to be alone", async () => {
      const person = await newPerson(call);
      await addApp(call, person);
      const short = await changePassword(person, shortPassword);
      const refused = await removeApp(short);
      expect(refused.status).toBe(422);
      expect(refused.json).toMatchObject({ code: "weak_password" });
      expect((await signIn(short)).status).toBe(202);
      const long = await changePassword(short, "slow trains carry lemons");
      expect((await removeApp(long)).status).toBe(204);
      expect((await signIn(long)).status).toBe(200);
    });

    it("takes the recovery codes along", async () => {
      const person = await newPerson(call);
      await addApp(call, person);
      await removeApp(person);
      const factors = await call("GET", "/api/auth/factors", { token: person.accessToken });
      expect(factors.json).toMatchObject({ totp: null, recoveryCodes: null });
      const { accessToken: token } = person;
      expect((await call("POST", "/api/auth/recovery-codes", { token })).status).toBe(409);
    });

    it("ends the second steps that had begun with it", async () => {
      const person = await newPerson(call);
      const { recoveryCodes } = await addApp(call, person);
      const { challenge } = await firstStep(call, person);
      await removeApp(person);
      const proof = { method: "recovery-code", code: recoveryCodes[0] };
      const answer = await secondStep(call, challenge, proof);
      expect(answer.json).toMatchObject({ code: "challenge_over" });
    });
  });

  describe("an operator's reset", () => {
    it("rule 36: takes every factor away and signs every device out", async () => {
      const person = await newPerson(call);
      const other = await signInAgain(call, person);
      await addApp(call, person);
      const { authenticator } = await addPasskey(call, person);
      expect((await resetBy(operator, person)).status).toBe(204);
      for (const { accessToken, refreshToken } of [person, other]) {
        expect((await call("GET", "/api/auth/me", { token: accessToken })).status).toBe(401);
        const body = { refreshToken };
        expect((await call("POST", "/api/auth/refresh", { body })).status).toBe(401);
      }
      expect((await signInByPasskey(call, authenticator)).status).toBe(401);
      const answer = await signIn(person);
      expect(answer.status).toBe(200);
      const { accessToken: token } = tokensIn(answer);
      const factors = await call("GET", "/api/auth/factors", { token });
      expect(factors.json).toEqual({
        password: true,
        passkeys: [],
        totp: null,
        recoveryCodes: null,
      });
    });

    it("rule 5: doesn't let a short password in alone, and tells only who knows it", async () => {
      const person = await newPerson(call);
      await addApp(call, person);
      const short = await changePassword(person, shortPassword);
      await resetBy(operator, short);
      const answer = await signIn(short);
      expect(answer.status).toBe(403);
      expect(answer.json).toMatchObject({ code: "password_too_short" });
      const wrong = await signIn({ ...short, password: "plum7kettles" });
      expect(wrong.json).toMatchObject({ code: "invalid_credentials" });
    });
  });

  describe("recovery codes", () => {
    it("rule 46: are ten, hashed by argon2id, and void once new ones were made", async () => {
      const person = await newPerson(call);
      const { recoveryCodes } = await addApp(call, person);
      expect(new Set(recoveryCodes).size).toBe(10);
      const stored = await gateway.database.read.selectFrom("recovery_codes").selectAll().execute();
      for (const code of recoveryCodes) {
        const row = stored.find(
          ({ selector, user_id }) => code.startsWith(selector) && user_id === person.userId,
        );
        expect(row?.code_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
        expect(JSON.stringify(row)).not.toContain(code.slice(5));
      }
      const { accessToken: token } = person;
      await call("POST", "/api/auth/recovery-codes", { token });
      const { challenge } = await firstStep(call, person);
      const old = { method: "recovery-code", code: recoveryCodes[3] };
      expect((await secondStep(call, challenge, old)).status).toBe(401);
    });

    it("are read as they may be typed", async () => {
      const person = await newPerson(call);
      const { recoveryCodes } = await addApp(call, person);
      const [code = ""] = recoveryCodes;
      const typed = ` ${code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")} `;
      const { challenge } = await firstStep(call, person);
      const answer = await secondStep(call, challenge, { method: "recovery-code", code: typed });
      expect(answer.status).toBe(200);
    });
  });
});
