/** The pages beside the chat: what a person changes there is changed on the server. */
import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Embedded } from "#tests/flow/systems.ts";
import { answerIn, ask, password, patienceMs, signUp } from "./browser.ts";
import { onePage } from "./one-page.ts";

const question = "How can I lower my blood pressure without medicine?";

let browser: Browser;
let healify: Embedded;
let page: Page;
let email: string;

onePage(async (visit) => {
  ({ browser, healify, page } = visit);
  email = await signUp(page, healify.process.url());
});

test("a chat is renamed, completed with its summary, and deleted", async () => {
  await ask(page, question);
  await answerIn(page, "completed");
  await chatMenu("Rename");
  await page.getByRole("textbox", { name: "Name" }).fill("Spring check-up");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("link", { name: "Spring check-up" }).waitFor();

  await chatMenu("Visit summary");
  await page.getByRole("button", { name: "Make the summary" }).click();
  const summary = page.getByRole("article");
  await summary.getByRole("heading", { name: "Sources shown" }).waitFor();
  expect(await summary.innerText()).toContain(question);
  await page.getByRole("link", { name: "Back to the chat" }).click();

  await chatMenu("Delete");
  await page.getByText("Your chats will be listed here.").waitFor();
});

test("a hidden chat leaves the list until the account page brings it back", async () => {
  await ask(page, question);
  await answerIn(page, "completed");
  await chatMenu("Hide on this device");
  await page.getByText("Your chats will be listed here.").waitFor();
  await accountMenu("Account");
  await page.getByRole("button", { name: "Show them again" }).click();
  await page.getByRole("link", { name: question }).waitFor();
});

test("a profile is kept", async () => {
  await accountMenu("About you");
  await page.getByLabel("Year of birth").fill("1984");
  await page.getByLabel("Sex").selectOption("Female");
  await page.getByLabel("Pregnant").selectOption("Yes");
  await page.getByRole("combobox", { name: "Medicines" }).fill("Ramipril");
  await page.getByRole("combobox", { name: "Medicines" }).press("Enter");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Take away Ramipril" }).waitFor();
  expect(await page.getByLabel("Year of birth").inputValue()).toBe("1984");
  expect(await page.getByLabel("Pregnant").inputValue()).toBe("yes");
});

test("a device that is signed out from another one has to sign in again, and keeps its draft", async () => {
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  other.setDefaultTimeout(patienceMs);
  await other.goto(`${healify.process.url()}/sign-in`);
  await signIn(other);
  await other.getByLabel("Your question").fill("half a question");

  await accountMenu("Devices");
  await page.getByText("This device").waitFor();
  const signOut = page.getByRole("button", { name: "Sign out", exact: true });
  await signOut.click();
  await signOut.waitFor({ state: "detached" });

  await other.getByRole("button", { name: email }).click();
  await other.getByRole("menuitem", { name: "Devices" }).click();
  await other.getByText("You were signed out.").waitFor();
  await signIn(other);
  await other.getByText("This device").waitFor();
  await other.getByRole("link", { name: "New chat" }).click();
  const draft = () => other.getByLabel("Your question").inputValue();
  await expect.poll(draft, { timeout: patienceMs }).toBe("half a question");
  await elsewhere.close();
});

test("an account is erased with a receipt, and can't be entered again", async () => {
  await accountMenu("Account");
  await page.getByRole("link", { name: "Your data" }).click();
  await page.getByRole("button", { name: "Delete my account" }).click();
  await page.getByLabel(/Your password/).fill(password);
  await page.getByRole("button", { name: "Delete everything" }).click();
  await page.getByRole("heading", { name: "Your account is deleted" }).waitFor();
  await page.getByRole("dialog").getByRole("listitem").first().waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Sign in" }).click();
  await signIn(page);
  await page.getByText("The e-mail or the password is not right.").waitFor();
});

test("on a phone the drawer leads to the chats, the pages and the way out", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await ask(page, question);
  await answerIn(page, "completed");
  await page.getByRole("link", { name: "New chat" }).click();
  const drawer = page.getByRole("dialog", { name: "Menu" });
  await page.getByRole("button", { name: "Menu" }).click();
  await drawer.getByRole("link", { name: question }).click();
  await drawer.waitFor({ state: "hidden" });
  await answerIn(page, "completed");
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(width, { timeout: patienceMs }).toBe(390);

  await page.getByRole("button", { name: "Menu" }).click();
  await accountMenu("Devices");
  await page.getByText("This device").waitFor();
  await page.getByRole("button", { name: "Menu" }).click();
  await accountMenu("Sign out");
  await page.getByRole("link", { name: "Sign in" }).waitFor();
});

test("another person at the same browser finds nothing of the first one, in no tab", async () => {
  await page.getByLabel("Your question").fill("something private");
  const second = await page.context().newPage();
  second.setDefaultTimeout(patienceMs);
  await second.goto(`${healify.process.url()}/chat`);
  await second.getByRole("button", { name: email }).click();
  await second.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Sign in" }).waitFor();
  await signUp(page, healify.process.url());
  expect(await page.getByLabel("Your question").inputValue()).toBe("");
});

async function chatMenu(item: string): Promise<void> {
  await page.getByRole("button", { name: "More about this chat" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

async function accountMenu(item: string): Promise<void> {
  await page.getByRole("button", { name: email }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

async function signIn(on: Page): Promise<void> {
  await on.getByLabel("E-mail").fill(email);
  await on.getByLabel("Password", { exact: true }).fill(password);
  await on.getByRole("button", { name: "Sign in" }).click();
}
