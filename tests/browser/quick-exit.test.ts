/** Somebody may come into the room: the page is left at once, does not come back by itself, and a chat can be hidden. */
import type { Page } from "playwright-core";
import { beforeEach, expect, test } from "vitest";
import type { Embedded } from "#tests/flow/systems.ts";
import { ask, password, signUp } from "./browser.ts";
import { onePage } from "./one-page.ts";

let healify: Embedded;
let page: Page;
let email: string;

onePage(async (visit) => {
  ({ healify, page } = visit);
  // Nothing outside is reached in tests.
  await page.context().route("https://www.wikipedia.org/**", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: "<title>Wikipedia</title><h1>Elsewhere</h1>",
    }),
  );
});

const words = "I don't want to live anymore";
const elsewhere = () => page.getByRole("heading", { name: "Elsewhere" });

beforeEach(async () => {
  email = await signUp(page, healify.process.url());
  await ask(page, words);
  await page.locator("[data-card=crisis]").waitFor();
});

test.each([
  ["by its button", () => page.getByRole("button", { name: /^Leave now/ }).click()],
  [
    "by Escape, three times",
    // In one go: they belong together only when they follow each other closely.
    () =>
      page.evaluate(() => {
        const press = () =>
          document.body.dispatchEvent(
            new KeyboardEvent("keydown", { key: "Escape", bubbles: true }),
          );
        setTimeout(() => [1, 2, 3].forEach(press));
      }),
  ],
])(
  "a crisis card is left at once %s, and the back button does not bring it back",
  async (_how, leave) => {
    await leave();
    await elsewhere().waitFor();
    await page.goBack();
    await elsewhere().waitFor();
    expect(await page.content()).not.toContain(words);
    // Whoever opens it anew is let in.
    await page.goto(`${healify.process.url()}/chat`);
    await page.getByRole("heading", { name: "What is going on?" }).waitFor();
  },
);

test("two presses of Escape, or three with another key between, leave nothing", async () => {
  for (const key of ["Escape", "Escape", "a", "Escape"]) await page.keyboard.press(key);
  await page.locator("[data-card=crisis]").waitFor();
  expect(page.url()).toContain("/chat/");
});

test("a chat that was hidden is in no list, and its address asks first, after others were here too", async () => {
  const address = page.url();
  await page.getByRole("button", { name: "Hide this chat" }).click();
  await page.getByText("Your chats will be listed here.").waitFor();
  await signOut(email);
  const other = await signUp(page, healify.process.url());
  await page.goto(`${healify.process.url()}/account`);
  await page.getByText("No chat is hidden on this device.").waitFor();
  await signOut(other);
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByText("Your chats will be listed here.").waitFor();
  await page.goto(address);
  await page.getByRole("heading", { name: "This chat is hidden on this device." }).waitFor();
  expect(await page.content()).not.toContain(words);
  await page.getByRole("button", { name: "Show it now" }).click();
  await page.locator("[data-card=crisis]").waitFor();
});

async function signOut(person: string): Promise<void> {
  await page.getByRole("button", { name: person }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Sign in" }).waitFor();
}
