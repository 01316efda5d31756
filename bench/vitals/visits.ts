/** What a visitor does on each page that is measured: opens it with nothing in the cache, then uses it. */
import type { Page } from "playwright-core";

export type Visit = {
  name: string;
  path: string;
  signedIn?: boolean;
  /** The page is there once this is. */
  shown: string;
  use(page: Page): Promise<void>;
};

const press = async (page: Page, selector: string) => page.locator(selector).first().click();

/** What each is divided by: the same server, the same browser, one line of text. */
export const empty: Visit = {
  name: "an empty page",
  path: "/livez",
  shown: "body",
  use: (page) => press(page, "body"),
};

/** @param chat path of a chat with a cited answer */
export const visits = (chat: string): Visit[] => [
  {
    name: "landing",
    path: "/",
    shown: "textarea",
    use: async (page) => {
      const question = page.getByLabel("Your question");
      await question.click();
      await question.pressSequentially("What helps against hay fever?");
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByRole("button", { name: "Create an account" }).waitFor();
    },
  },
  {
    name: "sign-in",
    path: "/sign-in",
    shown: "input[type=password]",
    use: async (page) => {
      await page.getByLabel("E-mail").click();
      await page.getByLabel("E-mail").pressSequentially("ada@example.org");
      await page.getByLabel("Password", { exact: true }).click();
      await page.getByLabel("Password", { exact: true }).pressSequentially("not this one");
    },
  },
  {
    name: "chat",
    path: chat,
    shown: '[data-reply-state="completed"] .prose li',
    signedIn: true,
    use: async (page) => {
      const answer = page.locator('[data-reply-state="completed"]').last();
      await answer.locator(".prose").getByRole("button").first().click();
      await page.locator("dialog[open] [data-passage]").waitFor();
      await page.keyboard.press("Escape");
      const question = page.getByLabel("Your question");
      await question.click();
      await question.pressSequentially("And what about salt?");
    },
  },
];
