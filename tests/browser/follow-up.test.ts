/** What comes after an answer, in a real browser: where to go, our questions, and how somebody is days later. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Embedded } from "#tests/flow/systems.ts";
import { answerIn, ask, patienceMs, signUp } from "./browser.ts";
import { onePage } from "./one-page.ts";

const urgent = "it burns when I pee since yesterday";
const unclear = "my finger clicks in the morning";
const waiting = { timeout: patienceMs };
const day = 24 * 60 * 60_000;

let healify: Embedded;
let page: Page;

onePage(
  (visit) => {
    ({ healify, page } = visit);
  },
  { locale: "en-GB", timezoneId: "Europe/Berlin" },
);

/** As if everything had been said that long ago. */
function letPass(ms: number): void {
  const database = new DatabaseSync(join(healify.folder, "healify.db"), { timeout: 30_000 });
  database.prepare("update messages set created_at = created_at - ?").run(ms);
  database.close();
}

const card = (name: string) => page.locator(`[data-card="${name}"]`);

test("an urgent answer ends with where and when; a wrong pick is put right and kept, until a better one", async () => {
  await signUp(page, healify.process.url());
  await ask(page, urgent);
  await answerIn(page, "completed");
  const plan = card("plan");
  await plan.getByRole("button", { name: "I'll wait and see" }).click();
  await plan.getByText(/This needs to be seen within/).waitFor();
  await plan.getByRole("button", { name: "Emergency department, now" }).click();
  await plan.getByText("That is soon enough.").waitFor();
  await page.waitForLoadState("networkidle");
  await page.reload();
  await card("plan").getByText("That is soon enough.").waitFor();
});

test("without a match: an answer is tapped, another written, and it stays said where and how soon", async () => {
  await signUp(page, healify.process.url());
  await ask(page, unclear);
  await answerIn(page, "completed");
  const questions = card("questions");
  await expect.poll(() => questions.getByRole("listitem").count(), waiting).toBe(3);
  await questions.getByRole("button", { name: /Is there fever/ }).click();
  await questions.getByRole("button", { name: "None of these", exact: true }).click();
  await page.getByRole("heading", { name: /anything else new\? None of these\./ }).waitFor();
  await expect.poll(() => questions.getByRole("listitem").count(), waiting).toBe(2);
  await questions.getByRole("button", { name: /Who is it about/ }).click();
  const words = questions.getByLabel(/In your own words: Who is it about/);
  await words.fill("me, I am 40");
  await words.press("Enter");
  await page.getByRole("heading", { name: /regular medicine\? Me, I am 40\./ }).waitFor();
  await answerIn(page, "completed");
  await page.locator('[data-disposition="routine"]').last().waitFor();
});

test("days later the start page asks; a worse is triaged again, raised, and asked what has changed", async () => {
  await signUp(page, healify.process.url());
  await ask(page, unclear);
  await answerIn(page, "completed");
  letPass(4 * day);
  await page.goto(`${healify.process.url()}/chat`);
  await card("check-in")
    .getByText(/4 days ago/)
    .waitFor();
  expect(await page.title()).toBe("Healify");
  await card("check-in").getByRole("button", { name: "Worse" }).click();
  await page.getByRole("heading", { name: /How are you now\? Worse\./ }).waitFor();
  await answerIn(page, "completed");
  await page.locator('[data-disposition="urgent"]').last().waitFor();
  await card("questions").getByText("What has changed?").waitFor();
  await page.goto(`${healify.process.url()}/chat`);
  await page.getByRole("heading", { name: "What is going on?" }).waitFor();
  await page.waitForLoadState("networkidle");
  expect(await card("check-in").count()).toBe(0);
});

test("an answer that is reopened says of when it is, and asks once", async () => {
  await signUp(page, healify.process.url());
  await ask(page, unclear);
  await answerIn(page, "completed");
  letPass(2 * day);
  await page.reload();
  await card("check-in").getByText("This is from 2 days ago.").waitFor();
  await card("check-in").getByRole("button", { name: "Better" }).click();
  await card("check-in")
    .getByText(/Good to hear\./)
    .waitFor();
  await page.waitForLoadState("networkidle");
  await page.reload();
  await answerIn(page, "completed");
  await page.waitForLoadState("networkidle");
  expect(await card("check-in").count()).toBe(0);
});
