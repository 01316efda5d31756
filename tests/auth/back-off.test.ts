import { randomBytes, randomInt } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  accountCap,
  forgetGuessesAfter,
  laneCap,
  waitAfter,
} from "#gateway/auth/guesses/guess-policy.ts";
import { type Answer, httpClient, newPerson } from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { noLimits } from "#tests/support/no-limits.ts";

/** Fifty rounds on a busy machine. */
const patience = 600_000;

const second = 1000;
const hour = 3600 * second;
const wrong = "some other pass phrase";
const home = "203.0.113.7";
const nobody = () => `nobody-${randomBytes(6).toString("hex")}@example.org`;
const anywhere = () => `198.51.${randomInt(256)}.${randomInt(256)}`;

describe("how long a guess waits", () => {
  it("rule 15: from 30 s, doubling, to an hour; never more than a hundred in a row", () => {
    const ladder = Array.from({ length: 12 }, (_, n) => waitAfter(8 + n, 10) / second);
    expect(ladder).toEqual([0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
    expect(waitAfter(laneCap - 1, 10)).toBe(hour);
    expect(waitAfter(laneCap, 10)).toBe(forgetGuessesAfter);
    expect(accountCap).toBeLessThanOrEqual(100);
  });
});

describe.each(Object.entries(databasePlaces))("guesses in a row over %s", (_name, makePlace) => {
  let opened: TestDatabase;
  let gateway: TestGateway;
  let now = Date.now();
  const clock = () => now;
  // Counts by the minute go by the real time: here only what is counted in a row may refuse.
  const start = () =>
    startTestGateway({
      deps: { database: opened.database, limits: noLimits, clock },
      env: { HEALIFY_TRUSTED_PROXIES: "127.0.0.1" },
    });

  beforeAll(async () => {
    opened = await openTestDatabase(makePlace);
    gateway = await start();
  });
  afterAll(async () => {
    await gateway.close();
    await opened.remove();
  });

  const from =
    (address: string): ReturnType<typeof httpClient> =>
    (method, path, options = {}) =>
      httpClient(gateway.url)(method, path, {
        ...options,
        headers: { ...options.headers, "x-forwarded-for": address },
      });
  const signIn = (address: string, email: string, password: string) =>
    from(address)("POST", "/api/auth/sign-in", { body: { email, password } });
  const retryAfter = ({ headers }: Answer) => Number(headers.get("retry-after"));
  const times = async (count: number, attempt: () => Promise<Answer>) => {
    const answers = [];
    for (let n = 0; n < count; n += 1) answers.push((await attempt()).status);
    return answers;
  };

  it("rule 15: waits as long for an account that isn't there as for one that is, and says how long", async () => {
    const { email, password } = await newPerson(from(home));
    for (const guessed of [email, nobody()]) {
      expect(await times(10, () => signIn(home, guessed, wrong))).toEqual(Array(10).fill(401));
      for (const wait of [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]) {
        const refused = await signIn(home, guessed, password);
        expect(refused.status).toBe(429);
        expect(retryAfter(refused)).toBe(wait);
        now += wait * second;
        expect((await signIn(home, guessed, wrong)).status).toBe(401);
      }
    }
    now += hour;
    expect((await signIn(home, email, password)).status).toBe(200);
    expect(await times(10, () => signIn(home, email, wrong))).toEqual(Array(10).fill(401));
  });

  it("rule 15: nobody locks the owner out from elsewhere, and the owner's success frees no stranger", async () => {
    const { email, password } = await newPerson(from(home));
    const guesses = await times(14, () => signIn(anywhere(), email, wrong));
    expect(guesses).toEqual([...Array(10).fill(401), ...Array(4).fill(429)]);
    expect((await signIn(home, email, password)).status).toBe(200);
    expect((await signIn(anywhere(), email, password)).status).toBe(429);
    expect((await signIn(home, email, password)).status).toBe(200);
    // Where the person keeps coming from is theirs, too: tokens were given there.
    now += 30 * second;
    const train = anywhere();
    expect((await signIn(train, email, password)).status).toBe(200);
    await times(12, () => signIn(anywhere(), email, wrong));
    expect((await signIn(train, email, password)).status).toBe(200);
  });

  it("rule 15: from one IPv6 /64 is from one network", async () => {
    const own = "2001:db8:7:7::1";
    const { email, password } = await newPerson(from(own));
    await times(12, () => signIn(`2001:db8:8:8::${randomInt(9999)}`, email, wrong));
    expect((await signIn("2001:db8:8:8::1", email, password)).status).toBe(429);
    expect((await signIn("2001:db8:7:8::1", email, password)).status).toBe(429);
    expect((await signIn("2001:db8:7:7:9::2", email, password)).status).toBe(200);
  });

  it(
    "rule 15: a hundred failures in a row are the end, from wherever they come and however long they wait",
    async () => {
      const { email, password } = await newPerson(from(home));
      let checked = 0;
      for (let n = 0; n < 130; n += 1) {
        now += hour;
        const address = n % 2 ? home : anywhere();
        if ((await signIn(address, email, wrong)).status === 401) checked += 1;
      }
      expect(checked).toBe(100);
      now += 24 * hour;
      const over = await signIn(home, email, password);
      expect(over.status).toBe(429);
      expect(retryAfter(over)).toBeGreaterThan(80 * 24 * 3600);
    },
    patience,
  );

  it("rule 15: strangers alone use up half of it", async () => {
    const { email, password } = await newPerson(from(home));
    let checked = 0;
    for (let n = 0; n < 70; n += 1) {
      now += hour;
      if ((await signIn(anywhere(), email, wrong)).status === 401) checked += 1;
    }
    expect(checked).toBe(50);
    expect((await signIn(home, email, password)).status).toBe(200);
  });

  it("rule 15: outlives a restart, and is kept by no readable name", async () => {
    const email = nobody();
    await times(10, () => signIn(home, email, wrong));
    await gateway.close();
    gateway = await start();
    expect((await signIn(home, email, wrong)).status).toBe(429);
    const rows = await opened.database.read.selectFrom("guess_counts").selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    const networks = opened.database.read.selectFrom("familiar_networks").selectAll();
    const kept = JSON.stringify([rows, await networks.execute()]);
    for (const readable of ["nobody", "example.org", home]) expect(kept).not.toContain(readable);
  });

  it(
    "rule 16: parallel guesses over two gateways are never more than ten, 50 rounds",
    async () => {
      const other = await start();
      const urls = [gateway.url, other.url];
      const guess = (email: string, n: number) =>
        httpClient(urls[n % 2] ?? gateway.url)("POST", "/api/auth/sign-in", {
          body: { email, password: wrong },
          headers: { "x-forwarded-for": anywhere() },
        });
      for (let round = 0; round < 50; round += 1) {
        const email = nobody();
        const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => guess(email, n)));
        const statuses = answers.map(({ status }) => status).sort();
        expect(statuses, `round ${round}`).toEqual([...Array(10).fill(401), 429, 429]);
      }
      await other.close();
    },
    patience,
  );
});
