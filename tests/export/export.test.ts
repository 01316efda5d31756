/** The export of everything: what is in it, what is not, and that no table was forgotten. */
import type { Kysely } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import {
  exportedAccountSchema,
  exportedActivitySchema,
  exportedChatSchema,
} from "#contracts/export.ts";
import { proofLifetime } from "#gateway/auth/lifetimes.ts";
import type { ChatClient } from "#tests/support/chat-client.ts";
import { ChatClient as Client } from "#tests/support/chat-client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway } from "#tests/support/gateway.ts";
import { columnsOf, tablesOf } from "#tests/support/tables.ts";
import { type Decision, decisions } from "./decisions.ts";
import {
  type ExportScene,
  livedIn,
  type Markers,
  openExportScene,
  takeExport,
  unpacked,
} from "./export-scene.ts";

describe.each(Object.entries(databasePlaces))("an export over %s", (_name, makePlace) => {
  let stored: TestDatabase;
  let scene: ExportScene;
  let client: ChatClient;
  let markers: Markers;
  let files: Map<string, string>;
  let everything: string;

  beforeAll(async () => {
    stored = await openTestDatabase(makePlace);
    scene = await openExportScene(stored);
    ({ client, markers } = await livedIn(scene, "Ada"));
    files = await unpacked(client);
    everything = [...files.values()].join("\n");
  });
  afterAll(async () => {
    await scene?.close();
    await stored?.remove();
  });

  const fileOf = (path: string | RegExp): string => {
    const found = [...files].filter(([name]) =>
      typeof path === "string" ? name === path : path.test(name),
    );
    expect(found.length, `${path} in ${[...files.keys()].join(", ")}`).toBeGreaterThan(0);
    return found.map(([, text]) => text).join("\n");
  };
  const data = <S extends z.ZodType>(path: string, schema: S): z.output<S> =>
    schema.parse(JSON.parse(fileOf(path)));

  it("holds every word that was told, in the pages and in the data", () => {
    const pages = fileOf(/\.html$/);
    const json = fileOf(/^data\/.*\.json$/);
    for (const marker of Object.values(markers)) {
      expect(pages).toContain(marker);
      expect(json).toContain(marker);
    }
    expect(pages).toContain(client.person.email);
    for (const told of ["Marrow-answer", "openai/gpt-example at api.models.example"])
      expect(pages).toContain(told);
  });

  it("is data by its own schema", () => {
    const account = data("data/account.json", exportedAccountSchema);
    expect(account.account).toMatchObject({ email: client.person.email, name: markers.name });
    expect(account.devices.filter(({ signedOut }) => signedOut)).toHaveLength(1);
    const activity = data("data/activity.json", z.array(exportedActivitySchema));
    expect(activity.map(({ event }) => event)).toEqual(
      expect.arrayContaining(["sign-up", "sign-in", "sign-out", "data-exported"]),
    );
    const chats = [...files.keys()].filter((path) => /^data\/chats\//.test(path));
    expect(chats).toHaveLength(2);
    for (const path of chats) {
      const chat = data(path, exportedChatSchema);
      const [, answer] = chat.messages;
      expect(answer).toMatchObject({
        role: "assistant",
        state: "completed",
        sentTo: [{ place: "api.models.example" }],
      });
    }
    const schemas = JSON.parse(fileOf("data/schema.json"));
    expect(Object.keys(schemas)).toEqual([
      "data/account.json",
      "data/activity.json",
      "data/chats/<id>.json",
    ]);
  });

  it("leads from its first page to every other, and nowhere else by itself", () => {
    const index = fileOf("index.html");
    const links = [...index.matchAll(/href="([^"]+)"/g)].map(([, link]) => link ?? "");
    for (const link of links) expect([...files.keys()]).toContain(link);
    const chats = [...files.keys()].filter((path) => /^chats\//.test(path));
    expect(links).toEqual(expect.arrayContaining([...chats, "activity.html"]));
    const pages = fileOf(/\.html$/);
    expect(pages).not.toMatch(/<script|<img|<link|<iframe|<form|\son\w+=|url\(|@import/i);
    expect(pages).toContain("default-src &#39;none&#39;");
  });

  it("holds no secret: no password, hash, key or token", async () => {
    const rows = await secretsOf(stored);
    expect(rows.length).toBeGreaterThan(10);
    for (const secret of [
      ...rows,
      client.person.password,
      client.token,
      client.person.refreshToken,
    ])
      expect(everything).not.toContain(secret);
    expect(everything).not.toMatch(/argon2|hrt1\.|eyJ[\w-]+\.|-----BEGIN/);
  });

  it("leaves out no table and no column that nobody decided about", async () => {
    const tables = await tablesOf(stored.database);
    expect(Object.keys(decisions).sort()).toEqual(tables);
    for (const table of tables) {
      const decision = decisionOf(table);
      if (typeof decision === "string") continue;
      expect(Object.keys(decision).sort(), table).toEqual(await columnsOf(stored.database, table));
    }
  });

  it("holds each column that was decided to be in it, for each row", async () => {
    let looked = 0;
    for (const table of await tablesOf(stored.database)) {
      const decision = decisionOf(table);
      if (typeof decision === "string") continue;
      // A row that names nobody is of the installation.
      const rows = (await rowsOf(stored, table)).filter((row) => row.user_id !== null);
      const told = Object.entries(decision).filter(
        ([, how]) => how === "as it is" || how === "time",
      );
      if (told.length > 0) expect(rows.length, `rows of ${table}`).toBeGreaterThan(0);
      for (const [column, how] of told) {
        for (const row of rows) {
          const value = row[column];
          if (value === null || value === undefined || value === 0) continue;
          const written = how === "time" ? new Date(Number(value)).toISOString() : String(value);
          expect(everything.includes(written), `${table}.${column} ${written}`).toBe(true);
          looked += 1;
        }
      }
    }
    expect(looked).toBeGreaterThan(60);
  });

  it("holds nothing of anybody else", async () => {
    const other = await livedIn(scene, "Grace");
    const theirs = [...(await unpacked(other.client)).values()].join("\n");
    const mine = [...(await unpacked(client)).values()].join("\n");
    for (const marker of [...Object.values(other.markers), other.client.person.email]) {
      expect(theirs).toContain(marker);
      expect(mine).not.toContain(marker);
    }
    expect(theirs).not.toContain(client.person.email);
  });
});

const decisionOf = (table: string): Decision => {
  const decision = decisions[table];
  if (!decision) throw new Error(`nothing was decided about ${table}`);
  return decision;
};

async function rowsOf({ database }: TestDatabase, table: string) {
  const read = database.read as unknown as Kysely<Record<string, Record<string, unknown>>>;
  return read.selectFrom(table).selectAll().execute();
}

/** The values of all columns that were decided to be secret. */
async function secretsOf(stored: TestDatabase): Promise<string[]> {
  const values: string[] = [];
  for (const [table, decision] of Object.entries(decisions)) {
    if (typeof decision === "string") continue;
    for (const [column, how] of Object.entries(decision)) {
      if (!how.startsWith("secret")) continue;
      for (const row of await rowsOf(stored, table)) {
        const value = row[column];
        if (typeof value === "string" && value.length >= 8) values.push(value);
      }
    }
  }
  return values;
}

describe("an export is given", () => {
  it("to somebody who showed lately that it is them, as a file that nobody stores", async () => {
    let ahead = 0;
    const gateway = await startTestGateway({ deps: { clock: () => Date.now() + ahead } });
    const client = await Client.signUp(gateway.url);
    const answer = await takeExport(client);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/zip");
    expect(answer.headers.get("content-disposition")).toMatch(
      /^attachment; filename="healify-export-\d{4}-\d\d-\d\d\.zip"$/,
    );
    expect(answer.headers.get("cache-control")).toBe("no-store");
    await answer.bytes();
    await gateway.database.write((trx) =>
      trx
        .updateTable("devices")
        .set({ proved_at: Date.now() - proofLifetime - 1 })
        .execute(),
    );
    const refused = await takeExport(client);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: "step_up_required" });
    ahead = 0;
    await gateway.close();
  });

  it("ten times an hour", async () => {
    const gateway = await startTestGateway();
    const client = await Client.signUp(gateway.url);
    for (let i = 0; i < 10; i += 1) {
      const answer = await takeExport(client);
      expect(answer.status).toBe(200);
      await answer.bytes();
    }
    const refused = await takeExport(client);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    await gateway.close();
  });

  it("whole or not at all: where a row can't be opened the connection breaks off", async () => {
    const gateway = await startTestGateway();
    const client = await Client.signUp(gateway.url);
    await client.ask("What are hiccups?");
    await gateway.database.write((trx) =>
      trx.updateTable("messages").set({ text_sealed: "broken" }).execute(),
    );
    const answer = await takeExport(client);
    await expect(answer.bytes()).rejects.toThrow();
    await gateway.close();
  });
});
