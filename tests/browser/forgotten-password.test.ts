/** A forgotten password on a server that sends no mail: the operator hands the link over. */
import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectAccessible } from "./axe.ts";
import { password, patienceMs, signUp } from "./browser.ts";
import { onePage, type Visit } from "./one-page.ts";

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, locale: "en-GB" };
const chosen = "eleven kites above a harbour";

let visit: Visit;
onePage((arrived) => {
  visit = arrived;
}, phone);

async function visitor(): Promise<Page> {
  const page = await (await visit.browser.newContext(phone)).newPage();
  page.setDefaultTimeout(patienceMs);
  return page;
}

async function fitsTheScreen(page: Page): Promise<void> {
  const { wide, screen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    screen: window.innerWidth,
  }));
  expect(wide).toBeLessThanOrEqual(screen);
}

test("is replaced by a link that the operator copies, and the token stays in no address", async () => {
  const address = visit.healify.process.url();
  // Whoever comes first operates the server.
  const operator = visit.page;
  await signUp(operator, address);
  const person = await visitor();
  const email = await signUp(person, address);

  const elsewhere = await visitor();
  await elsewhere.goto(`${address}/sign-in`);
  await elsewhere.getByRole("link", { name: "Forgot your password?" }).click();
  // The sign-in page has a field of this name too.
  await elsewhere.getByRole("heading", { name: "Forgot your password?" }).waitFor();
  await elsewhere.getByLabel("E-mail").fill(email);
  await expectAccessible(elsewhere);
  await elsewhere.getByRole("button", { name: "Ask for a link" }).click();
  await elsewhere.getByRole("heading", { name: "Ask whoever runs this server" }).waitFor();

  await operator.goto(`${address}/operator/mail`);
  const mail = operator.getByRole("listitem").filter({ hasText: `To ${email}` });
  await operator.getByRole("button", { name: "Look again" }).waitFor();
  await expect
    .poll(
      async () => {
        await operator.getByRole("button", { name: "Look again" }).click();
        return mail.count();
      },
      { timeout: patienceMs, interval: 500 },
    )
    .toBe(1);
  await mail.getByRole("button", { name: "Read the mail" }).click();
  const token = /#token=(\S+)/.exec(await mail.innerText())?.[1] ?? "";
  await fitsTheScreen(operator);
  await expectAccessible(operator);

  await elsewhere.goto(`${address}/reset-password#token=${token}`);
  await elsewhere.getByLabel("New password").fill(chosen);
  await elsewhere.getByText("Strong.").waitFor();
  expect(elsewhere.url()).toBe(`${address}/reset-password`);
  await expectAccessible(elsewhere);
  await elsewhere.getByRole("button", { name: "Change my password" }).click();
  await elsewhere.getByRole("link", { name: "Sign in" }).click();
  await elsewhere.getByLabel("E-mail").fill(email);
  await elsewhere.getByLabel("Password", { exact: true }).fill(chosen);
  await elsewhere.getByRole("button", { name: "Sign in", exact: true }).click();
  await elsewhere.getByRole("heading", { name: "What is going on?" }).waitFor();

  await person.goto(`${address}/account`);
  await person.getByRole("button", { name: "Sign in", exact: true }).waitFor();
});

test("a password can be changed and judged in the browser, and the tab stays signed in", async () => {
  const address = visit.healify.process.url();
  const { page } = visit;
  await page.goto(`${address}/sign-up`);
  await page.getByLabel("Password", { exact: true }).fill("password1234567");
  await page.getByText(/easy to guess/i).waitFor();
  const email = await signUp(page, address);
  await page.goto(`${address}/account/security`);
  await page.getByRole("button", { name: "Change my password" }).click();
  await page.getByLabel("Your password now").fill("not the one at all, no");
  await page.getByLabel("New password").fill(chosen);
  await page.getByRole("button", { name: "Save the new password" }).click();
  await page.getByText("That is not the password you have now.").waitFor();
  await page.getByLabel("Your password now").fill(password);
  await page.getByRole("button", { name: "Save the new password" }).click();
  await page.getByText("Your password is changed").waitFor();
  await fitsTheScreen(page);
  await expectAccessible(page);
  await page.goto(`${address}/account`);
  await page.getByText(`You sign in with ${email}.`).waitFor();
});
