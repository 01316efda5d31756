/** The secret is rotated by starting one process after the other again, while people sign up, ask and are answered. */
import { randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ChatClient } from "#tests/support/chat-client.ts";
import { httpClient, signInAgain } from "#tests/support/client.ts";
import { spawnHealify, startHealify } from "#tests/support/healify-process.ts";
import { type Distributed, type Environment, startDistributed } from "./systems.ts";

let system: Distributed;
beforeAll(async () => {
  system = await startDistributed();
  system.model.always({ kind: "normal" });
});
afterAll(() => system.close());

type Kind = "gateway" | "worker";
const readyOf: Record<Kind, RegExp> = { gateway: /ready at/, worker: /worker answers/ };

async function startAgain(kind: Kind, index: number, env: Environment): Promise<void> {
  const processes = kind === "gateway" ? system.gateways : system.workers;
  await processes[index]?.stop();
  processes[index] = await startHealify(kind, env, readyOf[kind]);
}

async function status(env: Environment): Promise<string> {
  const asked = spawnHealify(["keys", "status"], env);
  await asked.ended;
  return asked.output();
}

const urls = () => system.gateways.map((gateway) => gateway.url());

it("answers all the while, on every process, and ends with the new secret alone", async () => {
  const before: Environment = system.env;
  const next = randomBytes(32).toString("base64url");
  const both = {
    ...before,
    HEALIFY_SECRET: next,
    HEALIFY_SECRET_PREVIOUS: before.HEALIFY_SECRET ?? "",
  };
  const { HEALIFY_SECRET_PREVIOUS: _, ...after } = both;

  const ann = await ChatClient.signUp(urls()[0] ?? "");
  const sessionId = uuidv7();
  const asked = await ann.askForEvents("How can I sleep better?", sessionId).end();
  expect(asked.last()?.event.type).toBe("reply-end");

  /** Somebody new comes and asks by each gateway; who was there before signs in by the other, and reads. */
  const everythingWorks = async () => {
    for (const [index, url] of urls().entries()) {
      const ben = await ChatClient.signUp(url);
      const reader = await ben.askForEvents("What helps against a cold?").end();
      expect(reader.last()?.event.type).toBe("reply-end");
      const other = urls()[1 - index] ?? "";
      await signInAgain(httpClient(other), ben.person);
      expect((await ann.at(other).session(sessionId)).messages[1]?.state).toBe("completed");
    }
  };

  await startAgain("gateway", 0, both);
  await everythingWorks();
  expect(await status(both)).toContain("It waits for 3 processes");
  const early = spawnHealify(["gateway"], after);
  expect(await early.ended).toBe(78);
  expect(early.output()).toContain("HEALIFY_SECRET_PREVIOUS");
  await startAgain("worker", 0, both);
  await startAgain("gateway", 1, both);
  await everythingWorks();
  expect(await status(both)).toContain("It waits for 1 processes");
  await startAgain("worker", 1, both);
  await expect
    .poll(() => status(both), { timeout: 60_000, interval: 500 })
    .toContain("HEALIFY_SECRET_PREVIOUS can be dropped");
  await everythingWorks();
  await expect
    .poll(() => system.gateways[0]?.output(), { timeout: 30_000 })
    .toContain("HEALIFY_SECRET_PREVIOUS can be dropped");

  for (const index of [0, 1]) await startAgain("worker", index, after);
  for (const index of [0, 1]) await startAgain("gateway", index, after);
  await everythingWorks();
  const { refreshToken } = ann.person;
  const refreshed = await ann
    .at(urls()[0] ?? "")
    .call("POST", "/api/auth/refresh", { body: { refreshToken } });
  expect(refreshed.status).toBe(200);
  const late = spawnHealify(["gateway"], before);
  expect(await late.ended).toBe(78);
}, 300_000);
