/** Text at half as much again, on the narrowest screens: everything grows, nothing is cut or wider than the screen. */
import type { Page } from "playwright-core";
import { beforeEach, expect, test } from "vitest";
import { patienceMs, signUp } from "./browser.ts";
import { onePage } from "./one-page.ts";

let page: Page;
let address: string;

onePage((visit) => {
  page = visit.page;
  address = visit.healify.process.url();
});
beforeEach(async () => {
  await signUp(page, address);
});

const rootSize = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);

test("its size is chosen in the menu or on its page, and is there before anything is shown", async () => {
  await page.locator("nav [aria-haspopup=menu]").last().click();
  await page.getByRole("menuitemradio", { name: "Largest" }).click();
  await expect.poll(rootSize, { timeout: patienceMs }).toBe("24px");

  await page.goto(`${address}/account/display`);
  const largest = page.getByRole("radio", { name: "Largest" });
  await largest.waitFor();
  expect(await largest.isChecked()).toBe(true);
  await page.getByRole("radio", { name: "Larger", exact: true }).check();
  expect(await rootSize()).toBe("20.8px");

  await page.route("**/assets/*.js", (route) => route.abort());
  await page.reload();
  expect(await rootSize()).toBe("20.8px");
});

/** What reaches beyond the screen or is scrolled sideways, but for tables and titles that are cut on purpose. */
const tooWide = () =>
  page.evaluate(() => {
    const out = [...document.querySelectorAll("body *")].filter((element) => {
      if (element.closest(".overflow-x-auto, .truncate") || !element.checkVisibility())
        return false;
      const { left, right, width } = element.getBoundingClientRect();
      const sideways = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
      const scrolls = getComputedStyle(element).overflowX !== "visible";
      return (width > 0 && (left < -1 || right > innerWidth + 1)) || (sideways && scrolls);
    });
    return out.map((element) => element.outerHTML.slice(0, 120));
  });

test("the pages of the account at 320 px, and on a screen enlarged twice", async () => {
  await page.evaluate(() => localStorage.setItem("healify:text-size", "150"));
  const account = ["account", "account/security", "account/data", "account/activity", "devices"];
  for (const path of [...account, "account/display", "safety", "chat"]) {
    await page.goto(`${address}/${path}`);
    await page.locator("h1").first().waitFor();
    await page.waitForLoadState("networkidle");
    for (const size of [
      { width: 320, height: 640 },
      { width: 640, height: 400 },
    ]) {
      await page.setViewportSize(size);
      expect(await tooWide(), `${path} at ${size.width}`).toEqual([]);
    }
  }
});

test("on a phone the title of a settings page opens the way to the others", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${address}/account`);
  await page.getByRole("button", { name: "Account All settings" }).click();
  const list = page.getByRole("navigation", { name: "Settings" });
  await list.getByRole("link", { name: "Devices" }).click();
  await page.getByRole("heading", { name: "Devices" }).waitFor();
  await list.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Devices All settings" }).click();
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "hidden" });
});
