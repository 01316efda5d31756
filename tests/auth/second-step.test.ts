/** The second step of a sign-in, and step-up: what they ask for, and what can't get around them. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Call, httpClient, newPerson, signInAgain } from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import {
  addApp,
  addPasskey,
  firstStep,
  httpsEnv,
  requestOptions,
  secondStep,
  signInByPasskey,
  tokensIn,
} from "#tests/support/second-factors.ts";

describe.each(Object.entries(databasePlaces))("second factors over %s", (_name, makePlace) => {
  const minute = 60_000;
  let stored: TestDatabase;
  let gateway: TestGateway;
  let call: Call;
  let now = Date.now();
  beforeAll(async () => {
    stored = await openTestDatabase(makePlace);
    const deps = { database: stored.database, clock: () => now };
    gateway = await startTestGateway({ env: httpsEnv, deps });
    call = httpClient(gateway.url);
  });
  beforeEach(() => {
    // A code of an earlier test's step would count as used.
    now += 2 * minute;
  });
  afterAll(async () => {
    await gateway.close();
    await stored.remove();
  });

  const me = (token: string) => call("GET", "/api/auth/me", { token });
  const refresh = (refreshToken: string) =>
    call("POST", "/api/auth/refresh", { body: { refreshToken } });

  describe("the second step", () => {
    it("is asked for after the right password: nothing is signed in before", async () => {
      const person = await newPerson(call);
      await addApp(call, person, now);
      const body = { email: person.email, password: person.password };
      const answer = await call("POST", "/api/auth/sign-in", { body });
      expect(answer.status).toBe(202);
      expect(answer.json).toEqual({
        secondFactor: {
          challenge: expect.stringMatching(/^hsf1\.[\w-]{43}$/),
          methods: ["totp", "recovery-code"],
          expiresIn: 300,
        },
      });
      expect(answer.headers.get("set-cookie")).toBeNull();
      const devices = await call("GET", "/api/auth/devices", { token: person.accessToken });
      expect(devices.json).toMatchObject({ items: [{ current: true }] });
    });

    it("rule 11: is told to nobody who doesn't know the password", async () => {
      const person = await newPerson(call);
      await addApp(call, person, now);
      const attempt = { email: person.email, password: "not the password of anybody" };
      const answer = await call("POST", "/api/auth/sign-in", { body: attempt });
      expect(answer.status).toBe(401);
      expect(answer.json).toMatchObject({ code: "invalid_credentials" });
    });

    it("rule 32: gives a new device, with a code of the app", async () => {
      const person = await newPerson(call);
      const { app } = await addApp(call, person, now);
      now += minute;
      const { challenge } = await firstStep(call, person);
      const answer = await secondStep(call, challenge, { method: "totp", code: app.code(now) });
      expect(answer.status).toBe(200);
      expect(answer.json).toMatchObject({ user: { id: person.userId } });
      const devices = await call("GET", "/api/auth/devices", {
        token: tokensIn(answer).accessToken,
      });
      expect(devices.json).toMatchObject({ items: [{}, {}] });
    });

    it("takes a challenge once", async () => {
      const person = await newPerson(call);
      const { app } = await addApp(call, person, now);
      now += minute;
      const { challenge } = await firstStep(call, person);
      const right = { method: "totp", code: app.code(now) };
      expect((await secondStep(call, challenge, right)).status).toBe(200);
      now += minute;
      const again = await secondStep(call, challenge, { method: "totp", code: app.code(now) });
      expect(again.status).toBe(401);
      expect(again.json).toMatchObject({ code: "challenge_over" });
    });

    it("takes it from the client that took the first step, and for five minutes", async () => {
      const person = await newPerson(call);
      const { app } = await addApp(call, person, now);
      now += minute;
      const { challenge } = await firstStep(call, person, { "user-agent": "Somebody else" });
      const elsewhere = await secondStep(call, challenge, { method: "totp", code: app.code(now) });
      expect(elsewhere.json).toMatchObject({ code: "challenge_over" });
      const { challenge: second } = await firstStep(call, person);
      now += 5 * minute;
      const late = await secondStep(call, second, { method: "totp", code: app.code(now) });
      expect(late.json).toMatchObject({ code: "challenge_over" });
    });

    it("ends a challenge after five wrong answers, at once or one by one", async () => {
      const person = await newPerson(call);
      const { app } = await addApp(call, person, now);
      now += minute;
      const { challenge } = await firstStep(call, person);
      const wrong = { method: "totp", code: app.code(now - 10 * minute) };
      const answers = await Promise.all(
        Array.from({ length: 9 }, () => secondStep(call, challenge, wrong)),
      );
      const codes = answers.map(({ json }) => (json as { code: string }).code).sort();
      expect(codes).toEqual([
        ...Array(4).fill("challenge_over"),
        ...Array(5).fill("invalid_proof"),
      ]);
      const right = await secondStep(call, challenge, { method: "totp", code: app.code(now) });
      expect(right.json).toMatchObject({ code: "challenge_over" });
    });

    it("rule 15: a right password doesn't make wrong codes forgotten", async () => {
      const person = await newPerson(call);
      const { app } = await addApp(call, person, now);
      now += minute;
      const wrong = { method: "totp", code: app.code(now - 10 * minute) };
      const statuses: number[] = [];
      for (let n = 0; n < 12; n += 1) {
        const { challenge } = await firstStep(call, person);
        statuses.push((await secondStep(call, challenge, wrong)).status);
      }
      expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    });

    it("no password takes its place", async () => {
      const person = await newPerson(call);
      await addApp(call, person, now);
      const { challenge } = await firstStep(call, person);
      const body = { challenge, method: "password", password: person.password };
      expect((await call("POST", "/api/auth/second-factor", { body })).status).toBe(400);
    });
  });

  describe("step-up", () => {
    const change = (token: string) => call("POST", "/api/auth/totp/options", { token });

    it("is asked for ten minutes after the sign-in, and by password gives new tokens", async () => {
      const person = await newPerson(call);
      expect((await change(person.accessToken)).status).toBe(200);
      now += 9 * minute;
      expect((await change(person.accessToken)).status).toBe(200);
      now += 2 * minute;
      const fresh = tokensIn(await refresh(person.refreshToken));
      const refused = await change(fresh.accessToken);
      expect(refused.status).toBe(403);
      expect(refused.json).toMatchObject({ code: "step_up_required" });
      const methods = await call("GET", "/api/auth/step-up", { token: fresh.accessToken });
      expect(methods.json).toEqual({ methods: ["password"] });
      const body = { method: "password", password: person.password, delivery: "body" };
      const stepped = await call("POST", "/api/auth/step-up", { token: fresh.accessToken, body });
      expect(stepped.status).toBe(200);
      expect((await change(tokensIn(stepped).accessToken)).status).toBe(200);
    });

    it("rule 32: tokens of before die with it", async () => {
      const person = await newPerson(call);
      const body = { method: "password", password: person.password, delivery: "body" };
      const stepped = await call("POST", "/api/auth/step-up", { token: person.accessToken, body });
      expect(stepped.status).toBe(200);
      const { accessToken, refreshToken } = tokensIn(stepped);
      expect((await me(person.accessToken)).status).toBe(401);
      expect((await refresh(person.refreshToken)).status).toBe(401);
      expect((await me(accessToken)).status).toBe(200);
      expect((await refresh(refreshToken)).status).toBe(200);
      const devices = await call("GET", "/api/auth/devices", { token: accessToken });
      expect(devices.json).toMatchObject({ items: [{ current: true }] });
    });

    it("doesn't take the password where there is a second factor", async () => {
      const person = await newPerson(call);
      const { app } = await addApp(call, person, now);
      now += minute;
      const { accessToken: token } = person;
      const byPassword = { method: "password", password: person.password };
      const refused = await call("POST", "/api/auth/step-up", { token, body: byPassword });
      expect(refused.status).toBe(401);
      const body = { method: "totp", code: app.code(now) };
      expect((await call("POST", "/api/auth/step-up", { token, body })).status).toBe(200);
    });

    it("is done by a passkey, asked of this very device", async () => {
      const person = await newPerson(call);
      const { authenticator } = await addPasskey(call, person);
      const other = tokensIn(await signInByPasskey(call, authenticator));
      const ask = (token: string) => call("POST", "/api/auth/step-up/passkey-options", { token });
      const options = requestOptions(await ask(person.accessToken));
      const body = { method: "passkey", response: authenticator.sign(options) };
      const foreign = await call("POST", "/api/auth/step-up", { token: other.accessToken, body });
      expect(foreign.status).toBe(401);
      const again = requestOptions(await ask(other.accessToken));
      const right = { method: "passkey", response: authenticator.sign(again) };
      const own = await call("POST", "/api/auth/step-up", {
        token: other.accessToken,
        body: right,
      });
      expect(own.status).toBe(200);
    });

    it("extends nothing: the new device ends when the old one would have", async () => {
      const person = await newPerson(call);
      let { refreshToken, accessToken } = person;
      // Refreshed within each week, or it would be over.
      for (let week = 0; week < 4; week += 1) {
        now += 6 * 24 * 60 * minute;
        ({ refreshToken, accessToken } = tokensIn(await refresh(refreshToken)));
      }
      now += 5 * 24 * 60 * minute;
      ({ refreshToken, accessToken } = tokensIn(await refresh(refreshToken)));
      const body = { method: "password", password: person.password, delivery: "body" };
      const stepped = await call("POST", "/api/auth/step-up", { token: accessToken, body });
      const { refreshToken: last } = tokensIn(stepped);
      now += 2 * 24 * 60 * minute;
      expect((await refresh(last)).status).toBe(401);
    });
  });

  describe("devices of an account with a second factor", () => {
    it("rule 30: end after an hour without use, and after a day with use", async () => {
      const person = await newPerson(call);
      const { app } = await addApp(call, person, now);
      now += minute;
      const signIn = async () => {
        const { challenge } = await firstStep(call, person);
        return tokensIn(await secondStep(call, challenge, { method: "totp", code: app.code(now) }));
      };
      const idle = await signIn();
      now += 61 * minute;
      expect((await refresh(idle.refreshToken)).status).toBe(401);
      let { refreshToken } = await signIn();
      for (let used = 0; used < 23; used += 1) {
        now += 59 * minute;
        ({ refreshToken } = tokensIn(await refresh(refreshToken)));
      }
      now += 59 * minute;
      ({ refreshToken } = tokensIn(await refresh(refreshToken)));
      now += 30 * minute;
      expect((await refresh(refreshToken)).status).toBe(401);
    });

    it("rule 30: those that were signed in before it are shortened too", async () => {
      const person = await newPerson(call);
      const other = await signInAgain(call, person);
      await addApp(call, person, now);
      now += 61 * minute;
      expect((await refresh(other.refreshToken)).status).toBe(401);
      expect((await refresh(person.refreshToken)).status).toBe(401);
    });

    it("rule 30: others live on for weeks", async () => {
      const person = await newPerson(call);
      now += 6 * 24 * 60 * minute;
      expect((await refresh(person.refreshToken)).status).toBe(200);
    });
  });
});
