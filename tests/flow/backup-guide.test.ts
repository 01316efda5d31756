/** docs/backup.md, its own commands run as they stand there: backup, restore, and a person who was erased in between. */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { erasureReceiptSchema } from "#contracts/auth.ts";
import { root } from "#tests/docs/project-files.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { httpClient, newPerson, type Person, signInAgain } from "#tests/support/client.ts";
import { startHealify } from "#tests/support/healify-process.ts";
import { findInFiles } from "#tests/support/raw-search.ts";
import { requirePostgresUrl } from "#tests/support/services/urls.ts";
import { waitFor } from "#tests/support/wait-for.ts";
import { guideBlock } from "./guide-block.ts";
import { type Environment, startDistributed, startEmbedded } from "./systems.ts";

const run = promisify(execFile);

/** Runs a block of the guide; `npm run` finds its programs as a person's shell would. */
async function follow(name: string, env: Environment): Promise<string> {
  const base = { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "" };
  const script = `set -eu\n${guideBlock(name)}`;
  const { stdout, stderr } = await run("sh", ["-c", script], {
    cwd: root,
    env: { ...base, ...env },
  });
  return stdout + stderr;
}

type Told = { person: Person; sessionId: string; answer: string };

/** Somebody with a name and a chat that hold words which are nowhere else. */
async function tell(url: string, name: string, words: string): Promise<Told> {
  const person = await newPerson(httpClient(url), name);
  const client = new ChatClient(url, person);
  const sessionId = uuidv7();
  const reader = await client.askForEvents(`Why do I have a cold in ${words}?`, sessionId).end();
  expect(reader.last()?.event.type).toBe("reply-end");
  const { messages } = await client.session(sessionId);
  return { person, sessionId, answer: messages[1]?.text ?? "" };
}

async function erase(url: string, { person }: Told): Promise<void> {
  const { accessToken: token, password } = person;
  const body = { password };
  const answer = await httpClient(url)("DELETE", "/api/auth/me", { token, body });
  expect(answer.status).toBe(200);
  erasureReceiptSchema.parse(answer.json);
}

/** Signs in anew: a restore signs everybody out. */
async function expectReadable(url: string, { person, sessionId, answer }: Told): Promise<void> {
  const call = httpClient(url);
  const body = { refreshToken: person.refreshToken };
  expect((await call("POST", "/api/auth/refresh", { body })).status).toBe(401);
  const client = new ChatClient(url, await signInAgain(call, person));
  const { messages } = await client.session(sessionId);
  expect(messages[1]?.text).toBe(answer);
}

async function expectGone(url: string, { person }: Told): Promise<void> {
  const { email, password } = person;
  const call = httpClient(url);
  expect((await call("POST", "/api/auth/sign-in", { body: { email, password } })).status).toBe(401);
}

/** Backups are named after theirs. */
async function anotherSecond(): Promise<void> {
  const second = () => Math.floor(Date.now() / 1000);
  const now = second();
  await waitFor(() => second() > now, "another second");
}

async function newestIn(folder: string, place: "newest" | "oldest" = "newest"): Promise<string> {
  const names = (await readdir(folder)).sort();
  return join(folder, (place === "newest" ? names.at(-1) : names[0]) ?? "");
}

describe("the backup guide in embedded mode", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "healify-backup-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("restores all, and of who was erased since, nothing", async () => {
    const embedded = await startEmbedded();
    embedded.model.always({ kind: "normal" });
    const guide: Environment = {
      HEALIFY_DATA_DIR: embedded.folder,
      DATABASE_BACKUPS: join(folder, "database"),
      KEYS_BACKUPS: join(folder, "keys"),
    };
    const serve = async (dataDir: string, look: (url: string) => Promise<void>) => {
      const started = await startHealify(
        "start",
        { ...embedded.env, HEALIFY_DATA_DIR: dataDir },
        /ready at/,
      );
      await look(started.url());
      expect(await started.stop()).toBe(0);
    };
    try {
      const url = embedded.process.url();
      const ann = await tell(url, "Annikarolla Marker", "Zorbelburg");
      const ben = await tell(url, "Benjoringo Marker", "Quartzelheim");
      await follow("embedded-backup", guide);
      await erase(url, ann);
      await anotherSecond();
      await follow("embedded-backup", guide);

      const oldest = {
        ...guide,
        DATABASE_BACKUP: await newestIn(join(folder, "database"), "oldest"),
        KEYS_BACKUP: await newestIn(join(folder, "keys"), "oldest"),
      };
      const whole = join(folder, "whole");
      await follow("embedded-restore", { ...oldest, NEW_DATA: whole });
      await serve(whole, async (restored) => {
        await expectReadable(restored, ann);
        await expectReadable(restored, ben);
      });

      await follow("embedded-forget-keys", guide);
      const newKeys = { ...oldest, KEYS_BACKUP: await newestIn(join(folder, "keys")) };
      const without = join(folder, "without");
      const told = await follow("embedded-restore", { ...newKeys, NEW_DATA: without });
      expect(told).toContain("Deleted the rows of 1 people");
      await serve(without, async (restored) => {
        await expectReadable(restored, ben);
        await expectGone(restored, ann);
      });
      const words = ["Annikarolla", "Zorbelburg", ann.person.email];
      expect(findInFiles(join(folder, "database"), words)).toEqual([]);
      expect(findInFiles(without, words)).toEqual([]);
      expect(findInFiles(without, [ben.person.userId])).not.toEqual([]);
    } finally {
      await embedded.close();
    }
  });

  it("rotates keys and the secret by its commands, and an older database is restored after it", async () => {
    const embedded = await startEmbedded();
    embedded.model.always({ kind: "normal" });
    const guide: Environment = {
      HEALIFY_DATA_DIR: embedded.folder,
      DATABASE_BACKUPS: join(folder, "before"),
      KEYS_BACKUPS: join(folder, "keys-before"),
    };
    try {
      const ann = await tell(embedded.process.url(), "Annikarolla Marker", "Zorbelburg");
      await follow("embedded-backup", guide);
      expect(await follow("embedded-rotate-signing-key", guide)).toContain("Nobody is signed out");
      expect(await follow("embedded-rotate-secret", guide)).toContain("Start Healify again");
      await embedded.process.stop();
      await embedded.restart();
      const client = new ChatClient(embedded.process.url(), ann.person);
      expect((await client.session(ann.sessionId)).messages[1]?.text).toBe(ann.answer);
      await waitForStatus(guide, "can be dropped");
      expect(await readdir(embedded.folder)).not.toContain("secret.previous");
      await embedded.process.stop();

      const restored = join(folder, "rotated");
      await follow("embedded-restore", {
        ...guide,
        DATABASE_BACKUP: await newestIn(join(folder, "before")),
        KEYS_BACKUP: await newestIn(join(folder, "keys-before")),
        NEW_DATA: restored,
      });
      expect(await follow("embedded-key-status", { HEALIFY_DATA_DIR: restored })).toContain(
        "current secret",
      );
      await embedded.restart();
    } finally {
      await embedded.close();
    }
  });

  async function waitForStatus(guide: Environment, wanted: string): Promise<void> {
    await expect
      .poll(() => follow("embedded-key-status", guide), { timeout: 60_000, interval: 500 })
      .toContain(wanted);
  }
});

describe("the backup guide in distributed mode", () => {
  it("restores all, and of who was erased since, nothing", async () => {
    const folder = await mkdtemp(join(tmpdir(), "healify-backup-"));
    const system = await startDistributed();
    system.model.always({ kind: "normal" });
    const databases = [newDatabase(), newDatabase()];
    const serve = async (databaseUrl: string, look: (url: string) => Promise<void>) => {
      const env = { ...system.env, HEALIFY_DATABASE_URL: databaseUrl };
      const gateway = await startHealify("gateway", env, /ready at/);
      await look(gateway.url());
      await gateway.stop();
    };
    try {
      const url = system.gateways[0]?.url() ?? "";
      const guide: Environment = {
        ...system.env,
        DATABASE_BACKUPS: join(folder, "database"),
        KEYS_BACKUPS: join(folder, "keys"),
      };
      const ann = await tell(url, "Annikarolla Marker", "Zorbelburg");
      const ben = await tell(url, "Benjoringo Marker", "Quartzelheim");
      await follow("distributed-backup", guide);
      await erase(url, ann);
      await anotherSecond();
      await follow("distributed-backup", guide);

      const oldest = {
        ...guide,
        DATABASE_BACKUP: await newestIn(join(folder, "database"), "oldest"),
        KEYS_BACKUP: await newestIn(join(folder, "keys"), "oldest"),
      };
      const [whole, without] = await Promise.all(databases);
      if (!whole || !without) throw new Error("two databases");
      await follow("distributed-restore", { ...oldest, NEW_DATABASE_URL: whole.url });
      await serve(whole.url, async (restored) => {
        await expectReadable(restored, ann);
        await expectReadable(restored, ben);
      });
      const newKeys = { ...oldest, KEYS_BACKUP: await newestIn(join(folder, "keys")) };
      await follow("distributed-restore", { ...newKeys, NEW_DATABASE_URL: without.url });
      await serve(without.url, async (restored) => {
        await expectReadable(restored, ben);
        await expectGone(restored, ann);
      });
      const plain = await run("pg_dump", ["--format=plain", without.url]);
      for (const word of ["Annikarolla", "Zorbelburg", ann.person.email]) {
        expect(plain.stdout).not.toContain(word);
      }
      expect(plain.stdout).toContain(ben.person.userId);
    } finally {
      for (const database of await Promise.all(databases)) await database.drop();
      await system.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

async function newDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = requirePostgresUrl();
  const name = `healify_restored_${randomBytes(6).toString("hex")}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(server, `drop database ${name} with (force)`) };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
