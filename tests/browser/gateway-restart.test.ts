/** The gateway dies in the middle of an answer while the worker writes on: the text goes on where it stood. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Distributed, startDistributed } from "#tests/flow/systems.ts";
import { startHealify } from "#tests/support/healify-process.ts";
import { requireChromium } from "#tests/support/services/urls.ts";
import { answerIn, ask, launchChromium, patienceMs, signUp } from "./browser.ts";

let browser: Browser;
let healify: Distributed;

beforeAll(async () => {
  browser = await launchChromium(requireChromium());
  healify = await startDistributed();
});
afterAll(async () => {
  await browser?.close();
  await healify?.close();
});

test("killed and started again, it goes on without a repeat, a gap or a reload", async () => {
  const [gateway] = healify.gateways;
  if (!gateway) throw new Error("no gateway was started");
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(patienceMs);
  await signUp(page, gateway.url());
  healify.model.always({ kind: "normal", tokenMs: 80, tokens: 250 });
  await ask(page, "How can I prevent back pain?");
  await answerIn(page, "answering");
  const prose = page.locator("[data-reply-state] .prose");
  await expect.poll(async () => (await prose.innerText()).length, slow).toBeGreaterThan(80);

  gateway.kill("SIGKILL");
  await gateway.ended;
  await page.getByText(/The connection broke off/).waitFor();
  const before = await prose.innerText();
  const { port } = new URL(gateway.url());
  healify.gateways[0] = await startHealify("gateway", { ...healify.env, PORT: port }, /ready at/);
  await expect
    .poll(async () => (await prose.innerText()).length, slow)
    .toBeGreaterThan(before.length);
  // The last letters may be half of a mark of Markdown.
  const shown = before.slice(0, -20);
  expect(await prose.innerText()).toContain(shown);
  expect(await page.getByText(/Starting again/).count()).toBe(0);

  await answerIn(page, "completed");
  const other = await page.context().newPage();
  other.setDefaultTimeout(patienceMs);
  await other.goto(page.url());
  const kept = (await answerIn(other, "completed")).locator(".prose");
  await kept.waitFor();
  // What a page shows may be a moment behind what it was told.
  const agreed = async () => (await prose.innerText()) === (await kept.innerText());
  await expect.poll(agreed, slow).toBe(true);
  expect((await kept.innerText()).startsWith(shown)).toBe(true);
});

const slow = { timeout: patienceMs };
