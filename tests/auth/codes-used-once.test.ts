/** One-time codes and recovery codes under race: two gateways over one database, 50 rounds each. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { migrate } from "#database/migrate.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { type Call, httpClient, newPerson, type Person } from "#tests/support/client.ts";
import { type DatabasePlace, databasePlaces } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { addApp, firstStep, httpsEnv, secondStep } from "#tests/support/second-factors.ts";

const second = 1000;
const rounds = 50;
const patience = 480 * second;
/** Not what is tried here: guesses of one round are all of one person. */
const manyTries = {
  ...httpsEnv,
  HEALIFY_LIMIT_SIGN_INS: "999999",
  HEALIFY_LIMIT_FAILED_SIGN_INS: "999999",
  HEALIFY_LIMIT_NETWORK_FAILED_SIGN_INS: "999999",
  HEALIFY_LIMIT_OPEN_CALLS: "999999",
};

const codesSchema = z.object({ recoveryCodes: z.array(z.string()) });

async function renew(call: Call, { accessToken: token }: Person): Promise<string[]> {
  const answer = await call("POST", "/api/auth/recovery-codes", { token });
  return codesSchema.parse(answer.json).recoveryCodes;
}

describe.each(Object.entries(databasePlaces))("codes over %s", (_name, makePlace) => {
  let place: DatabasePlace;
  const databases: Database<Schema>[] = [];
  const gateways: TestGateway[] = [];
  let calls: Call[];
  let ahead = 0;
  const clock = () => Date.now() + ahead;

  beforeAll(async () => {
    place = await makePlace();
    for (const first of [true, false]) {
      const database = await place.open();
      if (first) await migrate(database);
      databases.push(database);
      gateways.push(await startTestGateway({ env: manyTries, deps: { database, clock } }));
    }
    calls = gateways.map(({ url }) => httpClient(url));
  }, 60_000);
  afterAll(async () => {
    for (const gateway of gateways) await gateway.close();
    for (const database of databases) await database.close();
    await place.remove();
  });

  const callOf = (n: number): Call => {
    const call = calls[n % calls.length];
    if (!call) throw new Error("no gateway is there");
    return call;
  };

  /** Second steps that wait. Whoever did not get in tries again with the same one, for a few rounds. */
  function waitingSteps(person: Person, howMany: number) {
    let waiting: { challenge: string; rounds: number }[] = [];
    return {
      /** All bring the same proof at once, to both gateways. Gives the statuses, in order. */
      async race(make: () => object): Promise<number[]> {
        // A challenge has five tries; three are enough to be sure that they refuse nobody here.
        waiting = waiting.filter((one) => one.rounds < 3);
        while (waiting.length < howMany) {
          const { challenge } = await firstStep(callOf(waiting.length), person);
          waiting.push({ challenge, rounds: 0 });
        }
        const proof = make();
        const answers = await Promise.all(
          waiting.map(({ challenge }, n) => secondStep(callOf(n), challenge, proof)),
        );
        waiting = waiting
          .filter((_, n) => answers[n]?.status !== 200)
          .map(({ challenge, rounds: before }) => ({ challenge, rounds: before + 1 }));
        return answers.map(({ status }) => status).sort();
      },
    };
  }

  const oneOf = (howMany: number) => [200, ...Array<number>(howMany - 1).fill(401)];

  it(
    "rule 45: one of 20 who bring a one-time code at once gets in, 50 times",
    async () => {
      const person = await newPerson(callOf(0));
      const { app } = await addApp(callOf(0), person, clock());
      const steps = waitingSteps(person, 20);
      for (let round = 0; round < rounds; round += 1) {
        ahead += 30 * second;
        const statuses = await steps.race(() => ({ method: "totp", code: app.code(clock()) }));
        expect(statuses).toEqual(oneOf(20));
      }
    },
    patience,
  );

  it(
    "rule 46: one of six who bring a recovery code at once gets in, 50 times",
    async () => {
      const call = callOf(0);
      const person = await newPerson(call);
      const { recoveryCodes } = await addApp(call, person, clock());
      const steps = waitingSteps(person, 6);
      let codes = recoveryCodes;
      expect(codes).toHaveLength(10);
      for (let round = 0; round < rounds; round += 1) {
        const code = codes.pop() ?? "";
        const statuses = await steps.race(() => ({ method: "recovery-code", code }));
        expect(statuses).toEqual(oneOf(6));
        if (codes.length > 0) continue;
        const { challenge } = await firstStep(call, person);
        expect((await secondStep(call, challenge, { method: "recovery-code", code })).status).toBe(
          401,
        );
        codes = await renew(call, person);
      }
    },
    patience,
  );

  it("rule 45: a code of before is refused when a later one was taken", async () => {
    const call = callOf(0);
    const person = await newPerson(call);
    const { app } = await addApp(call, person, clock());
    ahead += 90 * second;
    const earlier = { method: "totp", code: app.code(clock() - 30 * second) };
    const later = { method: "totp", code: app.code(clock()) };
    const use = async (proof: object) =>
      (await secondStep(call, (await firstStep(call, person)).challenge, proof)).status;
    expect(await use(later)).toBe(200);
    expect(await use(earlier)).toBe(401);
    expect(await use(later)).toBe(401);
  });

  it("rule 45: the code that set the app up is used too", async () => {
    const call = callOf(0);
    const person = await newPerson(call);
    const at = clock();
    const { app } = await addApp(call, person, at);
    const { challenge } = await firstStep(call, person);
    const same = { method: "totp", code: app.code(at) };
    expect((await secondStep(call, challenge, same)).status).toBe(401);
  });
});
