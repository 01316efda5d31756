import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { userIdSchema } from "#contracts/ids.ts";
import {
  type Call,
  httpClient,
  newPerson,
  type Person,
  signInAgain,
} from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { addApp } from "#tests/support/second-factors.ts";

const listSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      email: z.string(),
      name: z.string().nullable(),
      role: z.string(),
      state: z.string(),
      createdAt: z.string(),
      lastSeenOn: z.string().nullable(),
      secondFactor: z.boolean(),
    }),
  ),
  nextCursor: z.string().nullable(),
});

describe.each(Object.entries(databasePlaces))("the operator on %s", (_name, makePlace) => {
  let stored: TestDatabase;
  let gateway: TestGateway;
  let call: Call;

  beforeEach(async () => {
    stored = await openTestDatabase(makePlace);
    const env = { HEALIFY_LIMIT_SIGN_INS: "9999", HEALIFY_LIMIT_FAILED_SIGN_INS: "9999" };
    gateway = await startTestGateway({ env, deps: { database: stored.database } });
    call = httpClient(gateway.url);
  });
  afterEach(async () => {
    await gateway.close();
    await stored.remove();
  });

  const role = async ({ accessToken: token }: Person) =>
    ((await call("GET", "/api/auth/me", { token })).json as { role?: string }).role;
  const me = async ({ accessToken: token }: Person) =>
    (await call("GET", "/api/auth/me", { token })).status;
  const change = (by: Person, of: Person, what: string) =>
    call("POST", `/api/operator/people/${of.userId}/${what}`, { token: by.accessToken });
  const people = async ({ accessToken: token }: Person) =>
    listSchema.parse((await call("GET", "/api/operator/people", { token })).json).items;

  it("is whoever came first; everybody after them is not", async () => {
    const first = await newPerson(call);
    const second = await newPerson(call);
    expect([await role(first), await role(second)]).toEqual(["operator", "person"]);
  });

  it("is nobody by themselves in distributed mode", async () => {
    await gateway.close();
    const config = { ...gateway.config, mode: "distributed" } as const;
    gateway = await startTestGateway({ deps: { database: stored.database, config } });
    call = httpClient(gateway.url);
    expect(await role(await newPerson(call))).toBe("person");
  });

  it("is named at the start where people were here before there were operators", async () => {
    const first = await newPerson(call);
    await newPerson(call);
    await stored.database.write(async (trx) => {
      await trx.updateTable("users").set({ role: "person" }).execute();
      await trx.deleteFrom("installation").where("key", "=", "first_operator").execute();
    });
    await gateway.close();
    gateway = await startTestGateway({ deps: { database: stored.database } });
    call = httpClient(gateway.url);
    const rows = await stored.database.read
      .selectFrom("users")
      .select("id")
      .where("role", "=", "operator")
      .execute();
    expect(rows).toEqual([{ id: first.userId }]);
  });

  it("sees who is here, and nothing that they wrote or where they are", async () => {
    const operator = await newPerson(call);
    const person = await newPerson(call);
    const [first, second, ...others] = await people(operator);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ id: operator.userId, role: "operator" });
    expect(second).toEqual({
      id: person.userId,
      email: person.email,
      name: null,
      role: "person",
      state: "active",
      createdAt: expect.any(String),
      lastSeenOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      secondFactor: false,
    });
  });

  it("alone may look or act", async () => {
    const operator = await newPerson(call);
    const person = await newPerson(call);
    const token = person.accessToken;
    expect((await call("GET", "/api/operator/people", { token })).status).toBe(403);
    for (const what of ["disable", "enable", "reset-2fa", "promote", "demote"]) {
      expect((await change(person, operator, what)).status).toBe(403);
    }
    const path = `/api/operator/people/${operator.userId}`;
    expect((await call("DELETE", path, { token })).status).toBe(403);
    expect(await role(operator)).toBe("operator");
  });

  it("rule 36: disables somebody, whose sessions and valid access tokens die at once", async () => {
    const operator = await newPerson(call);
    const laptop = await newPerson(call);
    const phone = await signInAgain(call, laptop);
    expect([await me(laptop), await me(phone)]).toEqual([200, 200]);
    expect((await change(operator, laptop, "disable")).status).toBe(204);
    expect([await me(laptop), await me(phone)]).toEqual([401, 401]);
    const refresh = await call("POST", "/api/auth/refresh", {
      body: { refreshToken: phone.refreshToken },
    });
    expect(refresh.status).toBe(401);
    const { email, password } = laptop;
    const signIn = () => call("POST", "/api/auth/sign-in", { body: { email, password } });
    expect(await signIn()).toMatchObject({ status: 401, json: { code: "invalid_credentials" } });
    expect((await change(operator, laptop, "disable")).json).toMatchObject({ code: "wrong_state" });

    expect((await change(operator, laptop, "enable")).status).toBe(204);
    expect((await signIn()).status).toBe(200);
    // What was revoked stays revoked.
    expect([await me(laptop), await me(phone)]).toEqual([401, 401]);
  });

  it("rule 36: no token works once the disabling is done, whatever was minted meanwhile, in 50 rounds", async () => {
    const operator = await newPerson(call);
    const person = await newPerson(call);
    for (let round = 0; round < 50; round += 1) {
      const here = await signInAgain(call, person);
      const { email, password } = person;
      const [, refreshed, entered] = await Promise.all([
        change(operator, person, "disable"),
        call("POST", "/api/auth/refresh", { body: { refreshToken: here.refreshToken } }),
        call("POST", "/api/auth/sign-in", { body: { email, password, delivery: "body" } }),
      ]);
      const minted = [refreshed, entered]
        .map(({ json }) => json as { accessToken?: string; refreshToken?: string })
        .filter(({ accessToken }) => accessToken !== undefined);
      for (const { accessToken = "", refreshToken } of [here, ...minted]) {
        expect(await me({ ...person, accessToken })).toBe(401);
        const again = await call("POST", "/api/auth/refresh", { body: { refreshToken } });
        expect(again.status).toBe(401);
      }
      expect((await change(operator, person, "enable")).status).toBe(204);
    }
  }, 240_000);

  it("rule 36: erases somebody, with a receipt, and their token is refused", async () => {
    const operator = await newPerson(call);
    const person = await newPerson(call);
    const path = `/api/operator/people/${person.userId}`;
    const token = operator.accessToken;
    const answer = await call("DELETE", path, { token });
    expect(answer).toMatchObject({ status: 200, json: { userId: person.userId } });
    expect(await me(person)).toBe(401);
    expect((await call("DELETE", path, { token })).status).toBe(404);
    expect((await people(operator)).map(({ id }) => id)).toEqual([operator.userId]);
  });

  it("takes lost second factors away, and signs out", async () => {
    const operator = await newPerson(call);
    const person = await newPerson(call);
    await addApp(call, person);
    expect((await people(operator))[1]?.secondFactor).toBe(true);
    expect((await change(operator, person, "reset-2fa")).status).toBe(204);
    expect(await me(person)).toBe(401);
    expect((await people(operator))[1]?.secondFactor).toBe(false);
    expect((await signInAgain(call, person)).accessToken).toBeTruthy();
  });

  it("makes others operators and ordinary again, but never leaves nobody", async () => {
    const operator = await newPerson(call);
    const person = await newPerson(call);
    for (const what of ["demote", "disable"]) {
      expect(await change(operator, operator, what)).toMatchObject({
        status: 409,
        json: { code: "last_operator" },
      });
    }
    const self = `/api/operator/people/${operator.userId}`;
    const erased = await call("DELETE", self, { token: operator.accessToken });
    expect(erased.json).toMatchObject({ code: "last_operator" });
    expect((await change(operator, person, "promote")).status).toBe(204);
    expect((await change(person, operator, "demote")).status).toBe(204);
    expect([await role(operator), await role(person)]).toEqual(["person", "operator"]);
    expect((await change(operator, person, "demote")).status).toBe(403);
  });

  it("two who take each other's role away at once leave one, in 50 rounds", async () => {
    const one = await newPerson(call);
    const two = await newPerson(call);
    expect((await change(one, two, "promote")).status).toBe(204);
    for (let round = 0; round < 50; round += 1) {
      await Promise.all([change(one, two, "demote"), change(two, one, "demote")]);
      const left = await stored.database.read
        .selectFrom("users")
        .select("id")
        .where("role", "=", "operator")
        .execute();
      expect(left).toHaveLength(1);
      const [by, of] = left[0]?.id === one.userId ? [one, two] : [two, one];
      expect((await change(by, of, "promote")).status).toBe(204);
    }
  }, 240_000);

  it("acts with a proof of the last minutes alone", async () => {
    const operator = await newPerson(call);
    const person = await newPerson(call);
    await stored.database.write((trx) =>
      trx
        .updateTable("devices")
        .set({ proved_at: 0 })
        .where("user_id", "=", userIdSchema.parse(operator.userId))
        .execute(),
    );
    const refused = await change(operator, person, "disable");
    expect(refused).toMatchObject({ status: 403, json: { code: "step_up_required" } });
    expect(await me(person)).toBe(200);
  });

  it("leaves a row that says so, and no trace of where they were", async () => {
    const operator = await newPerson(call);
    const person = await newPerson(call);
    await change(operator, person, "disable");
    const rows = await stored.database.read
      .selectFrom("audit_events")
      .selectAll()
      .where("user_id", "=", userIdSchema.parse(person.userId))
      .where("event", "=", "account-disabled")
      .execute();
    expect(rows).toMatchObject([{ outcome: "success", reason: "operator", address_prefix: "" }]);
  });
});

describe.each(Object.entries(databasePlaces))("the first account on %s", (_name, makePlace) => {
  it("is one alone, when two sign up at the same time, in 50 rounds", async () => {
    const stored = await openTestDatabase(makePlace);
    const { database } = stored;
    const gateway = await startTestGateway({ deps: { database } });
    const call = httpClient(gateway.url);
    for (let round = 0; round < 50; round += 1) {
      await Promise.all([newPerson(call), newPerson(call)]);
      const operators = await database.read
        .selectFrom("users")
        .select("id")
        .where("role", "=", "operator")
        .execute();
      expect(operators).toHaveLength(1);
      await database.write(async (trx) => {
        await trx.deleteFrom("users").execute();
        await trx.deleteFrom("installation").where("key", "=", "first_operator").execute();
      });
    }
    await gateway.close();
    await stored.remove();
  }, 240_000);
});
