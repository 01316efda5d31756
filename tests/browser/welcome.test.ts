/** The first visit: to an answer by way of the first steps, or past them; and what comes up on a second device. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { z } from "zod";
import { httpClient, newPerson, type Person } from "#tests/support/client.ts";
import { expectAccessible } from "./axe.ts";
import { answerIn, ask, choosePassword, newEmail, password, patienceMs } from "./browser.ts";
import { onePage } from "./one-page.ts";

let page: Page;
let address: string;

/** The first account of a server operates it: whoever else signs up is an ordinary person. */
let operator: Person | undefined;

onePage(
  async (visit) => {
    ({ page } = visit);
    address = visit.healify.process.url();
    operator ??= await newPerson(httpClient(address));
  },
  { locale: "en-GB", timezoneId: "Europe/Vienna", viewport: { width: 390, height: 844 } },
);

const steps = () => page.getByRole("region", { name: "Welcome" });
const examples = () => page.getByRole("list", { name: "Examples" });

async function signIn({ email, password }: Pick<Person, "email" | "password">): Promise<void> {
  await page.goto(`${address}/sign-in`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function arrive(): Promise<string> {
  const email = newEmail();
  await page.goto(`${address}/sign-up`);
  await page.getByLabel("E-mail").fill(email);
  await choosePassword(page);
  await page.getByRole("button", { name: "Create account" }).click();
  await steps().waitFor();
  return email;
}

test("goes through the first steps, sees the number of the country, and asks by an example", async () => {
  await arrive();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("heading", { name: "Where are you?" }).waitFor();
  const country = page.getByLabel("Country", { exact: true });
  expect(await country.locator("option:checked").textContent()).toBe("Austria");
  await country.selectOption("United Kingdom");
  await steps().getByText("999").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("heading", { name: "About you, if you like" }).waitFor();
  await page.getByRole("button", { name: "Later" }).click();

  await examples()
    .getByRole("button", { name: /blood pressure/ })
    .click();
  await page.getByRole("button", { name: "Send" }).click();
  await answerIn(page, "completed");

  await page.goto(`${address}/profile`);
  const told = page.getByLabel("Country, for emergency numbers").locator("option:checked");
  await expect.poll(() => told.textContent(), { timeout: patienceMs }).toBe("United Kingdom");
  await page.goto(`${address}/welcome`);
  await page.getByText("Step 1 of 3").waitFor();
});

test("is stopped by nothing: an emergency typed before the first step shows its card, and ends the welcome", async () => {
  await arrive();
  await ask(page, "I have crushing chest pain and I am sweating");
  await page.locator("[data-card=emergency]").waitFor();
  await answerIn(page, "completed");
  await page.getByRole("link", { name: "New chat" }).first().click();
  await examples().waitFor();
  expect(await steps().count()).toBe(0);
});

test("tells about themselves in a form, and finds no welcome on the next device", async () => {
  const email = await arrive();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("heading", { name: "About you, if you like" }).waitFor();
  await expectAccessible(page);
  await page.getByLabel("Year of birth").fill("1950");
  await page.getByRole("button", { name: "Save and finish" }).click();
  await examples().waitFor();
  await expect.poll(() => welcomedElsewhere(email), seldom).toBe(true);
});

test("offers whoever runs the server to connect a model, with a test", async () => {
  if (operator) await signIn(operator);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("heading", { name: "What writes the answers" }).waitFor();
  // This server was told by a setting what answers: the way to the form is for those that weren't.
  await steps()
    .getByText(/^Until now, answers are passages/)
    .waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Done" }).click();
  await examples().waitFor();
});

test("skips it, and it is gone after a reload too", async () => {
  const email = await arrive();
  await page.getByRole("button", { name: "Skip" }).click();
  await examples().waitFor();
  await expect.poll(() => welcomedElsewhere(email), seldom).toBe(true);
  await page.reload();
  await examples().waitFor();
  expect(await steps().count()).toBe(0);
});

/** Signing in too often is refused. */
const seldom = { timeout: patienceMs, interval: 1_000 };

/** What another device is told as it signs in. */
async function welcomedElsewhere(email: string): Promise<boolean> {
  const answer = await fetch(`${address}/api/auth/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password, delivery: "body" }),
  });
  return z.object({ user: z.object({ welcomed: z.boolean() }) }).parse(await answer.json()).user
    .welcomed;
}
