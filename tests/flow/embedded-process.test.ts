/** The embedded process as the person who runs it meets it: starting, stopping, crashing, misconfigured. */
import { mkdtemp, readFile, rm, stat, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { assembledText, ChatClient } from "#tests/support/chat-client.ts";
import { spawnHealify } from "#tests/support/healify-process.ts";
import { waitFor } from "#tests/support/wait-for.ts";
import { type Embedded, startEmbedded } from "./systems.ts";

let embedded: Embedded | null = null;
afterEach(async () => {
  await embedded?.close();
  embedded = null;
});

const slow = { kind: "normal", tokens: 80, tokenMs: 25 } as const;
/** Still under way whenever a busy machine gets round to ending its process. */
const endless = { kind: "normal", tokens: 600, tokenMs: 100 } as const;

describe("an embedded process that is killed", () => {
  it("answers the question once after kill -9, and the reader sees no repeat and no gap", async () => {
    embedded = await startEmbedded();
    embedded.model.program(endless);
    embedded.model.always(slow);
    const ann = await ChatClient.signUp(embedded.process.url());
    const { reply, session } = await ann.ask("What is gout?");
    const before = ann.read(reply.id);
    await waitFor(() => assembledText(before).length > 40, "some words");
    embedded.process.kill("SIGKILL");
    await embedded.process.ended;
    await before.end();
    expect(before.ended).toBe("cut");

    const again = ann.at((await embedded.restart()).url());
    const after = await again.read(reply.id, before.lastId()).end();
    expect(after.types()[0]).toBe("reply-reset");
    expect(after.last()?.event.type).toBe("reply-end");
    const { messages } = await again.session(session.id);
    expect(messages).toHaveLength(2);
    expect(messages[1]).toMatchObject({ state: "completed", attempt: 2 });
    expect(assembledText(before, after)).toBe(messages[1]?.text);
  });

  it("keeps every accepted question over kill -9 at any moment, ten rounds", async () => {
    embedded = await startEmbedded({ HEALIFY_LIMIT_WAITING: "50" });
    embedded.model.always({ kind: "normal", tokens: 20, tokenMs: 5 });
    let ann = await ChatClient.signUp(embedded.process.url());
    for (let round = 0; round < 10; round += 1) {
      const asked = await Promise.all([
        ann.ask(`Round ${round}: what is gout?`),
        ann.ask(`Round ${round}: what is anaemia?`),
      ]);
      // Round by round later into the answer, so that the crash meets every stage of it.
      await new Promise((resolve) => setTimeout(resolve, round * 17));
      embedded.process.kill("SIGKILL");
      await embedded.process.ended;
      ann = ann.at((await embedded.restart()).url());
      for (const { reply, session } of asked) {
        const reader = await ann.read(reply.id).end();
        expect(reader.last()?.event.type).toBe("reply-end");
        const { messages } = await ann.session(session.id);
        expect(messages.map(({ state }) => state)).toEqual(["stored", "completed"]);
        expect(messages[1]?.text).toBe(assembledText(reader));
      }
    }
  }, 600_000);
});

describe("starting and stopping", () => {
  it("turns a second process on the folder away, and names the first", async () => {
    embedded = await startEmbedded();
    const second = spawnHealify(["start"], embedded.env);
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`process ${embedded.process.pid}`);
    expect(second.output()).toContain(`:${new URL(embedded.process.url()).port}`);
    const ann = await ChatClient.signUp(embedded.process.url());
    expect((await ann.call("GET", "/readyz")).status).toBe(200);
  });

  it("finishes what is under way on the first signal, and says so", async () => {
    embedded = await startEmbedded();
    embedded.model.always(slow);
    const ann = await ChatClient.signUp(embedded.process.url());
    const reader = ann.askForEvents("What is eczema?");
    await waitFor(() => reader.types().includes("reply-delta"), "the first words");
    embedded.process.kill("SIGINT");
    expect(await embedded.process.ended).toBe(0);
    await reader.end();
    expect(reader.last()?.event.type).toBe("reply-end");
    expect(embedded.process.output()).toMatch(/Finishing what is under way/);
    await embedded.restart();
  });

  it("stops at once on the second signal, and takes the answer up at the next start", async () => {
    embedded = await startEmbedded();
    embedded.model.always(endless);
    const ann = await ChatClient.signUp(embedded.process.url());
    const { reply } = await ann.ask("What is psoriasis?");
    const reader = ann.read(reply.id);
    await waitFor(() => reader.types().includes("reply-delta"), "the first words");
    embedded.process.kill("SIGINT");
    await waitFor(() => /Press Ctrl-C again/.test(embedded?.process.output() ?? ""), "the notice");
    embedded.process.kill("SIGINT");
    expect(await embedded.process.ended).toBe(130);
    embedded.model.always({ kind: "normal", tokens: 20 });
    const restarted = await embedded.restart();
    expect(restarted.output()).toMatch(/Taking up 1 unfinished/);
    const after = await ann.at(restarted.url()).read(reply.id).end();
    expect(after.last()?.event.type).toBe("reply-end");
  });

  it("refuses a full database without its secret, and makes nothing new", async () => {
    embedded = await startEmbedded();
    const file = join(embedded.folder, "secret");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await embedded.process.stop();
    const secret = await readFile(file, "utf8");
    await unlink(file);
    const without = spawnHealify(["start"], embedded.env);
    expect(await without.ended).toBe(78);
    expect(without.output()).toMatch(/secret is missing/);
    await expect(stat(file)).rejects.toThrow();

    const wrong = { ...embedded.env, HEALIFY_SECRET: secret.trim().split("").reverse().join("") };
    const other = spawnHealify(["start"], wrong);
    expect(await other.ended).toBe(78);
    expect(other.output()).toMatch(/does not belong to this database/);
    await writeFile(file, secret, { mode: 0o600 });
    await embedded.restart();
  });

  it("names every wrong setting at once", async () => {
    const folder = await mkdtemp(join(tmpdir(), "healify-settings-"));
    const wrong = spawnHealify(["start"], {
      HEALIFY_DATA_DIR: folder,
      PORT: "seventy",
      HOST: "not a host",
      HEALIFY_SECRET: "short",
      HEALIFY_PUBLIC_URL: "healify.example.org/path",
      HEALIFY_REDIS_URL: "http://localhost",
      HEALIFY_SMTP_URL: "mail.example.org",
      HEALIFY_MODEL: "gpt-5",
      HEALIFY_MODEL_URL: "localhost",
      HEALIFY_MODEL_PATIENCE: "a while",
      HEALIFY_WORKER_CONCURRENCY: "0",
      HEALIFY_LOG_LEVEL: "loud",
      HEALIFY_LIMIT_QUESTIONS: "-1",
      HEALIFY_SIGN_UP: "maybe",
      HEALIFY_TRUSTED_PROXIES: "everywhere",
    });
    expect(await wrong.ended).toBe(78);
    for (const name of [
      "PORT",
      "HOST",
      "HEALIFY_SECRET",
      "HEALIFY_PUBLIC_URL",
      "HEALIFY_REDIS_URL",
      "HEALIFY_DATABASE_URL",
      "HEALIFY_RABBITMQ_URL",
      "HEALIFY_SMTP_URL",
      "HEALIFY_MAIL_FROM",
      "HEALIFY_MODEL",
      "HEALIFY_MODEL_URL",
      "HEALIFY_MODEL_PATIENCE",
      "HEALIFY_WORKER_CONCURRENCY",
      "HEALIFY_LOG_LEVEL",
      "HEALIFY_LIMIT_QUESTIONS",
      "HEALIFY_SIGN_UP",
      "HEALIFY_TRUSTED_PROXIES",
    ]) {
      expect(wrong.output()).toMatch(new RegExp(`^healify: ${name}\\b`, "m"));
    }
    expect(wrong.output()).not.toContain("short");
    await rm(folder, { recursive: true });
  });
});
