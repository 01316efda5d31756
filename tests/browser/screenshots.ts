/**
 * `npm run screenshots`: starts the embedded server over an empty folder and takes the pictures of docs/screenshots, at
 * two widths, light and dark. Needs Chromium: HEALIFY_TEST_CHROMIUM, or one that is installed.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { startHealify } from "#tests/support/healify-process.ts";
import { findBinary } from "#tests/support/services/binaries.ts";
import { answerIn, ask, launchChromium, password, signUp } from "./browser.ts";
import { downloadExport, firstPage } from "./open-export.ts";

const folder = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
const sizes = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const;
const themes = ["light", "dark"] as const;

/** All, or those that are named: `npm run screenshots -- export your-data`. */
const named = process.argv.slice(2);
const wanted = (name: string) => named.length === 0 || named.some((one) => name.startsWith(one));

/** One person for each look, so that each begins with an empty list. */
const names = ["ada", "grace", "mary", "rosalind"].values();

/** What people see of their own account: picture, address, heading. */
const settingsPages = [
  ["account", "/account", "Account"],
  ["signing-in", "/account/security", "Signing in"],
  ["devices", "/devices", "Devices"],
  ["activity", "/account/activity", "Activity"],
] as const;

type Look = { size: (typeof sizes)[number]; theme: (typeof themes)[number] };

async function takeAll(browser: Browser, address: string): Promise<void> {
  for (const size of sizes) {
    for (const theme of themes) await takeLook(browser, address, { size, theme });
  }
}

async function takeLook(browser: Browser, address: string, { size, theme }: Look): Promise<void> {
  const phone = size.width < 600;
  const context = await browser.newContext({
    viewport: size,
    colorScheme: theme,
    reducedMotion: "reduce",
    hasTouch: phone,
    isMobile: phone,
    locale: "en-GB",
    timezoneId: "Europe/London",
  });
  const page = await context.newPage();
  const take = async (name: string) => {
    if (!wanted(name)) return;
    const path = join(folder, `${name}-${size.width}-${theme}.png`);
    await page.screenshot({ path });
    process.stdout.write(`${path}\n`);
  };
  await showSignUp(page, address);
  await take("sign-up");
  await signUp(page, address, `${names.next().value}@example.org`);
  await take("new-chat");
  await ask(page, "How can I lower my blood pressure without medicine?");
  await settled(page);
  await take("cited-answer");
  await showExport(page, address, take);
  for (const [name, path, heading] of settingsPages) {
    await page.goto(address + path);
    await page.getByRole("heading", { name: heading, level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await take(name);
  }
  await page.goto(`${address}/chat`);
  await ask(page, "I have had a fever, a stiff neck and a terrible headache since this morning");
  await settled(page);
  await take("emergency-answer");
  await context.close();
}

/** The page that gives it, and the file itself as it opens: its first page and a chat. */
async function showExport(
  page: Page,
  address: string,
  take: (name: string) => Promise<void>,
): Promise<void> {
  await page.goto(`${address}/account/data`);
  const opened = await downloadExport(page);
  await page.getByText("The file is in your downloads.").waitFor();
  await take("your-data");
  await page.goto(firstPage(opened.folder));
  await take("export");
  await page.getByRole("link", { name: "blood pressure" }).click();
  await page.getByRole("heading", { name: "Healify answered" }).waitFor();
  await take("export-chat");
  await rm(opened.folder, { recursive: true, force: true });
}

async function showSignUp(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/sign-up`);
  await page.getByLabel("E-mail").fill("ada@example.org");
  await page.getByLabel("Password", { exact: true }).fill(password);
}

/** The answer is there, its renderer too, and the fonts and scrolling are done. */
async function settled(page: Page): Promise<void> {
  const answer = await answerIn(page, "completed");
  await answer.locator(".prose li, .prose h3").first().waitFor();
  await page.waitForLoadState("networkidle");
}

const chromium = process.env.HEALIFY_TEST_CHROMIUM || findBinary("chromium");
if (!chromium) throw new Error("Chromium is not installed; HEALIFY_TEST_CHROMIUM may name one.");
const home = await mkdtemp(join(tmpdir(), "healify-screenshots-"));
const healify = await startHealify("start", { PORT: "0", HEALIFY_DATA_DIR: home }, /ready at/);
const browser = await launchChromium(chromium);
try {
  await takeAll(browser, healify.url());
} finally {
  await browser.close();
  await healify.stop();
  await rm(home, { recursive: true, force: true });
}
