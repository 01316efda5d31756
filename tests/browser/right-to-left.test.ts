/**
 * In the pseudo-language, whose letters are others and which is read from the right: every word comes from the
 * catalogue, everything is mirrored, and nothing is wider than the screen.
 */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { pseudoLanguage } from "../../src/web/language/languages.ts";
import { answerIn, signUp } from "./browser.ts";
import { onePage } from "./one-page.ts";
import { wordsFromElsewhere } from "./words-seen.ts";

const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 800 };

let page: Page;
let address: string;

onePage((visit) => {
  page = visit.page;
  address = visit.healify.process.url();
});

/** As a load of the page finds it: the language holds for all of the browser. */
async function speakPseudo(): Promise<void> {
  await page.evaluate((tag) => localStorage.setItem("healify-language", tag), pseudoLanguage);
}

async function open(path: string): Promise<void> {
  await page.goto(address + path);
  await page.locator("h1").first().waitFor();
  await page.waitForLoadState("networkidle");
}

/** At both widths. */
async function expectMirrored(): Promise<void> {
  for (const size of [phone, desk]) {
    await page.setViewportSize(size);
    const where = `${new URL(page.url()).pathname} at ${size.width}`;
    expect.soft(await wordsFromElsewhere(page), where).toEqual([]);
    expect
      .soft(await page.evaluate(() => document.documentElement.scrollWidth), where)
      .toBe(size.width);
  }
}

const middleOf = async (selector: string): Promise<number> => {
  const box = await page.locator(selector).last().boundingBox();
  return box ? box.x + box.width / 2 : Number.NaN;
};

test("pages for those who aren't signed in", async () => {
  await page.goto(`${address}/sign-in`);
  await speakPseudo();
  for (const path of ["/", "/sign-in", "/sign-up", "/forgot-password", "/safety", "/emergency"]) {
    await open(path);
    expect(await page.evaluate(() => document.dir)).toBe("rtl");
    await expectMirrored();
  }
});

test("from a question to its answer, and through the settings", async () => {
  await signUp(page, address);
  await speakPseudo();
  await open("/chat");
  await page.setViewportSize(desk);
  await expectMirrored();
  expect(await middleOf("nav")).toBeGreaterThan(desk.width / 2);
  expect(await middleOf("form:has(textarea) button[type=submit]")).toBeLessThan(
    await middleOf("textarea"),
  );

  await page.locator("textarea").fill("How can I lower my blood pressure without medicine?");
  await page.keyboard.press("Enter");
  await answerIn(page, "completed");
  await expectMirrored();

  await page.locator("nav [aria-haspopup=menu]").last().click();
  await page.getByRole("menu").waitFor();
  expect(await wordsFromElsewhere(page)).toEqual([]);
  await page.keyboard.press("Escape");

  const settings = ["account", "account/security", "devices", "account/data", "account/activity"];
  for (const path of [...settings, "account/display", "profile"]) {
    await open(`/${path}`);
    await expectMirrored();
  }
});

test("an emergency", async () => {
  await signUp(page, address);
  await speakPseudo();
  await open("/chat");
  await page.locator("textarea").fill("crushing chest pain and sweating");
  await page.keyboard.press("Enter");
  await page.locator("a[href^='tel:']").first().waitFor();
  await answerIn(page, "completed");
  await expectMirrored();
});
