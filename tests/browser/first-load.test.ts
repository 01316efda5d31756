/** What Chromium really fetches at a first load, down to the last part that the page asks for by itself. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { budget, kilobytes } from "#tests/bundle/web-build.ts";
import type { Embedded } from "#tests/flow/systems.ts";
import { signUp } from "./browser.ts";
import { onePage } from "./one-page.ts";

let healify: Embedded;
let page: Page;

onePage(
  (visit) => {
    ({ healify, page } = visit);
  },
  // What it keeps for later comes after the load, and is no part of it.
  { serviceWorkers: "block" },
);

/** The scripts fetched from an empty cache until the page rests, in kilobytes. */
async function fetchedAt(path: string): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  const files = new Set<string>();
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/assets/") && pathname.endsWith(".js")) files.add(pathname.slice(1));
  });
  await page.goto(`${healify.process.url()}${path}`);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForLoadState("networkidle");
  return kilobytes(files);
}

const limitOf = (name: string): number => budget[name]?.limit ?? Number.NaN;

test("signing in needs no more than its budget", async () => {
  expect(await fetchedAt("/sign-in")).toBeLessThan(limitOf("sign-in"));
});

test("the chat needs no more than its budget, with the cursor in its field", async () => {
  await signUp(page, healify.process.url());
  expect(await fetchedAt("/chat")).toBeLessThan(limitOf("chat"));
});
