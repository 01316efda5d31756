/** Without a connection, and without leave to keep anything: the app's own files are kept, and with them the emergency rules and the numbers. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Embedded } from "#tests/flow/systems.ts";
import { requireChromium } from "#tests/support/services/urls.ts";
import { answerIn, ask, filesKept, patienceMs, signUp } from "./browser.ts";
import { onePage } from "./one-page.ts";

let healify: Embedded;
let page: Page;

onePage(
  (visit) => {
    ({ healify, page } = visit);
  },
  { locale: "en-GB", timezoneId: "Europe/Berlin" },
);

const address = (path = "") => `${healify.process.url()}${path}`;
const card = () => page.locator("[data-card=emergency]");

async function airplaneMode(): Promise<void> {
  await filesKept(page);
  await page.context().setOffline(true);
}

test("signed out in airplane mode, opened anew: crushing chest pain shows the card and the number", async () => {
  await page.goto(address());
  await page.getByLabel("Your question").waitFor();
  await airplaneMode();
  await page.goto(address());
  await ask(page, "crushing chest pain");
  const call = card().getByRole("link", { name: /Call 112/ });
  await call.waitFor();
  expect(await call.getAttribute("href")).toBe("tel:112");
  expect(await call.textContent()).toContain("Germany");
  await card().getByLabel("Numbers for").selectOption({ label: "Japan" });
  await card()
    .getByRole("link", { name: /Call 119/ })
    .waitFor();
});

test("the emergency page has every number of the chosen country in airplane mode, and checks words", async () => {
  await page.goto(address("/emergency"));
  await page.getByRole("heading", { name: "Emergency numbers" }).waitFor();
  await airplaneMode();
  await page.reload();
  await page.getByRole("link", { name: /Call 112/ }).waitFor();
  await page.getByRole("link", { name: /TelefonSeelsorge/ }).waitFor();
  await page.getByLabel("Numbers for").selectOption({ label: "United Kingdom" });
  for (const name of [/Call 999/, /Call 112/, /Samaritans/, /NHS 111/])
    await page.getByRole("link", { name }).first().waitFor();
  await page.getByLabel("What is happening").fill("my face is drooping and my arm is weak");
  await page.getByRole("button", { name: "Check" }).click();
  await card()
    .getByRole("link", { name: /Call 999/ })
    .waitFor();
});

test("nothing of a person and no answer of the server is kept, only the app's own files", async () => {
  await signUp(page, address());
  await filesKept(page);
  await ask(page, "crushing chest pain");
  await card().waitFor();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.length).toBeGreaterThan(10);
  const own =
    /^\/(assets\/[^/]+\.(js|css)|icons\/[^/]+\.png|favicon\.svg|before-paint\.js|manifest\.webmanifest)?$/;
  expect(kept.filter((path) => !own.test(path))).toEqual([]);
});

const installableSchema = z.object({ installabilityErrors: z.array(z.unknown()) });
const manifestSchema = z.object({ url: z.string(), errors: z.array(z.unknown()) });

test("Chromium finds it fit to be installed", async () => {
  // With a profile of its own, in memory: in private windows nothing can be installed.
  const context = await chromium.launchPersistentContext("", {
    executablePath: requireChromium(),
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run"],
  });
  const [own = await context.newPage()] = context.pages();
  await own.goto(address());
  const devtools = await context.newCDPSession(own);
  expect(manifestSchema.parse(await devtools.send("Page.getAppManifest"))).toMatchObject({
    url: address("/manifest.webmanifest"),
    errors: [],
  });
  const installability = async () =>
    installableSchema.parse(await devtools.send("Page.getInstallabilityErrors"))
      .installabilityErrors;
  await expect.poll(installability, { timeout: patienceMs }).toEqual([]);
  await context.close();
});

test("where cookies and site data are blocked, the numbers, the check and an answer are there all the same", async () => {
  const profile = await mkdtemp(join(tmpdir(), "healify-blocked-"));
  await mkdir(join(profile, "Default"));
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(join(profile, "Default", "Preferences"), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: requireChromium(),
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run"],
    timezoneId: "Europe/Berlin",
  });
  context.setDefaultTimeout(patienceMs);
  const [own = await context.newPage()] = context.pages();
  const emergency = own.locator("[data-card=emergency]").getByRole("link", { name: /Call 112/ });
  await own.goto(address("/emergency"));
  await own.getByRole("link", { name: /Call 112/ }).waitFor();
  await own.goto(address());
  await ask(own, "crushing chest pain");
  await emergency.waitFor();
  await own.goto(address("/sign-in"));
  await own.getByText(/^This browser blocks cookies and site data here/).waitFor();
  await signUp(own, address());
  await ask(own, "How can I prevent back pain?");
  await answerIn(own, "completed");
  await context.close();
  await rm(profile, { recursive: true });
});
