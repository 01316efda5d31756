import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { activityListSchema } from "#contracts/activity.ts";
import { deviceListSchema } from "#contracts/auth.ts";
import {
  type Call,
  type CallOptions,
  httpClient,
  newPerson,
  type Person,
  signInAgain,
} from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";

/** Fifty rounds on a busy machine. */
const patience = 600_000;

const tokensSchema = z.object({ accessToken: z.string(), refreshToken: z.string() });
const minute = 60_000;
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

describe.each(Object.entries(databasePlaces))("devices over %s", (_name, makePlace) => {
  let opened: TestDatabase;
  let gateway: TestGateway;
  let call: Call;
  let ahead = 0;
  const clock = () => Date.now() + ahead;

  beforeAll(async () => {
    opened = await openTestDatabase(makePlace);
    gateway = await startTestGateway({
      deps: { database: opened.database, clock },
      env: { HEALIFY_TRUSTED_PROXIES: "127.0.0.1", HEALIFY_LIMIT_SIGN_INS: "999" },
    });
    call = httpClient(gateway.url);
  });
  afterAll(async () => {
    await gateway.close();
    await opened.remove();
  });

  const from =
    (address: string, userAgent = firefox): Call =>
    (method, path, options: CallOptions = {}) =>
      call(method, path, {
        ...options,
        headers: { ...options.headers, "x-forwarded-for": address, "user-agent": userAgent },
      });
  const me = async ({ accessToken }: Person) =>
    (await call("GET", "/api/auth/me", { token: accessToken })).status;
  const devicesOf = async (person: Person, ask: Call = call) => {
    const { json } = await ask("GET", "/api/auth/devices", { token: person.accessToken });
    return deviceListSchema.parse(json).items;
  };
  const activityOf = async (person: Person, cursor?: string) => {
    const query = cursor ? `?cursor=${cursor}` : "";
    const path = `/api/auth/activity${query}`;
    const { json } = await call("GET", path, { token: person.accessToken });
    return activityListSchema.parse(json);
  };

  it("rule 33: say what and where they are in words, never a whole address", async () => {
    const home = await newPerson(from("203.0.113.77"));
    await signInAgain(from("192.168.1.20"), home);
    await signInAgain(from("2001:db8:5:6::9"), home);
    await signInAgain(from("127.0.0.1"), home);
    const items = await devicesOf(home, from("203.0.113.9"));
    expect(items.map(({ name }) => name)).toEqual(Array(4).fill("Firefox on Linux"));
    expect(items.map(({ place }) => place).sort()).toEqual([
      "A home or private network (192.168.1.0/24)",
      "The computer that Healify runs on",
      "The network 2001:db8:5::/48",
      "The network that you are on now (203.0.113.0/24)",
    ]);
    expect(JSON.stringify(items)).not.toContain("113.77");
  });

  it("can be named and unnamed by their person alone; the name is sealed, and outlives a step-up", async () => {
    const person = await newPerson(call);
    const stranger = await newPerson(call);
    const [device] = await devicesOf(person);
    const path = `/api/auth/devices/${device?.id}`;
    const name = (token: string, body: unknown) => call("PATCH", path, { token, body });
    expect((await name(stranger.accessToken, { name: "mine now" })).status).toBe(404);
    expect((await name(person.accessToken, { name: "  Kitchen tablet " })).json).toMatchObject({
      id: device?.id,
      name: "Kitchen tablet",
      current: true,
    });
    const rows = await opened.database.read.selectFrom("devices").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain("Kitchen");
    expect(gateway.logged()).not.toContain("Kitchen");
    const stepped = await call("POST", "/api/auth/step-up", {
      token: person.accessToken,
      body: { method: "password", password: person.password, delivery: "body" },
    });
    expect(stepped.status).toBe(200);
    const { accessToken } = tokensSchema.parse(stepped.json);
    expect((await devicesOf({ ...person, accessToken })).map((one) => one.name)).toEqual([
      "Kitchen tablet",
    ]);
    const [now] = await devicesOf({ ...person, accessToken });
    const unnamed = await call("PATCH", `/api/auth/devices/${now?.id}`, {
      token: accessToken,
      body: { name: null },
    });
    expect(unnamed.json).toMatchObject({ name: "Unknown client" });
  });

  it("rule 33: all others, or all, are signed out at once, and nobody else's", async () => {
    const laptop = await newPerson(call);
    const phone = await signInAgain(call, laptop);
    const tablet = await signInAgain(call, laptop);
    const neighbour = await newPerson(call);
    const path = "/api/auth/devices";
    const { accessToken: token } = laptop;
    expect((await call("DELETE", `${path}?except=current`, { token })).status).toBe(204);
    expect([await me(laptop), await me(phone), await me(tablet)]).toEqual([200, 401, 401]);
    const again = await signInAgain(call, laptop);
    expect((await call("DELETE", path, { token })).status).toBe(204);
    expect([await me(laptop), await me(again), await me(neighbour)]).toEqual([401, 401, 200]);
    const { refreshToken } = again;
    const refreshed = await call("POST", "/api/auth/refresh", { body: { refreshToken } });
    expect(refreshed.status).toBe(401);
  });

  it("all are signed out only by somebody who has shown lately that it is them", async () => {
    const person = await newPerson(call);
    ahead += 11 * minute;
    const { refreshToken } = person;
    const { json } = await call("POST", "/api/auth/refresh", { body: { refreshToken } });
    const { accessToken: token } = tokensSchema.parse(json);
    const refused = await call("DELETE", "/api/auth/devices", { token });
    expect(refused).toMatchObject({ status: 403, json: { code: "step_up_required" } });
    expect((await call("GET", "/api/auth/me", { token })).status).toBe(200);
  });

  it(
    "rule 33: a refresh or sign-in racing sign-out everywhere: what was there before is over, 50 rounds",
    async () => {
      const person = await newPerson(call);
      const meBy = async (token: string) => (await call("GET", "/api/auth/me", { token })).status;
      for (let round = 0; round < 50; round += 1) {
        const { accessToken: token } = await signInAgain(call, person);
        const phone = await signInAgain(call, person);
        const refresh = ({ refreshToken }: { refreshToken: string }) =>
          call("POST", "/api/auth/refresh", { body: { refreshToken } });
        const [gone, refreshed, entered] = await Promise.all([
          call("DELETE", "/api/auth/devices", { token }),
          refresh(phone),
          signInAgain(call, person),
        ]);
        expect(gone.status).toBe(204);
        // Whichever came first, the phone was signed in before, and isn't any more.
        const tokens = tokensSchema.safeParse(refreshed.json);
        if (tokens.success) {
          expect(await meBy(tokens.data.accessToken), `round ${round}`).toBe(401);
          expect((await refresh(tokens.data)).status, `round ${round}`).toBe(401);
        }
        // Who signed in meanwhile came before or after it, never in between.
        expect((await refresh(entered)).status, `round ${round}`).toBe(
          await meBy(entered.accessToken),
        );
      }
    },
    patience,
  );

  it("rule 50: the person reads what happened, newest first, in sentences, and what to do about it", async () => {
    const person = await newPerson(from("203.0.113.77"));
    const { email } = person;
    await from("198.51.100.4", "curl/8.5.0")("POST", "/api/auth/sign-in", {
      body: { email, password: "some other pass phrase" },
    });
    await signInAgain(from("203.0.113.77"), person);
    const { items, nextCursor } = await activityOf(person);
    expect(nextCursor).toBeNull();
    expect(items.map(({ event, outcome }) => `${event} ${outcome}`)).toEqual([
      "sign-in success",
      "sign-in refused",
      "sign-up success",
    ]);
    const [entered, refused] = items;
    expect(entered).toMatchObject({ what: "You signed in.", client: "Firefox on Linux" });
    expect(refused).toMatchObject({
      what: "A sign-in with a wrong password was refused.",
      client: "curl",
      place: "The network 198.51.100.0/24",
      deviceId: null,
    });
    for (const item of [entered, refused]) expect(item?.advice).toMatch(/If this wasn't you/);
    const told = JSON.stringify(items);
    for (const secret of [email, person.password, person.refreshToken, "113.77"]) {
      expect(told).not.toContain(secret);
    }
  });

  it("rule 50: the list goes on page by page, each row once, and is nobody else's", async () => {
    const person = await newPerson(call);
    const other = await newPerson(call);
    const body = (n: number) => ({ name: `Name ${n}` });
    for (let n = 0; n < 60; n += 1) {
      await call("PATCH", "/api/auth/me", { token: person.accessToken, body: body(n) });
    }
    const first = await activityOf(person);
    const second = await activityOf(person, first.nextCursor ?? "");
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([50, 11, null]);
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(61);
    expect([...ids].sort().reverse()).toEqual(ids);
    expect((await activityOf(other)).items).toHaveLength(1);
    const wrong = await call("GET", "/api/auth/activity?cursor=x", { token: other.accessToken });
    expect(wrong.status).toBe(400);
  });
});
