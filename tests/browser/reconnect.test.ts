/** The server goes away in the middle of an answer, and comes back: nothing is lost, and silence is never the end. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "#tests/flow/systems.ts";
import { freePorts } from "#tests/support/services/free-ports.ts";
import { requireChromium } from "#tests/support/services/urls.ts";
import { waitFor } from "#tests/support/wait-for.ts";
import { answerIn, ask, launchChromium, patienceMs, signUp } from "./browser.ts";

let browser: Browser;
let healify: Embedded;
let address: string;

beforeAll(async () => {
  browser = await launchChromium(requireChromium());
  const [port] = await freePorts(1);
  healify = await startEmbedded({ PORT: String(port) });
  address = healify.process.url();
});

afterAll(async () => {
  await browser?.close();
  await healify?.close();
});

test("killed in the middle of an answer and started again, the answer is finished without a reload, in every tab", async () => {
  const context = await browser.newContext();
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  await signUp(page, address);
  healify.model.always({ kind: "normal", tokenMs: 150, tokens: 600 });
  await ask(page, "How can I prevent back pain?");
  const answering = await answerIn(page, "answering");
  await answering.locator(".prose").waitFor();
  const other = await context.newPage();
  await other.goto(page.url());
  await answerIn(other, "answering");

  healify.process.kill("SIGKILL");
  await healify.process.ended;
  await page.getByText(/The connection broke off/).waitFor();
  expect(await page.locator('[data-reply-state="completed"]').count()).toBe(0);

  healify.model.always({ kind: "normal" });
  await healify.restart();
  const kept = await context.newPage();
  await kept.goto(page.url());
  const told = await finishedText(kept);
  // What a page shows may be a moment behind what it was told.
  for (const tab of [page, other]) {
    await expect.poll(() => finishedText(tab), { timeout: patienceMs }).toBe(told);
  }
  await context.close();
});

async function finishedText(page: Page): Promise<string> {
  const answer = await answerIn(page, "completed");
  return waitFor(() => answer.locator(".prose").innerText(), "the answer's text");
}
