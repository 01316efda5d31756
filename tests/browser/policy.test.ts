/** The whole app under its own policy: nothing that it does is refused by the browser, and nothing secret lies about. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Embedded } from "#tests/flow/systems.ts";
import { answerIn, ask, password, patienceMs, signUp } from "./browser.ts";
import { onePage } from "./one-page.ts";
import { type Complaints, watchContext } from "./watched-page.ts";

let healify: Embedded;
let page: Page;
let complaints: Complaints;

onePage(async (visit) => {
  ({ healify, page } = visit);
  complaints = await watchContext(page.context());
});

test("every page works without one complaint of the browser", async () => {
  const address = healify.process.url();
  await page.goto(address);
  await page.getByLabel("Your question").fill("crushing chest pain, going into my arm");
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("link", { name: /call/i }).first().waitFor();
  for (const path of ["/sign-in", "/safety", "/verify-email#token=x", "/nowhere"])
    await visit(`${address}${path}`);
  const email = await signUp(page, address);
  await ask(page, "How can I lower my blood pressure without medicine?");
  const answer = await answerIn(page, "completed");
  await answer.getByText("Details", { exact: true }).click();
  await answer.getByText("Nowhere: the library on this server answered.").waitFor();
  await answer.locator("a, button").filter({ hasText: /^1$/ }).first().click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "More about this chat" }).click();
  await page.getByRole("menuitem", { name: "Visit summary" }).click();
  await page.getByRole("button", { name: "Make the summary" }).click();
  await page.getByRole("article").waitFor();
  await page.goto(`${address}/chat`);
  await ask(page, "I have had a fever, a stiff neck and a terrible headache since this morning");
  await answerIn(page, "completed");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: email }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 1280, height: 800 });
  const settings = ["/profile", "/account", "/account/security", "/devices", "/account/activity"];
  for (const path of [...settings, "/account/data"]) await visit(`${address}${path}`);
  expect(complaints).toEqual({ violations: [], faults: [] });
});

test("the page of the HTTP interface works too", async () => {
  await page.goto(`${healify.process.url()}/api/docs/`);
  await page.getByText("/api/auth/sign-up").first().waitFor();
  await page.getByText("/api/auth/sign-up").first().click();
  await page.getByText("Request body").first().waitFor();
  expect(complaints).toEqual({ violations: [], faults: [] });
});

test("the policy bites: no inline script, style, evaluated text or frame gets through", async () => {
  const address = healify.process.url();
  await page.goto(address);
  await page.getByLabel("Your question").waitFor();
  const tried = await page.evaluate(async () => {
    const style = document.createElement("style");
    style.textContent = "body { outline: 9px solid red }";
    document.head.append(style);
    const box = document.createElement("div");
    box.setAttribute("style", "color: red");
    document.body.append(box);
    const attempt = (work: () => unknown) => {
      try {
        work();
        return "done";
      } catch (fault) {
        return fault instanceof Error ? fault.name : "refused";
      }
    };
    const markup = attempt(() => {
      box.innerHTML = "<b>bold</b>";
    });
    // Evaluated by the page itself: what the debugger evaluates is let through.
    const code = attempt(() => setTimeout("document.title = 'evaluated'", 0));
    const policy = attempt(() =>
      Reflect.get(globalThis, "trustedTypes").createPolicy("mine", { createHTML: String }),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    const frame = document.createElement("iframe");
    frame.src = "/";
    document.body.append(frame);
    await new Promise((resolve) => {
      frame.onload = resolve;
      setTimeout(resolve, 5000);
    });
    return {
      markup,
      code,
      policy,
      outline: getComputedStyle(document.body).outlineWidth,
      colour: box.style.color,
      title: document.title,
    };
  });
  expect(tried).toMatchObject({ markup: "TypeError", policy: "TypeError", colour: "" });
  expect(tried.code === "done" && tried.title === "evaluated").toBe(false);
  expect(tried.outline).not.toBe("9px");
  const directives = complaints.violations.map((told) => told.split(" ")[1]);
  for (const directive of [
    "style-src-elem",
    "style-src-attr",
    "require-trusted-types-for",
    "trusted-types",
    "frame-src",
  ])
    expect(directives).toContain(directive);
});

test("rules 38 and 41: no token in any address, storage, cookie of scripts or history, through a whole visit", async () => {
  const address = healify.process.url();
  const tokens = new Set<string>();
  const addresses: string[] = [];
  page.on("request", (request) => {
    addresses.push(request.url());
    const bearer = request.headers().authorization?.replace("Bearer ", "");
    if (bearer) tokens.add(bearer);
  });
  page.on("framenavigated", (frame) => addresses.push(frame.url()));
  await signUp(page, address);
  await ask(page, "What is asthma?");
  await answerIn(page, "completed");
  await page.reload();
  await answerIn(page, "completed");
  for (const path of ["/account", "/devices", "/account/data"]) await visit(`${address}${path}`);
  const cookies = await page.context().cookies(address);
  for (const { name, value } of cookies) if (name === "healify_rt") tokens.add(value);
  expect(tokens.size).toBeGreaterThan(2);
  expect(cookies).toMatchObject([
    { name: "healify_rt", httpOnly: true, sameSite: "Strict", path: "/" },
  ]);

  const kept = await page.evaluate(everythingKept);
  expect(kept).toContain("healify:signed-in");
  expect(kept).toContain("databases []");
  const told = [kept, ...addresses].join("\n");
  for (const secret of [...tokens, password]) expect(told).not.toContain(secret);
  expect(told).not.toMatch(/hrt1\.|eyJ[\w-]+\./);
});

async function visit(address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole("heading", { level: 1 }).first().waitFor({ timeout: patienceMs });
  await page.waitForLoadState("networkidle");
}

/** All that a script of this origin could read, or leave for another page. */
async function everythingKept(): Promise<string> {
  const databases = await indexedDB.databases();
  const caches = await globalThis.caches.keys();
  return [
    ...Object.entries(localStorage).map(([key, value]) => `${key} ${value}`),
    ...Object.entries(sessionStorage).map(([key, value]) => `${key} ${value}`),
    `databases ${JSON.stringify(databases)}`,
    `caches ${JSON.stringify(caches)}`,
    `cookie ${document.cookie}`,
    `name ${window.name}`,
    `history ${JSON.stringify(history.state)} ${location.href}`,
    `entries ${performance.getEntries().map(({ name }) => name)}`,
    document.documentElement.outerHTML,
  ].join("\n");
}
