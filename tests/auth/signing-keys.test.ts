import { describe, expect, it } from "vitest";
import { SigningKeys } from "#gateway/auth/signing-keys.ts";
import { databasePlaces, openTestDatabase } from "#tests/support/databases.ts";
import { testSecret } from "#tests/support/gateway.ts";
import { MasterKeys } from "#vault/master-keys.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

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

    now += 89 * day;
    await keys.tend();
    expect(published()).toEqual([first]);

    now += 2 * day;
    await keys.tend();
    const [, next] = published();
    expect(published()).toEqual([first, next]);
    expect(keys.current().kid).toBe(first);
    now += 11 * minute;
    expect(keys.current().kid).toBe(first);

    now += 2 * hour;
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
