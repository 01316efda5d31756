import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { deviceIdSchema, userIdSchema } from "#contracts/ids.ts";
import { createAccessTokens } from "#gateway/auth/tokens/access-tokens.ts";
import { type Jwks, jwksMaxAgeSeconds, SigningKeys } from "#gateway/auth/tokens/signing-keys.ts";
import { databasePlaces, openTestDatabase } from "#tests/support/databases.ts";
import { testSecret } from "#tests/support/gateway.ts";
import { MasterKeys } from "#vault/master-keys.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

describe.each(Object.entries(databasePlaces))("signing keys over %s", (_name, makePlace) => {
  it("rule 24: the next key is published before it signs, the last one until its tokens are over", async () => {
    const { database, remove } = await openTestDatabase(makePlace);
    let now = Date.now();
    const made: string[] = [];
    const openKeys = () =>
      new SigningKeys({
        database,
        masterKeys: new MasterKeys(testSecret, null),
        clock: () => now,
        onMade: (kid) => made.push(kid),
      });
    const keys = openKeys();
    const published = () => keys.jwks().keys.map(({ kid }) => kid);
    await keys.tend();
    const [first] = published();
    expect(keys.current().kid).toBe(first);

    now += 29 * day;
    await keys.tend();
    expect(published()).toEqual([first]);

    now += 2 * day;
    await keys.tend();
    const [, next] = published();
    expect(published()).toEqual([first, next]);
    expect(keys.current().kid).toBe(first);
    now += 11 * minute;
    expect(keys.current().kid).toBe(first);

    now += 5 * minute;
    await keys.tend();
    expect(keys.current().kid).toBe(next);
    const restarted = openKeys();
    await restarted.tend();
    expect(restarted.current().kid).toBe(next);
    expect(made).toEqual([first, next]);

    now += 20 * minute;
    await keys.tend();
    expect(published()).toEqual([next]);
    await remove();
  });

  it("rule 24: through a rotation every token that is good works on both gateways, and stands in any JWKS that may be cached", async () => {
    const { database, remove } = await openTestDatabase(makePlace);
    let now = Date.now();
    const openKeys = () =>
      new SigningKeys({
        database,
        masterKeys: new MasterKeys(testSecret, null),
        clock: () => now,
        onMade: () => undefined,
      });
    const gateways = [openKeys(), openKeys()].map((keys) => ({
      keys,
      tokens: createAccessTokens("healify", keys, () => now),
    }));
    const [one, other] = gateways;
    if (!one || !other) throw new Error("two gateways");
    await Promise.all(gateways.map(({ keys }) => keys.tend()));
    const principal = {
      userId: userIdSchema.parse(uuidv7()),
      deviceId: deviceIdSchema.parse(uuidv7()),
    };
    const cached: { at: number; jwks: Jwks }[] = [];
    const good: { kid: string; accessToken: string; until: number }[] = [];
    const signedWith = new Set<string>();
    for (let at = 0; at <= 60; at += 1) {
      if (at === 5) await openKeys().rotate();
      // One gateway looks later than the other.
      await one.keys.tend();
      if (at % 2 === 0) await other.keys.tend();
      for (const { keys, tokens } of gateways) {
        cached.push({ at: now, jwks: keys.jwks() });
        const { kid } = keys.current();
        signedWith.add(kid);
        const { accessToken, expiresIn } = await tokens.mint(principal);
        good.push({ kid, accessToken, until: now + expiresIn * 1000 });
      }
      for (const { kid, accessToken } of good.filter(({ until }) => until > now)) {
        for (const { tokens } of gateways) {
          expect(await tokens.verify(accessToken)).toEqual(principal);
        }
        for (const { jwks } of cached.filter((copy) => copy.at > now - jwksMaxAgeSeconds * 1000)) {
          expect(jwks.keys.map((key) => key.kid)).toContain(kid);
        }
      }
      now += minute;
    }
    expect(signedWith.size).toBe(2);
    expect(one.keys.jwks().keys).toHaveLength(1);
    await remove();
  });

  it("rotates once for all that ask before the next key signs", async () => {
    const { database, remove } = await openTestDatabase(makePlace);
    const open = () =>
      new SigningKeys({
        database,
        masterKeys: new MasterKeys(testSecret, null),
        clock: Date.now,
        onMade: () => undefined,
      });
    await open().tend();
    const asked = await Promise.all(Array.from({ length: 4 }, () => open().rotate()));
    const newest = new Set(asked.map((keys) => keys.at(-1)?.kid));
    expect(newest.size).toBe(1);
    expect(await open().published()).toHaveLength(2);
    await remove();
  });

  it("several gateways that start at once make one key", async () => {
    const { database, remove } = await openTestDatabase(makePlace);
    const all = Array.from(
      { length: 5 },
      () =>
        new SigningKeys({
          database,
          masterKeys: new MasterKeys(testSecret, null),
          clock: Date.now,
          onMade: () => undefined,
        }),
    );
    // Connections are there already, so that the five really run side by side.
    await Promise.all(
      all.map(() => database.write((trx) => trx.selectFrom("signing_keys").selectAll().execute())),
    );
    await Promise.all(all.map((keys) => keys.tend()));
    expect(new Set(all.map((keys) => keys.current().kid)).size).toBe(1);
    const rows = await database.read.selectFrom("signing_keys").select("private_sealed").execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.private_sealed).toMatch(/^v1\./);
    await remove();
  });
});
