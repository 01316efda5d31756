/** Step-up while others hold the old tokens, over both databases. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Call, httpClient, newPerson } from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { tokensIn } from "#tests/support/second-factors.ts";

const rounds = 50;
const patience = 480_000;

describe.each(Object.entries(databasePlaces))("step-up over %s", (_name, makePlace) => {
  let opened: TestDatabase;
  let gateway: TestGateway;
  let call: Call;
  beforeAll(async () => {
    opened = await openTestDatabase(makePlace);
    gateway = await startTestGateway({ deps: { database: opened.database } });
    call = httpClient(gateway.url);
  });
  afterAll(async () => {
    await gateway.close();
    await opened.remove();
  });

  const refresh = (refreshToken: string) =>
    call("POST", "/api/auth/refresh", { body: { refreshToken } });
  const me = async (token: string) => (await call("GET", "/api/auth/me", { token })).status;

  it(
    "rule 32: racing a refresh, no token of before works afterwards, 50 times",
    async () => {
      for (let round = 0; round < rounds; round += 1) {
        const person = await newPerson(call);
        const body = { method: "password", password: person.password, delivery: "body" };
        const stepUp = () => call("POST", "/api/auth/step-up", { token: person.accessToken, body });
        const [stepped, ...refreshed] = await Promise.all([
          stepUp(),
          refresh(person.refreshToken),
          refresh(person.refreshToken),
        ]);
        expect(stepped.status).toBe(200);
        const old = refreshed.filter(({ status }) => status === 200).map(tokensIn);
        for (const { accessToken, refreshToken } of [...old, person]) {
          expect(await me(accessToken)).toBe(401);
          expect((await refresh(refreshToken)).status).toBe(401);
        }
        const fresh = tokensIn(stepped);
        expect(await me(fresh.accessToken)).toBe(200);
        expect((await refresh(fresh.refreshToken)).status).toBe(200);
      }
    },
    patience,
  );

  it("rule 32: of many at once one gives tokens", async () => {
    const person = await newPerson(call);
    const body = { method: "password", password: person.password, delivery: "body" };
    const token = person.accessToken;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => call("POST", "/api/auth/step-up", { token, body })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(401)]);
  });
});
