import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { httpClient, newPerson } from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

const tokensSchema = z.object({ accessToken: z.string(), refreshToken: z.string() });

describe.each(Object.entries(databasePlaces))(
  "an old refresh token over %s",
  (_name, makePlace) => {
    let opened: TestDatabase;
    let gateway: TestGateway;
    let now = Date.now();
    const start = () => startTestGateway({ deps: { database: opened.database, clock: () => now } });
    beforeAll(async () => {
      opened = await openTestDatabase(makePlace);
      gateway = await start();
    });
    afterAll(async () => {
      await gateway.close();
      await opened.remove();
    });

    const call = (...asked: Parameters<ReturnType<typeof httpClient>>) =>
      httpClient(gateway.url)(...asked);
    const refresh = (refreshToken: string) =>
      call("POST", "/api/auth/refresh", { body: { refreshToken } });
    const next = async (refreshToken: string) =>
      tokensSchema.parse((await refresh(refreshToken)).json);
    const isOver = async ({ accessToken: token, refreshToken }: z.infer<typeof tokensSchema>) => {
      const me = await call("GET", "/api/auth/me", { token });
      return [me.status, (await refresh(refreshToken)).status];
    };

    it("rule 31: ends its family after a restart, which forgets all that is cached", async () => {
      const person = await newPerson(call);
      const second = await next(person.refreshToken);
      const third = await next(second.refreshToken);
      await gateway.close();
      now += 31_000;
      gateway = await start();
      expect((await refresh(person.refreshToken)).status).toBe(401);
      expect(await isOver(third)).toEqual([401, 401]);
    });

    it("rule 31: ends its family when all of it was made within one moment, whichever of them comes, 50 rounds", async () => {
      for (let round = 0; round < 50; round += 1) {
        const person = await newPerson(call);
        const family = [person.refreshToken];
        let newest = await next(person.refreshToken);
        for (let n = 0; n < 3; n += 1) {
          family.push(newest.refreshToken);
          newest = await next(newest.refreshToken);
        }
        now += 31_000;
        const old = family[round % family.length] ?? person.refreshToken;
        expect((await refresh(old)).status).toBe(401);
        expect(await isOver(newest), `round ${round}`).toEqual([401, 401]);
      }
    }, 600_000);
  },
);
