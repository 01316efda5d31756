/** What the operator sees and does: connects a model that is tried first, and goes back to the library. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "#tests/flow/systems.ts";
import { requireChromium } from "#tests/support/services/urls.ts";
import { expectAccessible } from "./axe.ts";
import { answerIn, ask, launchChromium, patienceMs, signUp } from "./browser.ts";
import { type Complaints, watchContext } from "./watched-page.ts";

let browser: Browser;
let healify: Embedded;
let page: Page;
let complaints: Complaints;
let address: string;

beforeAll(async () => {
  browser = await launchChromium(requireChromium());
  // As somebody starts it who has set nothing.
  healify = await startEmbedded({ HEALIFY_MODEL: "", HEALIFY_MODEL_URL: "" });
  address = healify.process.url();
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  complaints = await watchContext(context);
  page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  await signUp(page, address);
});
afterAll(async () => {
  await browser?.close();
  await healify?.close();
});

const button = (name: string) => page.getByRole("button", { name, exact: true });
const heading = (name: string) => page.getByRole("heading", { name, exact: true });

/** On a phone nothing is wider than the screen. */
async function expectWhole(): Promise<void> {
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(tooWide).toBe(0);
  await expectAccessible(page);
}

test("a model is found, tried, chosen without a restart, and let go again", async () => {
  await page.goto(`${address}/operator/model`);
  await heading("The library alone answers").waitFor();
  await expectWhole();

  await page.getByLabel("What runs it").selectOption("openai-compatible");
  await button("See its models").click();
  await page.getByText("An address is needed").waitFor();
  await page.getByLabel("Address").fill("http://models.example.org/v1");
  await button("Use this model").click();
  await page.getByText("Begin with https").waitFor();
  await page.getByText("Which model is it to be?").waitFor();

  await page.getByLabel("Address").fill(healify.model.url);
  await button("See its models").click();
  await button("mock").click();
  expect(await page.getByLabel("Model", { exact: true }).inputValue()).toBe("mock");
  healify.model.program({ kind: "status", status: 401 });
  await button("Test").click();
  await page.getByText("does not take this key").waitFor();
  await page.getByLabel("API key").fill("sk-no-real-key-of-anybody-7f3a");
  healify.model.program({ kind: "normal", text: "one two three four", tokenMs: 20 });
  await button("Test").click();
  await page.getByText("It works").waitFor();
  await expectWhole();
  await button("Use this model").click();
  await heading("openai-compatible/mock writes the answers").waitFor();
  await page.getByText("ends in …7f3a").waitFor();
  expect(await page.getByLabel("API key").inputValue()).toBe("");
  await expectWhole();

  healify.model.program({ kind: "normal", text: "Rest, and drink something warm [1]." });
  await page.goto(`${address}/chat`);
  await ask(page, "What helps against a sore throat?");
  const answer = await answerIn(page, "completed");
  await answer.getByText("Rest, and drink something warm").waitFor();

  await page.goto(`${address}/operator/model`);
  await button("Disconnect the model").click();
  await page.getByRole("dialog").getByRole("button", { name: "Disconnect the model" }).click();
  await heading("The library alone answers").waitFor();
});

test("the parts of the server tell how they are", async () => {
  await page.goto(`${address}/operator/health`);
  await page.getByText("1 worker runs.").waitFor();
  await page.getByText("The library alone answers.").waitFor();
  expect(await page.getByRole("listitem").filter({ hasText: "SQLite answers in" }).count()).toBe(1);
  await expectWhole();
});

test("pages of one's own are uploaded, quoted, and taken away again", async () => {
  await page.goto(`${address}/operator/library`);
  await heading("Starter topics").waitFor();
  await page.getByLabel("What to add").selectOption("folder");
  await button("Upload and add").click();
  await page.getByText("Choose a file first.").waitFor();
  const text = "# Quillwort poisoning\n\nQuillwort makes the tongue blue and the knees itch.\n";
  await page
    .getByLabel("File", { exact: true })
    .setInputFiles({ name: "quillwort.md", mimeType: "text/markdown", buffer: Buffer.from(text) });
  await button("Upload and add").click();
  await page.getByText("Added, and in use from the next question on.").waitFor();
  await heading("Your own pages").waitFor();
  await expectWhole();
  await button("Remove Your own pages").click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByText("Removed, from the next question on.").waitFor();
  await page.getByText("is gone: 1 passage").waitFor();
});

test("the pages break no rule of the browser's policy", () => {
  expect(complaints).toEqual({ violations: [], faults: [] });
});
