/** From the first visit to signing out without a pointer: each step by Tab, Enter, arrows and Escape alone. */
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Embedded } from "#tests/flow/systems.ts";
import { recordSecret } from "#tests/support/log-scan/log-folder.ts";
import { answerIn, hasFocus, newEmail, password, patienceMs } from "./browser.ts";
import { onePage } from "./one-page.ts";

const question = "How can I lower my blood pressure without medicine?";
const waiting = { timeout: patienceMs };

let healify: Embedded;
let page: Page;

onePage((visit) => {
  ({ healify, page } = visit);
});

/** Goes on with Tab, or back, until that has the focus; whatever has it on the way can be seen to have it. */
async function tabTo(target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await target.first().waitFor();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await hasFocus(target.first())) return;
    await page.keyboard.press(key);
    expect(await focusIsSeen()).toBe("seen");
  }
  expect(await page.evaluate(() => document.activeElement?.outerHTML)).toBe("the target");
}

/** The browser's own edges, such as the address bar, come between the last thing of a page and its first. */
function focusIsSeen(): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return "seen";
    const shown = [element, element.closest("form"), element.parentElement].some((one) => {
      if (!one) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      const outlined = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
      return outlined || boxShadow !== "none";
    });
    return shown ? "seen" : element.outerHTML;
  });
}

/** After something was done, the next key still has somewhere to go. */
async function expectFocusKept(): Promise<void> {
  const onBody = () => page.evaluate(() => document.activeElement === document.body);
  await expect.poll(onBody, waiting).toBe(false);
}

async function pressOn(target: Locator): Promise<void> {
  await tabTo(target);
  await page.keyboard.press("Enter");
}

test("sign up, ask, read a source, rename, change a setting and sign out", async () => {
  const email = newEmail();
  recordSecret({ kind: "words", value: question });
  await page.goto(healify.process.url());
  await pressOn(page.getByRole("link", { name: "Sign in" }));
  await pressOn(page.getByRole("link", { name: "Create an account" }));
  await tabTo(page.getByLabel("E-mail"));
  await page.keyboard.type(email);
  await tabTo(page.getByLabel("Password", { exact: true }));
  await page.keyboard.type(password);
  await pressOn(page.getByRole("button", { name: "Create account" }));
  await page.getByRole("heading", { name: "What is going on?" }).waitFor();

  await expect.poll(() => hasFocus(page.getByLabel("Your question")), waiting).toBe(true);
  await page.keyboard.type(question);
  await page.keyboard.press("Enter");
  const answer = await answerIn(page, "completed");
  await expectFocusKept();

  const source = answer
    .locator(".prose")
    .getByRole("button", { name: /^Source 1/ })
    .first();
  await tabTo(source, "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.locator("dialog[open] [data-passage]").waitFor();
  await expectFocusKept();
  await page.keyboard.press("Escape");
  await expect.poll(() => hasFocus(source), waiting).toBe(true);

  await tabTo(page.getByRole("button", { name: "More about this chat" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await chooseFromMenu("Rename");
  await expect
    .poll(() => hasFocus(page.getByRole("textbox", { name: "Name" })), waiting)
    .toBe(true);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Spring check-up");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Spring check-up" }).waitFor();
  await expectFocusKept();

  await openAccountMenu(email);
  await chooseFromMenu("Account");
  await page.getByRole("heading", { name: "Account", level: 1 }).waitFor();
  await expectFocusKept();
  await tabTo(page.getByRole("main").getByLabel("Name"));
  await page.keyboard.type("Ada");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Ada" }).first().waitFor();
  await expectFocusKept();

  await openAccountMenu("Ada");
  await chooseFromMenu("Sign out");
  await page.getByRole("link", { name: "Sign in" }).waitFor();
  await pressOn(page.getByRole("link", { name: "Sign in" }));
  await page.getByLabel("E-mail").waitFor();
});

async function openAccountMenu(name: string): Promise<void> {
  await tabTo(page.getByRole("button", { name }).first(), "Shift+Tab");
  await page.keyboard.press("Enter");
}

async function chooseFromMenu(name: string): Promise<void> {
  const item = page.getByRole("menuitem", { name, exact: true });
  await item.waitFor();
  for (let presses = 0; presses < 20 && !(await hasFocus(item)); presses += 1) {
    await page.keyboard.press("ArrowDown");
  }
  expect(await hasFocus(item)).toBe(true);
  await page.keyboard.press("Enter");
}
