/** What tokens are made of, what is kept of them, and by what they are refused; over both databases. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refreshTokenIdSchema } from "#contracts/ids.ts";
import { type Call, httpClient, newPerson, signInAgain } from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { tokensIn } from "#tests/support/second-factors.ts";

describe.each(Object.entries(databasePlaces))("tokens over %s", (_name, makePlace) => {
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

  const me = async (token: string) => (await call("GET", "/api/auth/me", { token })).status;

  it("rule 27: a refresh token has 256 random bits, of which a hash alone is kept", async () => {
    const { refreshToken } = await newPerson(call);
    const [prefix, id, secret = "", ...rest] = refreshToken.split(".");
    expect([prefix, rest]).toEqual(["hrt1", []]);
    expect(Buffer.from(secret, "base64url")).toHaveLength(32);
    const row = await opened.database.read
      .selectFrom("refresh_tokens")
      .selectAll()
      .where("id", "=", refreshTokenIdSchema.parse(id))
      .executeTakeFirstOrThrow();
    const hashed = createHash("sha256").update(secret).digest();
    const forms = [hashed.toString("hex"), hashed.toString("base64url"), hashed.toString("base64")];
    expect(forms).toContain(row.secret_hash);
    expect(JSON.stringify(row)).not.toContain(secret);
  });

  it("rule 27: the secret of a successor isn't kept in clear either", async () => {
    const { refreshToken } = await newPerson(call);
    const body = { refreshToken };
    const next = tokensIn(await call("POST", "/api/auth/refresh", { body }));
    const kept = JSON.stringify(
      await opened.database.read.selectFrom("refresh_tokens").selectAll().execute(),
    );
    for (const token of [refreshToken, next.refreshToken]) {
      const secret = token.split(".")[2] ?? "";
      expect(secret).toHaveLength(43);
      expect(kept).not.toContain(secret);
    }
    expect(next.refreshToken).not.toBe(refreshToken);
  });

  it("rule 26: a device is refused by its id, however its tokens are spelled and whether they were seen", async () => {
    const person = await newPerson(call);
    const other = await signInAgain(call, person);
    const body = { refreshToken: person.refreshToken };
    const unseen = tokensIn(await call("POST", "/api/auth/refresh", { body })).accessToken;
    expect(await me(person.accessToken)).toBe(200);
    const body2 = {
      refreshToken: tokensIn(await call("POST", "/api/auth/refresh", { body })).refreshToken,
    };
    expect((await call("POST", "/api/auth/sign-out", { body: body2 })).status).toBe(204);
    for (const token of [person.accessToken, unseen]) {
      for (const spelled of spellings(token)) expect(await me(spelled)).toBe(401);
    }
    expect(await me(other.accessToken)).toBe(200);
  });
});

/** A signature of 64 bytes ends in four bits that base64url leaves unused: the same token in other bytes. */
function spellings(token: string): string[] {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const last = alphabet.indexOf(token.at(-1) ?? "");
  const others = Array.from({ length: 16 }, (_, bits) => (last & 0b110000) | bits);
  return [...others.map((index) => token.slice(0, -1) + alphabet[index]), `${token}=`];
}
