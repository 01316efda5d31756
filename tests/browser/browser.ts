/** A real Chromium with a new profile, and the few things that a person does with Healify in it. */
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { recordSecret } from "#tests/support/log-scan/log-folder.ts";

/** `more`: switches of its own. */
export function launchChromium(
  executablePath: string,
  more: readonly string[] = [],
): Promise<Browser> {
  return chromium.launch({
    executablePath,
    timeout: 120_000,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      ...more,
    ],
  });
}

export const password = "paper river seven lamps";

export function newEmail(): string {
  const email = `person-${process.pid}-${Date.now()}-${Math.round(Math.random() * 1e6)}@example.org`;
  recordSecret({ kind: "e-mail", value: email });
  recordSecret({ kind: "password", value: password });
  return email;
}

export async function signUp(page: Page, address: string, email = newEmail()): Promise<string> {
  await page.goto(`${address}/sign-up`);
  await page.getByLabel("E-mail").fill(email);
  await choosePassword(page);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("heading", { name: "What is going on?" }).waitFor();
  return email;
}

/** On the page to sign up: at an address with passkeys a password is the second choice. */
export async function choosePassword(page: Page): Promise<void> {
  const field = page.getByLabel("Password", { exact: true });
  const instead = page.getByRole("button", { name: "Use a password instead" });
  await field.or(instead).waitFor();
  if (await instead.isVisible()) await instead.click();
  await field.fill(password);
}

export async function ask(page: Page, question: string): Promise<void> {
  recordSecret({ kind: "words", value: question });
  await page.getByLabel("Your question").fill(question);
  await page.getByRole("button", { name: "Send" }).click();
}

/** As long as a busy machine may need for one thing that a person waits for. */
export const patienceMs = 60_000;

export const hasFocus = (element: Locator): Promise<boolean> =>
  element.evaluate((one) => one === document.activeElement);

/** The newest answer, once it is in that state. */
export async function answerIn(page: Page, state: string): Promise<Locator> {
  const answer = page.locator(`[data-reply-state="${state}"]`).last();
  await answer.waitFor({ timeout: 90_000 });
  return answer;
}

/** The app's own files are kept for use without a connection, the emergency rules among them, and serve this page. */
export async function filesKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) => {
      navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true });
      if (navigator.serviceWorker.controller) resolve(null);
    });
  });
}
