/** Nothing moves by itself under a reader's eyes: not while an answer is written, nor when it is opened again. */
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "#tests/flow/systems.ts";
import { requireChromium } from "#tests/support/services/urls.ts";
import { answerIn, ask, launchChromium, patienceMs, signUp } from "./browser.ts";
import { backPain } from "./states/waiting.ts";

let browser: Browser;
let healify: Embedded;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium(requireChromium());
  healify = await startEmbedded();
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.addInitScript(noteShifts);
});
afterAll(async () => {
  await browser?.close();
  await healify?.close();
});

/** Runs in the page: what moved, without anybody having touched anything just before. */
function noteShifts(): void {
  const shifts: string[] = [];
  Reflect.set(globalThis, "shifts", shifts);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (Reflect.get(entry, "hadRecentInput")) continue;
      const sources: { node: Node | null }[] = Reflect.get(entry, "sources");
      const nodes = sources.map(({ node }) =>
        node instanceof Element ? node.outerHTML.slice(0, 160) : node?.textContent,
      );
      shifts.push(`${Reflect.get(entry, "value")} ${nodes.join(" | ")}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
}

/** Where the blocks of an answer begin, in pixels below its first one. */
function blocksOf(answer: Locator): Promise<number[]> {
  return answer.locator(".prose").evaluate((prose) => {
    const tops = Array.from(
      prose.querySelectorAll("p, h3, ul, ol"),
      (block) => block.getBoundingClientRect().top,
    );
    return tops.map((top) => Math.round(top - (tops[0] ?? 0)));
  });
}

const shifts = () => page.evaluate(() => Reflect.get(globalThis, "shifts"));

test("from the first page over signing up to an answer that is written for seconds, and opened again", async () => {
  await page.goto(healify.process.url());
  await page.getByLabel("Your question").waitFor();
  expect(await shifts()).toEqual([]);
  await signUp(page, healify.process.url());
  expect(await shifts()).toEqual([]);

  healify.model.always({ kind: "normal", text: backPain, tokenMs: 60 });
  await ask(page, "How can I prevent back pain?");
  const answering = await answerIn(page, "answering");
  await answering.locator(".prose ol li").first().waitFor();
  const streamed = await blocksOf(answering);
  const answer = await answerIn(page, "completed");
  expect((await blocksOf(answer)).slice(0, 4)).toEqual(streamed.slice(0, 4));
  await page.getByRole("list", { name: "Sources" }).waitFor();
  expect(await shifts()).toEqual([]);

  await page.reload();
  await answerIn(page, "completed");
  await page.waitForLoadState("networkidle");
  expect(await shifts()).toEqual([]);
});

test("nor when whom a question may be about is known only after the chat is shown", async () => {
  const chat = page.url();
  await page.goto(`${healify.process.url()}/profile`);
  await page.getByRole("button", { name: "Add somebody" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What you call them").fill("Mum");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Mum" }).waitFor();

  const { promise: shown, resolve: show } = Promise.withResolvers<void>();
  await page.route("**/api/people", async (route) => {
    await shown;
    await route.continue();
  });
  await page.goto(chat);
  await answerIn(page, "completed");
  show();
  await page.getByLabel("This is about").waitFor();
  expect(await shifts()).toEqual([]);
});
