/** Whatever table comes along: none keeps a row of somebody who was erased, but the audit by id. */

import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { httpClient, newPerson, signInAgain } from "#tests/support/client.ts";
import { startTestGateway } from "#tests/support/gateway.ts";

it.each([
  ["somebody", false],
  ["the first, who operates the server", true],
])("rule 36: no table but the audit names %s after an erasure", async (_who, isFirst) => {
  const gateway = await startTestGateway();
  const call = httpClient(gateway.url);
  if (!isFirst) await newPerson(call);
  const person = await newPerson(call, "Annikarolla");
  await signInAgain(call, person);
  const { accessToken: token, userId, email, password } = person;
  const body = { email, password: "some other pass phrase" };
  await call("POST", "/api/auth/sign-in", { body });
  await call("PUT", "/api/profile", { token, body: { conditions: ["asthma"] } });
  const macs = ["email", "account"].map((kind) =>
    gateway.deps.vault.masterKeys.lookup(kind, email),
  );

  const database = new DatabaseSync(join(gateway.config.dataDir, "healify.db"));
  database.exec(`attach database '${join(gateway.config.dataDir, "keys.db")}' as healify_keys`);
  const naming = () => tablesNaming(database, [userId, ...macs]);
  expect(naming()).toEqual(expect.arrayContaining(["users", "devices", "user_keys", "profiles"]));
  const answer = await call("DELETE", "/api/auth/me", { token, body: { password } });
  expect(answer.status).toBe(200);
  expect(naming()).toEqual(["audit_events"]);
  database.close();
  await gateway.close();
});

function tablesNaming(database: DatabaseSync, words: readonly string[]): string[] {
  const tables = ["main", "healify_keys"].flatMap((schema) =>
    database
      .prepare(`select name from ${schema}.sqlite_master where type = 'table'`)
      .all()
      .map(({ name }) => ({ schema, name: String(name) })),
  );
  return tables
    .filter(({ schema, name }) => {
      const rows = JSON.stringify(database.prepare(`select * from ${schema}."${name}"`).all());
      return words.some((word) => rows.includes(word));
    })
    .map(({ name }) => name);
}
