/** Devices and activity as a person sees them, and a captcha after failed tries. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "#tests/flow/systems.ts";
import { httpClient } from "#tests/support/client.ts";
import { requireChromium } from "#tests/support/services/urls.ts";
import { launchChromium, password, patienceMs, signUp } from "./browser.ts";

/** What a provider's script does, made small: a button that gives a token. */
const providersScript = `window.turnstile = { render(place, { sitekey, callback }) {
  const press = document.createElement("button");
  press.type = "button";
  press.textContent = "I am a person " + sitekey;
  press.onclick = () => callback("a person");
  place.append(press);
} };`;

let provider: Server;
let browser: Browser;
let healify: Embedded;

beforeAll(async () => {
  provider = createServer((request, response) => {
    if (request.url?.startsWith("/api.js")) {
      response.setHeader("content-type", "text/javascript").end(providersScript);
    } else {
      let form = "";
      request.on("data", (chunk: Buffer) => {
        form += chunk.toString();
      });
      request.on("end", () => {
        const success = new URLSearchParams(form).get("response") === "a person";
        response.end(JSON.stringify({ success }));
      });
    }
  });
  await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  healify = await startEmbedded({
    HEALIFY_MODEL: "library",
    HEALIFY_CAPTCHA_VERIFY_URL: `${origin}/siteverify`,
    HEALIFY_CAPTCHA_SECRET: "the-secret-key",
    HEALIFY_CAPTCHA_SITE_KEY: "the-site-key",
    HEALIFY_CAPTCHA_SCRIPT_URL: `${origin}/api.js`,
  });
  browser = await launchChromium(requireChromium());
});
afterAll(async () => {
  await browser?.close();
  await healify?.close();
  provider?.closeAllConnections();
  provider?.close();
});

async function visit(): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(patienceMs);
  return page;
}

async function fillIn(page: Page, email: string, given: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(given);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("a device is named, the others are signed out, and the activity tells of it", async () => {
  const page = await visit();
  const address = healify.process.url();
  const email = await signUp(page, address);
  const call = httpClient(address);
  const body = { email, password, delivery: "body" };
  for (let twin = 0; twin < 2; twin += 1)
    await call("POST", "/api/auth/sign-in", { body, headers: { "user-agent": "curl/8.5.0" } });
  await call("POST", "/api/auth/sign-in", { body: { email, password: "a wrong pass phrase" } });

  await page.goto(`${address}/devices`);
  await page.getByText("The computer that Healify runs on").first().waitFor();
  // Two that call themselves the same are told apart by the minute of their sign-in.
  const twins = page.getByRole("listitem").filter({ hasText: "curl" });
  expect(await twins.filter({ hasText: /signed in .*\d:\d\d/ }).count()).toBe(2);
  const own = page.getByRole("listitem").filter({ hasText: "This device" });
  expect(await own.filter({ hasText: /signed in .*\d:\d\d/ }).count()).toBe(0);
  await own.getByRole("button", { name: /^Name / }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Kitchen tablet");
  await page.getByRole("button", { name: "Save" }).click();
  await own.getByText("Kitchen tablet").waitFor();
  await page.getByRole("button", { name: "Sign out all other devices" }).click();
  await page.getByText("curl", { exact: true }).first().waitFor({ state: "detached" });

  await page.getByRole("link", { name: "what happened with your account" }).click();
  await page.getByText("A device was signed out.").first().waitFor();
  const refused = page
    .getByRole("listitem")
    .filter({ hasText: "A sign-in with a wrong password was refused." });
  await refused.getByText("Wasn't you?").click();
  await refused.getByText(/somebody tried to get in and could not/).waitFor();
  await page.context().close();
});

test("sign out everywhere ends this device too", async () => {
  const page = await visit();
  await signUp(page, healify.process.url());
  await page.goto(`${healify.process.url()}/devices`);
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("link", { name: "Sign in" }).first().waitFor();
  await page.context().close();
});

test("after failed tries a captcha is shown, lets the person in, and its script is left behind", async () => {
  const page = await visit();
  const address = healify.process.url();
  const email = await signUp(page, address);
  const again = await visit();
  await again.goto(`${address}/sign-in`);
  for (let n = 0; n < 3; n += 1) {
    await fillIn(again, email, "a wrong pass phrase");
    await again.getByText("The e-mail or the password is not right.").waitFor();
    await again.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  }
  await fillIn(again, email, password);
  await again.getByText("Please show that you are a person.").waitFor();
  await again.getByRole("button", { name: "I am a person the-site-key" }).click();
  await again.getByRole("heading", { name: "What is going on?" }).waitFor();
  const foreign = () => again.evaluate(() => "turnstile" in window);
  await expect.poll(foreign, { timeout: patienceMs }).toBe(false);
  for (const one of [page, again]) await one.context().close();
});
