/** What stands under an answer, in a real browser: what it was made of, what one thinks of it, and what became of its sources. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Embedded } from "#tests/flow/systems.ts";
import { answerIn, ask, patienceMs, signUp } from "./browser.ts";
import { onePage } from "./one-page.ts";

const question = "How can I lower my blood pressure without medicine?";

let healify: Embedded;
let page: Page;

onePage((visit) => {
  ({ healify, page } = visit);
});

test("an answer tells what it was made of, and takes an opinion that stays", async () => {
  await signUp(page, healify.process.url());
  await ask(page, question);
  const answer = await answerIn(page, "completed");
  await answer.getByText("Details", { exact: true }).click();
  await answer.getByText("Emergency rules").waitFor();
  await answer.getByText(/of school/).waitFor();

  await answer.getByRole("button", { name: "No, not helpful" }).click();
  await answer.getByRole("button", { name: "Hard to read" }).click();
  await answer.locator('button[aria-pressed="true"]', { hasText: "Hard to read" }).waitFor();
  await answer.getByLabel("In your own words, if you like").fill("Too long for me.");
  await answer.getByRole("button", { name: "Keep" }).click();
  await expect
    .poll(() => answer.getByRole("button", { name: "Keep" }).isDisabled(), { timeout: patienceMs })
    .toBe(true);

  await page.reload();
  const again = await answerIn(page, "completed");
  await again.locator('button[aria-pressed="true"]', { hasText: "Hard to read" }).waitFor();
  const words = again.getByLabel("In your own words, if you like");
  expect(await words.inputValue()).toBe("Too long for me.");

  await again.getByRole("button", { name: "No, not helpful" }).click();
  await words.waitFor({ state: "detached" });
});

test("one click says an answer more simply; what is plainer already, and an emergency, offer none", async () => {
  await signUp(page, healify.process.url());
  await ask(page, "What is asthma?");
  const plainer = page.getByRole("button", { name: "Say it more simply" });
  await plainer.click();
  await page.getByText("Please say that more simply.").first().waitFor();
  const answers = page.locator('[data-reply-state="completed"]');
  await answers.nth(1).waitFor();
  expect(await plainer.count()).toBe(0);

  await ask(page, "I have crushing chest pain and my arm hurts");
  await answers.nth(2).waitFor();
  expect(await plainer.count()).toBe(0);
});

test("an older answer says that its sources were withdrawn", async () => {
  await signUp(page, healify.process.url());
  await ask(page, question);
  await answerIn(page, "completed");
  withdrawAll();
  await page.reload();
  const answer = await answerIn(page, "completed");
  await answer.getByText("Sources of this answer have changed since it was written.").waitFor();
});

/** As if the library held none of what was cited. */
function withdrawAll(): void {
  const database = new DatabaseSync(join(healify.folder, "healify.db"), { timeout: 30_000 });
  database.exec(
    "insert or ignore into withdrawn_passages select distinct passage_mac, 0 from reply_citations",
  );
  database.close();
}

test("the safety card is open to everybody, and says what is not measured", async () => {
  await page.goto(healify.process.url());
  await page.getByRole("link", { name: /Safety card/ }).click();
  await page.getByRole("heading", { name: "What answers here" }).waitFor();
  await page.getByText("the library alone, no language model").waitFor();
  await page.getByText(/^Not reviewed by a clinician/).waitFor();
  await page.getByRole("heading", { name: "Not measured" }).waitFor();
  await page.getByRole("link", { name: "Back" }).click();
  await page.getByRole("link", { name: "Sign in" }).waitFor();
});
