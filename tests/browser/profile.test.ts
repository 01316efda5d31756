/** A profile, somebody one cares for, and what both say beside an answer. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectAccessible } from "./axe.ts";
import { answerIn, ask, hasFocus, patienceMs, signUp } from "./browser.ts";
import { onePage } from "./one-page.ts";

let page: Page;
let address: string;

onePage(async (visit) => {
  ({ page } = visit);
  address = visit.healify.process.url();
  await signUp(page, address);
});

async function addMedicine(name: string): Promise<void> {
  const field = page.getByRole("combobox", { name: "Medicines" });
  await field.fill(name);
  await field.press("Enter");
}

test("medicines are checked as they are saved, and beside an answer; the country holds where none was chosen", async () => {
  await page.goto(`${address}/profile`);
  await addMedicine("Coumadin");
  await addMedicine("Advil");
  await page.getByLabel("Country, for emergency numbers").selectOption("Japan");
  await page.getByRole("button", { name: "Save" }).click();
  const checked = page.getByRole("region", { name: "Your medicines, checked" });
  await checked.getByText("Coumadin · Advil").waitFor();
  await checked.getByText(/Don't stop this by yourself/).waitFor();

  await page.goto(`${address}/chat`);
  await ask(page, "Can I take naproxen for back pain?");
  const warning = page.getByRole("region", { name: "Please ask first" });
  await warning.getByText("Coumadin · naproxen").waitFor();
  const answer = await answerIn(page, "completed");
  await answer.getByText(/Used: .*Coumadin/).waitFor();

  // As on another device, which chose no country of its own.
  await page.evaluate(() => localStorage.removeItem("healify:usual-country"));
  await page.goto(`${address}/chat`);
  await ask(page, "crushing chest pain");
  const card = page.locator("[data-card=emergency]");
  await card.getByRole("link", { name: /Call 119/ }).waitFor();
  const country = page.getByLabel("Numbers for").locator("option:checked");
  expect(await country.textContent()).toBe("Japan");
  await page.goto(`${address}/emergency`);
  await page.getByRole("link", { name: /Call 119/ }).waitFor();
  expect(await country.textContent()).toBe("Japan");
});

test("a question is about the one who was chosen, until the profile is kept out of the chat", async () => {
  await page.goto(`${address}/profile`);
  await page.getByRole("button", { name: "Add somebody" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What you call them").fill("Mum");
  await dialog.getByLabel("Year of birth").fill("1950");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Mum" }).waitFor();
  await page.getByText(/^\d+ years$/).waitFor();

  await page.goto(`${address}/chat`);
  await page.getByLabel("This is about").selectOption("Mum");
  await ask(page, "What helps her with a sore throat?");
  await page.getByText("About Mum").waitFor();
  const answer = await answerIn(page, "completed");
  await answer.getByText(/Used: age \d+\./).waitFor();

  await page.reload();
  const chosen = page.getByLabel("This is about").locator("option:checked");
  await expect.poll(() => chosen.textContent(), { timeout: patienceMs }).toBe("Mum");
  await page.getByRole("button", { name: "More about this chat" }).click();
  await page.getByRole("menuitem", { name: "Don't use my profile here" }).click();
  await page.getByRole("button", { name: "More about this chat" }).click();
  await page.getByRole("menuitem", { name: "Use my profile here", exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await ask(page, "Is tea good for it?");
  await expect
    .poll(() => page.locator('[data-reply-state="completed"]').count(), { timeout: patienceMs })
    .toBe(2);
  expect(await page.getByText(/Used: /).count()).toBe(1);
});

test("somebody is added where the question is written, asked about, and taken away again", async () => {
  await page.getByLabel("This is about").selectOption("somebody else…");
  const dialog = page.getByRole("dialog", { name: "Somebody you care for" });
  await expect
    .poll(() => hasFocus(dialog.getByLabel("What you call them")), { timeout: patienceMs })
    .toBe(true);
  await dialog.getByLabel("What you call them").fill("Leo");
  await dialog.getByLabel("Year of birth").fill(String(new Date().getFullYear() - 8));
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  const chosen = page.getByLabel("This is about").locator("option:checked");
  await expect.poll(() => chosen.textContent(), { timeout: patienceMs }).toBe("Leo");
  await ask(page, "What helps him with hay fever?");
  await page.getByText("About Leo").waitFor();
  await answerIn(page, "completed");

  await page.goto(`${address}/profile`);
  await page.getByRole("button", { name: "Leo" }).click();
  const leo = page.getByRole("dialog", { name: "Leo" });
  await leo.getByRole("link", { name: "Ask about Leo" }).click();
  await expect.poll(() => chosen.textContent(), { timeout: patienceMs }).toBe("Leo");

  await page.goto(`${address}/profile`);
  await page.getByRole("button", { name: "Leo" }).click();
  await leo.getByRole("button", { name: "Delete" }).click();
  await leo.getByText("Delete Leo for good?").waitFor();
  await leo.getByRole("button", { name: "Delete" }).click();
  await page.getByText("Nobody yet.").waitFor();
});

test("a profile is kept out of a chat from its first question on", async () => {
  await page.goto(`${address}/profile`);
  await addMedicine("Warfarin");
  await page.getByText("Not saved yet.").waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").waitFor();
  await expectAccessible(page);

  await page.goto(`${address}/chat`);
  await page.getByLabel("Use my profile").uncheck();
  await ask(page, "Can I take naproxen for back pain?");
  await answerIn(page, "completed");
  expect(await page.getByText(/Used: /).count()).toBe(0);
  expect(await page.getByRole("region", { name: "Please ask first" }).count()).toBe(0);
  await page.getByRole("button", { name: "More about this chat" }).click();
  await page.getByRole("menuitem", { name: "Use my profile here", exact: true }).waitFor();
});
