/** Several tabs of one browser: they refresh once for all, sign out together, and never show two people. */
import type { BrowserContext, Page, Route } from "playwright-core";
import { beforeEach, describe, expect, test } from "vitest";
import type { Embedded } from "#tests/flow/systems.ts";
import { newEmail, password, patienceMs, signUp } from "./browser.ts";
import { onePage } from "./one-page.ts";

const tabCount = 6;
const rounds = 50;
const spared = 5;
/** Milliseconds: six tabs on one busy core. */
const atMost = 300_000;

let healify: Embedded;
let first: Page;
let context: BrowserContext;
let address: string;

onePage((visit) => {
  ({ healify, page: first } = visit);
});
beforeEach(() => {
  context = first.context();
  address = healify.process.url();
});

async function openTab(path: string): Promise<Page> {
  const tab = await context.newPage();
  tab.setDefaultTimeout(patienceMs);
  await tab.goto(address + path);
  return tab;
}

/** Tokens that are over, as far as these tabs are told, and how often a new one was asked for. */
async function expireTokens() {
  const over = new Set<string>();
  const used = new Set<string>();
  let refreshes = 0;
  await context.route("**/api/auth/me", async (route: Route) => {
    const token = route.request().headers().authorization ?? "";
    if (!over.has(token)) {
      used.add(token);
      return route.continue();
    }
    return route.fulfill({
      status: 401,
      contentType: "application/problem+json",
      body: JSON.stringify({
        type: "urn:healify:problem:invalid_access_token",
        title: "The access token is missing, expired or not valid.",
        status: 401,
        code: "invalid_access_token",
        retryable: false,
      }),
    });
  });
  context.on("request", (request) => {
    if (request.url().endsWith("/api/auth/refresh")) refreshes += 1;
  });
  return {
    /** Whatever was used so far is refused from now on. */
    expire() {
      for (const token of used) over.add(token);
      used.clear();
    },
    used,
    get refreshes() {
      return refreshes;
    },
  };
}

describe("tabs of one browser", () => {
  test(`${rounds} rounds: ${tabCount} tabs that need a new token at once ask for it once`, {
    timeout: atMost,
  }, async () => {
    await signUp(first, address);
    await first.goto(`${address}/account`);
    const others = await Promise.all(
      Array.from({ length: tabCount - 1 }, () => openTab("/account")),
    );
    const tabs = [first, ...others];
    for (const tab of tabs) await tab.getByRole("button", { name: /^Saved?$/ }).waitFor();
    const tokens = await expireTokens();
    const save = async (tab: Page) => {
      const answer = tab.waitForResponse(
        (response) => response.request().method() === "PATCH" && response.status() === 200,
      );
      // By script: a click waits for frames, of which tabs in the background draw few.
      await tab.evaluate(() =>
        document.querySelector<HTMLFormElement>("main form")?.requestSubmit(),
      );
      await answer;
    };
    await Promise.all(tabs.map(save));
    const before = tokens.refreshes;
    for (let round = 1; round <= rounds; round += 1) {
      tokens.expire();
      await Promise.all(tabs.map(save));
    }
    // A machine that stops for seconds makes a tab ask for itself; without sharing they would ask 300 times.
    const asked = tokens.refreshes - before;
    expect(asked).toBeGreaterThanOrEqual(rounds);
    expect(asked).toBeLessThanOrEqual(rounds + spared);
  });

  test("sign-out in one signs out all, and leaves nothing of the person in any", async () => {
    const email = await signUp(first, address);
    const others = await Promise.all(["/chat", "/account", "/profile"].map(openTab));
    await others[0]?.getByLabel("Your question").fill("a draft of mine");
    for (const tab of others) await tab.getByRole("button", { name: email }).waitFor();
    await first.getByRole("button", { name: email }).click();
    await first.getByRole("menuitem", { name: "Sign out" }).click();
    for (const tab of [first, ...others]) {
      await tab.getByRole("link", { name: "Sign in" }).waitFor();
      const left = await tab.evaluate(() => [
        document.body.innerText,
        JSON.stringify({ ...localStorage, ...sessionStorage }),
      ]);
      expect(left.join()).not.toContain(email);
      expect(left.join()).not.toContain("a draft of mine");
      expect(left.join()).not.toContain("signed-in");
    }
  });

  test("a tab that slept through a sign-out finds out when it is looked at", async () => {
    const email = await signUp(first, address);
    // As when the browser had frozen it: it heard of nothing.
    await first.evaluate(() => {
      globalThis.addEventListener("storage", (event) => event.stopImmediatePropagation(), true);
      localStorage.removeItem("healify:signed-in");
    });
    await first.getByRole("button", { name: email }).waitFor();
    await first.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await first.getByRole("link", { name: "Sign in" }).waitFor();
  });

  test("6 rounds: another person who signs in elsewhere takes over every tab, and none shows both", {
    timeout: atMost,
  }, async () => {
    const people = [newEmail(), newEmail()] as const;
    for (const email of people) {
      await signUp(first, address, email);
      await signOut(first, email);
    }
    await context.addInitScript(watchForBoth, people);
    const elsewhere = await context.newPage();
    elsewhere.setDefaultTimeout(patienceMs);
    await elsewhere.addInitScript(() => {
      globalThis.addEventListener("storage", (event) => event.stopImmediatePropagation(), true);
    });
    for (let round = 0; round < 6; round += 1) {
      const [mine = "", theirs = ""] = round % 2 === 0 ? people : people.toReversed();
      // This tab stands at the form while somebody signs in beside it, and doesn't hear of it.
      await elsewhere.goto(`${address}/sign-in`);
      await elsewhere.getByLabel("E-mail").waitFor();
      await first.goto(`${address}/sign-in`);
      await signIn(first, mine);
      await first.getByRole("button", { name: mine }).waitFor();
      await first.goto(`${address}/account`);
      await first.getByRole("button", { name: mine }).waitFor();
      await signIn(elsewhere, theirs);
      await elsewhere.getByRole("button", { name: theirs }).waitFor();
      await first.getByRole("button", { name: theirs }).waitFor();
      for (const tab of [first, elsewhere]) {
        expect(await tab.evaluate(() => document.body.innerText)).not.toContain(mine);
        expect(await tab.evaluate(() => sessionStorage.getItem("both"))).toBeNull();
      }
      await signOut(elsewhere, theirs);
      await first.getByRole("link", { name: "Sign in" }).waitFor();
    }
  });
});

/** Runs in the page: notes when two people stand in it at once. */
function watchForBoth(people: readonly string[]): void {
  const look = () => {
    const text = document.body?.innerText ?? "";
    if (people.every((email) => text.includes(email))) sessionStorage.setItem("both", text);
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

async function signIn(tab: Page, email: string): Promise<void> {
  await tab.getByLabel("E-mail").fill(email);
  await tab.getByLabel("Password", { exact: true }).fill(password);
  await tab.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function signOut(tab: Page, email: string): Promise<void> {
  await tab.getByRole("button", { name: email }).click();
  await tab.getByRole("menuitem", { name: "Sign out" }).click();
  await tab.getByRole("link", { name: "Sign in" }).waitFor();
}
