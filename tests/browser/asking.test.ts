/** Asking when it is not easy: no network, a session that is over, a server that is busy, several tabs, a long text. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "#tests/flow/systems.ts";
import { requireChromium } from "#tests/support/services/urls.ts";
import { expectAccessible } from "./axe.ts";
import { answerIn, ask, launchChromium, password, patienceMs, signUp } from "./browser.ts";
import { type Complaints, watchContext } from "./watched-page.ts";

const backPain = "How can I prevent back pain?";
const hayFever = "What helps against hay fever?";
const asthma = "What is asthma?";
/** Asked once: an answer that was given before comes at once, from the cache. */
const sleep = "How can I sleep better?";

let browser: Browser;
let healify: Embedded;
let context: BrowserContext;
let page: Page;
let complaints: Complaints;

beforeAll(async () => {
  browser = await launchChromium(requireChromium());
  healify = await startEmbedded({ HEALIFY_LIMIT_WAITING: "2" });
});
afterAll(async () => {
  await browser?.close();
  await healify?.close();
});
beforeEach(async () => {
  healify.model.always({ kind: "normal" });
  context = await browser.newContext({ locale: "en-GB" });
  context.setDefaultTimeout(patienceMs);
  complaints = await watchContext(context);
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual({ violations: [], faults: [] });
});

const address = () => healify.process.url();
const messages = "**/api/chat/sessions/*/messages";
const question = (tab: Page, name: string) => tab.getByRole("heading", { name, level: 2 });

async function openTab(url: string): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(url);
  return tab;
}

test("what was asked without a network outlives its tab, and is sent once and in order although two tabs could", async () => {
  const email = await signUp(page, address());
  await context.route(messages, (route) => route.abort());
  await ask(page, backPain);
  await page.getByText(/^Healify can't be reached/).waitFor();
  await ask(page, hayFever);
  await question(page, hayFever).waitFor();
  const url = page.url();
  const [first, second] = await Promise.all([openTab(url), openTab(url)]);
  await page.close();
  for (const tab of [first, second]) await question(tab, hayFever).waitFor();
  await context.unroute(messages);
  // As when the network comes back: the pause after some failures is longer than a test should take.
  await first.evaluate(() => globalThis.dispatchEvent(new Event("online")));
  for (const tab of [first, second]) {
    await expect.poll(() => tab.locator('[data-reply-state="completed"]').count(), slow).toBe(2);
    expect(await tab.getByRole("heading", { level: 2, name: /You asked/ }).allInnerTexts()).toEqual(
      [expect.stringContaining(backPain), expect.stringContaining(hayFever)],
    );
  }
  await expect.poll(() => keptIn(first), slow).not.toContain("outbox");

  // What one tab does, the other shows.
  await ask(first, asthma);
  await question(second, asthma).waitFor();
  await expect.poll(() => second.locator('[data-reply-state="completed"]').count(), slow).toBe(3);
  await first.getByRole("button", { name: "More about this chat" }).click();
  await first.getByRole("menuitem", { name: "Rename" }).click();
  await first.getByRole("textbox", { name: "Name", exact: true }).fill("Spring and its pollen");
  await first.keyboard.press("Enter");
  await second.getByRole("heading", { level: 1, name: "Spring and its pollen" }).waitFor();

  // And what another device does, as soon as somebody looks.
  await second.close();
  const phone = await (await browser.newContext()).newPage();
  phone.setDefaultTimeout(patienceMs);
  await phone.goto(`${address()}/sign-in`);
  await signIn(phone, email);
  await phone.getByRole("heading", { name: "What is going on?" }).waitFor();
  await phone.goto(url);
  await question(phone, asthma).waitFor();
  await ask(phone, sleep);
  await phone.locator("[data-reply-state]").nth(3).waitFor();
  await first.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await question(first, sleep).waitFor();
  await phone.context().close();

  const box = first.getByLabel("Your question");
  await box.press("ArrowUp");
  await box.press("ArrowUp");
  expect(await box.inputValue()).toBe(asthma);
  await box.press("ArrowUp");
  await box.press("ArrowUp");
  expect(await box.inputValue()).toBe(backPain);
  for (let presses = 0; presses < 4; presses += 1) await box.press("ArrowDown");
  expect(await box.inputValue()).toBe("");
  await box.fill("typed");
  await box.press("ArrowUp");
  expect(await box.inputValue()).toBe("typed");
});

const slow = { timeout: patienceMs };
const keptIn = (tab: Page) => tab.evaluate(() => Object.keys(localStorage).join());

test("a question waits behind another, is withdrawn, and one for which there is no room is sent by itself", async () => {
  await signUp(page, address());
  // The renderer of answers is fetched ahead.
  await page.waitForLoadState("networkidle");
  await page.evaluate(watchFirstWords);
  healify.model.always({ kind: "normal", tokenMs: 150, tokens: 2000 });
  await ask(page, sleep);
  const answering = page.locator('[data-reply-state="answering"]');
  await answering.locator(".prose").waitFor();
  // How soon they are painted is measured (bench/web-frames.ts), not tested: a busy machine skips frames.
  expect(await page.evaluate(() => Reflect.get(globalThis, "movedByFirstWords"))).toEqual([]);
  await ask(page, hayFever);
  await page.getByText("Waiting: your earlier question comes first").waitFor();
  await ask(page, asthma);
  await page.getByText(/^Several of your questions are waiting already/).waitFor();
  await page
    .locator('[data-reply-state="waiting"]')
    .getByRole("button", { name: "Withdraw" })
    .click();
  await page.getByText("You withdrew this question. It was not answered.").waitFor();
  await page.locator('[data-reply-state="waiting"]').waitFor();

  healify.model.always({ kind: "normal" });
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
  });
  await page.getByRole("button", { name: "Stop answering" }).click();
  await answerIn(page, "completed");
  await expect.poll(() => page.title(), slow).toBe("Answer ready · Healify");
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: false, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  expect(await page.title()).toBe("Healify");
  await question(page, asthma).waitFor();
  await page.locator("[data-reply-state]").nth(2).waitFor();
});

/** Runs in the page: what an answer's first words push away. */
function watchFirstWords(): void {
  const moved: string[] = [];
  Reflect.set(globalThis, "movedByFirstWords", moved);
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const sources: { node: Node | null }[] = Reflect.get(entry, "sources");
      const within = sources.find(({ node }) => node?.parentElement?.closest("[role=log]"));
      if (within) moved.push(`${entry.startTime} ${within.node?.textContent}`);
    }
  });
  const { read } = ReadableStreamDefaultReader.prototype;
  const watched = async function (this: ReadableStreamDefaultReader<Uint8Array>) {
    const got = await read.call(this);
    const text = new TextDecoder().decode(got.value);
    if (text.includes("event: reply-delta")) observer.observe({ type: "layout-shift" });
    return got;
  };
  Reflect.set(ReadableStreamDefaultReader.prototype, "read", watched);
}

test("a session that is over: signing in again goes on with what was asked and what was typed", async () => {
  const email = await signUp(page, address());
  await ask(page, backPain);
  await answerIn(page, "completed");
  // The cookie is gone, and the token is refused: as after a device was signed out from elsewhere.
  await context.clearCookies();
  await context.route(messages, (route) => route.fulfill(refusal(401, "invalid_access_token")));
  await ask(page, hayFever);
  await page.getByText("You were signed out. What you typed is kept; sign in to go on.").waitFor();
  await context.unroute(messages);
  await signIn(page, email);
  await question(page, hayFever).waitFor();
  await expect.poll(() => page.locator('[data-reply-state="completed"]').count(), slow).toBe(2);

  await page.getByLabel("Your question").fill("and a draft");
  await context.clearCookies();
  await page.reload();
  await signIn(page, email);
  await question(page, hayFever).waitFor();
  expect(await page.getByLabel("Your question").inputValue()).toBe("and a draft");
});

async function signIn(on: Page, email: string): Promise<void> {
  await on.getByLabel("E-mail").fill(email);
  await on.getByLabel("Password", { exact: true }).fill(password);
  await on.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("a busy server is waited for; what it never takes says why, can be withdrawn, and is forgotten at a sign-out that asked", async () => {
  const email = await signUp(page, address());
  await context.route(messages, (route) =>
    route.fulfill({ ...refusal(503, "unavailable"), headers: { "retry-after": "2" } }),
  );
  await ask(page, backPain);
  await page.getByText(/^Healify is very busy right now/).waitFor();
  await context.unroute(messages);
  await answerIn(page, "completed");

  await context.route(messages, (route) => route.fulfill(refusal(413, "payload_too_large")));
  await ask(page, hayFever);
  await page.getByText("Your question was not sent.").waitFor();
  await page.getByText("The body is too large.").waitFor();
  await page.getByRole("button", { name: "Withdraw" }).click();
  await question(page, hayFever).waitFor({ state: "detached" });

  // A chat that the server never heard of is found again from the next one, and taken back with its words.
  await context.unroute(messages);
  await context.route(messages, (route) => route.abort());
  await page.goto(`${address()}/chat`);
  await ask(page, asthma);
  await page.getByText(/^Healify can't be reached/).waitFor();
  await page.getByRole("link", { name: "New chat" }).first().click();
  await page.getByRole("link", { name: `Not sent yet: ${asthma}` }).click();
  await page.getByRole("button", { name: "Withdraw" }).click();
  const box = page.getByRole("textbox", { name: "Your question" });
  await expect.poll(() => box.inputValue(), slow).toBe(asthma);
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText(/^Healify can't be reached/).waitFor();
  await page.getByRole("button", { name: email }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByText(/^1 question has not been sent yet\. Signing out deletes it/).waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Stay signed in" }).click();
  await page.goto(`${address()}/devices`);
  expect(await keptIn(page)).toContain("outbox");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("button", { name: "Sign out anyway" }).click();
  await page.getByRole("link", { name: "Sign in" }).waitFor();
  expect(await keptIn(page)).not.toContain("outbox");
});

const refusal = (status: number, code: string) => ({
  status,
  contentType: "application/problem+json",
  body: JSON.stringify({
    type: `urn:healify:problem:${code}`,
    title: "The body is too large.",
    status,
    code,
    retryable: status === 503,
  }),
});

test("an entry that can't be read stops nothing, and words that could not be checked here say so", async () => {
  const own = await browser.newContext({ locale: "en-GB", serviceWorkers: "block" });
  own.setDefaultTimeout(patienceMs);
  const tab = await own.newPage();
  await own.route("**/assets/triage-with-profiles-*", (route) => route.abort());
  await own.route(messages, (route) => route.abort());
  await own.addInitScript(() => {
    localStorage.setItem("healify:outbox:damaged", "{");
    localStorage.setItem("healify:outbox-pause", "{");
  });
  await tab.goto(address());
  await ask(tab, backPain);
  await tab.getByText(/^The check could not be loaded/).waitFor();
  await signUp(tab, address());
  await ask(tab, backPain);
  await tab.getByText(/^It could not be checked for signs of an emergency/).waitFor();
  await expectAccessible(tab);
  await own.unroute(messages);
  await tab.evaluate(() => globalThis.dispatchEvent(new Event("online")));
  await answerIn(tab, "completed");

  // A part that can't be fetched takes nothing else away, and is fetched when it can be.
  await own.route("**/assets/search-results-*", (route) => route.abort());
  await tab.getByRole("searchbox", { name: "Search your chats" }).fill("zebra");
  await tab.getByText("This part of the page could not be loaded.").waitFor();
  await answerIn(tab, "completed");
  await own.unroute("**/assets/search-results-*");
  await tab.getByRole("button", { name: "Try again" }).click();
  await tab.getByText("No chat has all of these words.").waitFor();
  await own.close();
});

test("a long text is kept whole and made to fit when asked; what is said is written down, after a word on who hears", async () => {
  await context.addInitScript(pretendToHear);
  await page.goto(address());
  const box = page.getByLabel("Your question");
  const long = Array.from({ length: 900 }, (_, n) => `${n}.`).join(" ");
  await box.fill(long);
  await page.getByText(/characters too long: a question can have 4,000/).waitFor();
  expect(await box.inputValue()).toBe(long);
  expect(await page.getByRole("button", { name: "Send" }).isDisabled()).toBe(true);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make it fit" }).click();
  await page.getByText(/characters were taken from its end/).waitFor();
  expect((await box.inputValue()).length).toBeLessThanOrEqual(4000);
  await page.getByRole("button", { name: "Put it back" }).click();
  expect((await box.inputValue()).replaceAll("\n", " ")).toBe(long);

  await box.fill("I have");
  await page.getByRole("button", { name: "Dictate" }).click();
  await page.getByText(/Many browsers send your voice to their maker/).waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Start dictating" }).click();
  await expect.poll(() => box.inputValue(), slow).toBe("I have a sore throat");
  await page.getByRole("button", { name: "Stop dictating" }).click();
  await page.getByRole("button", { name: "Dictate", exact: true }).waitFor();
});

/** Runs in the page: stands in for the browser's own recognition, which asks its maker's servers. */
function pretendToHear(): void {
  class Recognition {
    onresult: ((heard: unknown) => void) | null = null;
    onend: (() => void) | null = null;
    start() {
      setTimeout(() => this.onresult?.({ results: [[{ transcript: "a sore throat" }]] }), 50);
    }
    stop() {
      this.onend?.();
    }
    abort() {
      this.onend?.();
    }
  }
  Reflect.set(globalThis, "SpeechRecognition", Recognition);
}
