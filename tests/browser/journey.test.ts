/** What a person does with Healify, in a real browser against the embedded server, as it is started for everybody. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "#tests/flow/systems.ts";
import { requireChromium } from "#tests/support/services/urls.ts";
import {
  answerIn,
  ask,
  filesKept,
  hasFocus,
  launchChromium,
  password,
  patienceMs,
  signUp,
} from "./browser.ts";

const meningitis = "I have had a fever, a stiff neck and a terrible headache since this morning";
const bloodPressure = "How can I lower my blood pressure without medicine?";

const waiting = { timeout: patienceMs };

let browser: Browser;
/** As everybody gets it: answers come from the library. */
let healify: Embedded;
/** With a mock model, whose pace and faults a test chooses. */
let modelled: Embedded;
let context: BrowserContext;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await launchChromium(requireChromium());
  healify = await startEmbedded({ HEALIFY_MODEL: "library" });
  modelled = await startEmbedded();
});

afterAll(async () => {
  await browser?.close();
  await healify?.close();
  await modelled?.close();
});

beforeEach(async () => {
  modelled.model.always({ kind: "normal" });
  context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Berlin" });
  page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  faults = [];
  page.on("pageerror", (fault) => faults.push(fault.message));
  page.on("console", (line) => {
    if (/content security policy/i.test(line.text())) faults.push(line.text());
  });
});

afterEach(async () => {
  await context.close();
  expect(faults).toEqual([]);
});

const address = () => healify.process.url();

test("from the first visit to a cited answer that is still there after a reload and a new sign-in", async () => {
  const email = await signUp(page, address());

  await ask(page, meningitis);
  const card = page.locator("[data-card=emergency]");
  await card.waitFor();
  const call = card.getByRole("link", { name: /Call 112/ });
  expect(await call.getAttribute("href")).toBe("tel:112");
  expect(await call.textContent()).toContain("Germany");
  await answerIn(page, "completed");
  expect(await card.isVisible()).toBe(true);

  await page.getByRole("link", { name: "New chat" }).first().click();
  await ask(page, bloodPressure);
  const answer = await answerIn(page, "completed");
  const chip = answer
    .locator(".prose")
    .getByRole("button", { name: /^Source 1/ })
    .first();
  await chip.click();
  const passage = page.locator("dialog[open] [data-passage]");
  await passage.waitFor();
  expect((await passage.innerText()).length).toBeGreaterThan(100);
  await page.keyboard.press("Escape");
  await passage.waitFor({ state: "detached" });
  await expect.poll(() => hasFocus(chip), waiting).toBe(true);

  const told = await answer.locator(".prose").innerText();
  await page.reload();
  const kept = await answerIn(page, "completed");
  await kept.locator(".prose").waitFor();
  await expect.poll(() => kept.locator(".prose").innerText(), waiting).toBe(told);
  expect(await page.title()).toBe("Healify");

  await page.getByRole("button", { name: email }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: bloodPressure }).click();
  const found = await answerIn(page, "completed");
  await expect.poll(() => found.locator(".prose").innerText(), waiting).toBe(told);
});

test("an answer can be stopped, keeps its words, and can be asked for after all", async () => {
  await signUp(page, modelled.process.url());
  modelled.model.always({ kind: "normal", tokenMs: 250, tokens: 400 });
  await ask(page, "How can I prevent back pain?");
  const answering = await answerIn(page, "answering");
  await answering.locator(".prose").waitFor();
  await page.getByRole("button", { name: "Stop answering" }).click();
  const stopped = await answerIn(page, "stopped");
  await stopped.getByText("You stopped this answer.").waitFor();
  await page.getByRole("button", { name: "Send" }).waitFor();

  modelled.model.always({ kind: "normal" });
  await stopped.getByRole("button", { name: "Answer it after all" }).click();
  const answer = await answerIn(page, "completed");
  await answer.getByRole("list", { name: "Sources" }).waitFor();
});

test("a failed answer says so and is tried again in its place", async () => {
  await signUp(page, modelled.process.url());
  modelled.model.always({ kind: "status", status: 400 });
  await ask(page, "What helps against hay fever?");
  const failed = await answerIn(page, "failed");
  await failed.getByText("The answer could not be finished.").waitFor();
  modelled.model.always({ kind: "normal" });
  await failed.getByRole("button", { name: "Try again" }).click();
  await answerIn(page, "completed");
  expect(await page.locator("[data-reply-state]").count()).toBe(1);
});

test("a question is asked and its source opened by keyboard alone", async () => {
  await signUp(page, address());
  await expect.poll(() => hasFocus(page.getByLabel("Your question")), waiting).toBe(true);
  await page.keyboard.type(bloodPressure);
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("Thank you.");
  expect(await page.getByLabel("Your question").inputValue()).toBe(`${bloodPressure}\nThank you.`);
  await page.keyboard.press("Enter");
  const answer = await answerIn(page, "completed");
  const chip = answer
    .locator(".prose")
    .getByRole("button", { name: /^Source 1/ })
    .first();
  await chip.waitFor();
  const onChip = () => hasFocus(chip);
  for (let presses = 0; presses < 60 && !(await onChip()); presses += 1) {
    await page.keyboard.press("Shift+Tab");
  }
  expect(await onChip()).toBe(true);
  await page.keyboard.press("Enter");
  await page.locator("dialog[open] [data-passage]").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(onChip, waiting).toBe(true);
});

test("signed out and offline, an emergency still gets its card and its number", async () => {
  await page.goto(address());
  await page.getByLabel("Your question").focus();
  await filesKept(page);
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await ask(page, "crushing chest pain");
  const card = page.locator("[data-card=emergency]");
  await card.getByRole("link", { name: /Call 112/ }).waitFor();
  expect(await page.getByRole("alert").textContent()).toContain("This may be an emergency");
});

test("a question asked offline keeps its words and its card, and is sent once when the network is back", async () => {
  await signUp(page, address());
  await filesKept(page);
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await ask(page, meningitis);
  await page.getByText(/^Waiting for the network/).waitFor();
  await page.locator("[data-card=emergency]").waitFor();
  await context.setOffline(false);
  await answerIn(page, "completed");
  await page.reload();
  await answerIn(page, "completed");
  expect(await page.getByRole("heading", { name: meningitis }).count()).toBe(1);
});
