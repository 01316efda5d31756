/** What most journeys start from: one Healify with its library for the file, and a new browser page for each test. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { type Embedded, startEmbedded } from "#tests/flow/systems.ts";
import { requireChromium } from "#tests/support/services/urls.ts";
import { launchChromium, patienceMs } from "./browser.ts";

export type Visit = { browser: Browser; healify: Embedded; page: Page };

/** Call once in a file. `arrive` is given each test's visit, before the test. */
export function onePage(
  arrive: (visit: Visit) => Promise<void> | void,
  options: BrowserContextOptions = {},
): void {
  let browser: Browser;
  let healify: Embedded;
  let context: BrowserContext;

  beforeAll(async () => {
    browser = await launchChromium(requireChromium());
    healify = await startEmbedded({ HEALIFY_MODEL: "library" });
  });
  afterAll(async () => {
    await browser?.close();
    await healify?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext(options);
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    await arrive({ browser, healify, page });
  });
  afterEach(() => context.close());
}
