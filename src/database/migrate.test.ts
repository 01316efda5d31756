import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "#platform/database/database.ts";
import { type DatabasePlace, databasePlaces } from "#tests/support/databases.ts";
import { migrate, pendingMigrations } from "./migrate.ts";
import type { Schema } from "./schema.ts";

const run = promisify(execFile);

describe.each(Object.entries(databasePlaces))("migrations on %s", (_name, makePlace) => {
  let place: DatabasePlace;
  let opened: Database<Schema>[];
  const open = async () => {
    const database = await place.open();
    opened.push(database);
    return database;
  };

  beforeEach(async () => {
    opened = [];
    place = await makePlace();
  });
  afterEach(async () => {
    await Promise.all(opened.map((database) => database.close()));
    await place.remove();
  });

  it("apply once; a second run does nothing", async () => {
    const database = await open();
    const pending = await pendingMigrations(database);
    expect(pending).not.toEqual([]);
    expect(await migrate(database)).toEqual({ applied: pending });
    expect(await migrate(database)).toEqual({ applied: [] });
    expect(await pendingMigrations(database)).toEqual([]);
  });

  it("leave every table of the schema readable", async () => {
    const database = await open();
    await migrate(database);
    const tables = {
      users: true,
      devices: true,
      refresh_tokens: true,
      signing_keys: true,
      mail_tokens: true,
      mail_orders: true,
      passkeys: true,
      authenticator_apps: true,
      recovery_codes: true,
      auth_challenges: true,
      audit_events: true,
      guess_counts: true,
      familiar_networks: true,
      chat_sessions: true,
      messages: true,
      profiles: true,
      people: true,
      replies: true,
      follow_ups: true,
      outcome_counts: true,
      reply_citations: true,
      words_sent: true,
      withdrawn_passages: true,
      feedback: true,
      feedback_counts: true,
      answer_counts: true,
      installation: true,
      provider_accounts: true,
      provider_visits: true,
      invitations: true,
      invited_sign_ups: true,
      running_processes: true,
      worker_notes: true,
      model_tests: true,
      erasures: true,
      "healify_keys.user_keys": true,
    } as const satisfies Record<keyof Schema, true>;
    for (const table of Object.keys(tables) as (keyof Schema)[]) {
      expect(await database.read.selectFrom(table).selectAll().execute()).toEqual([]);
    }
  });

  it("run twice at once in one process both succeed", async () => {
    const database = await open();
    const pending = await pendingMigrations(database);
    const reports = await Promise.all([migrate(database), migrate(database)]);
    expect(reports.flatMap((report) => report.applied)).toEqual(pending);
  });

  it("run at once in three processes all succeed, and one of them applies", async () => {
    const pending = await pendingMigrations(await open());
    const source = `${place.opening}
      const { migrate } = await import("#database/migrate.ts");
      console.log(JSON.stringify(await migrate(database)));
      await database.close();`;
    const outputs = await Promise.all(
      [1, 2, 3].map(() => run(process.execPath, ["--input-type=module", "--eval", source])),
    );
    const applied = outputs.map(({ stdout }) => JSON.parse(stdout).applied.length).sort();
    expect(applied).toEqual([0, 0, pending.length].sort());
    expect(await pendingMigrations(await open())).toEqual([]);
  });
});
