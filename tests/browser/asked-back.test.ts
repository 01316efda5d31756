/** A model asks back at the end of its answer: its questions stand below with buttons, and a tap answers one. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "#tests/flow/systems.ts";
import { requireChromium } from "#tests/support/services/urls.ts";
import { answerIn, ask, launchChromium, patienceMs, signUp } from "./browser.ts";

let browser: Browser;
let healify: Embedded;
beforeAll(async () => {
  browser = await launchChromium(requireChromium());
  healify = await startEmbedded();
});
afterAll(async () => {
  await browser?.close();
  await healify?.close();
});

test("what a model may ask is a button, what it may not is nowhere, and a tap asks on", async () => {
  const asked = "Do you have a cat?";
  const text = `Hay fever is an allergy.\n\n## Please tell me\n\n- ${asked}\n- Have you tried 800 mg of it?`;
  healify.model.always({ kind: "normal", text });
  const page = await browser.newPage();
  page.setDefaultTimeout(patienceMs);
  await signUp(page, healify.process.url());
  await ask(page, "What helps against hay fever?");

  const answer = await answerIn(page, "completed");
  const questions = page.locator("[data-card=questions]");
  await questions.getByText(asked).waitFor();
  expect(await answer.locator(".prose").innerText()).not.toContain(asked);
  expect(await page.getByText("800 mg").count()).toBe(0);

  healify.model.always({ kind: "normal", text: "Thank you for telling me." });
  await questions.getByRole("button", { name: "Yes" }).click();
  await page.getByText(`${asked} Yes.`).waitFor();
  await page.getByText("Thank you for telling me.").waitFor();
  await page.close();
});
