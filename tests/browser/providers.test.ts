/** Invited on the command line, through a real provider, and what an operator does with the people of a server. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "#tests/flow/systems.ts";
import { spawnHealify } from "#tests/support/healify-process.ts";
import {
  clientId,
  clientSecret,
  type HonestProvider,
  startHonestProvider,
} from "#tests/support/openid/honest-provider.ts";
import { requireChromium } from "#tests/support/services/urls.ts";
import { choosePassword, launchChromium, newEmail, password, patienceMs } from "./browser.ts";

const publicUrl = "http://healify.test";
const providerName = "Example Family";

let provider: HonestProvider;
let healify: Embedded;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  provider = await startHonestProvider([`${publicUrl}/provider`]);
  healify = await startEmbedded({
    HEALIFY_MODEL: "library",
    HEALIFY_SIGN_UP: "invited",
    HEALIFY_PUBLIC_URL: publicUrl,
    HEALIFY_OIDC_ISSUER: provider.issuer,
    HEALIFY_OIDC_CLIENT_ID: clientId,
    HEALIFY_OIDC_CLIENT_SECRET: clientSecret,
    HEALIFY_OIDC_NAME: providerName,
  });
  const { port } = new URL(healify.process.url());
  browser = await launchChromium(requireChromium(), [
    `--host-resolver-rules=MAP healify.test 127.0.0.1:${port}`,
  ]);
});
afterAll(async () => {
  await browser?.close();
  await healify?.close();
  await provider?.close();
});
beforeEach(async () => {
  ({ context, page } = await open());
});
afterEach(() => context.close());

async function open() {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  return { context, page };
}

async function cli(...command: string[]): Promise<{ code: number | null; lines: string[] }> {
  const run = spawnHealify(command, healify.env);
  const code = await run.ended;
  return { code, lines: run.results().split("\n").filter(Boolean) };
}

async function invitationLink(): Promise<string> {
  const { code, lines } = await cli("user", "invite");
  expect(code).toBe(0);
  expect(lines[0]).toMatch(/^http:\/\/healify\.test\/sign-up#invitation=/);
  return lines[0] ?? "";
}

async function signInThere(at: Page, subject: string): Promise<void> {
  await at.getByLabel("Who are you?").fill(subject);
  await at.getByRole("button", { name: "Sign in there" }).click();
}

const arrived = (at: Page) => at.getByRole("heading", { name: "What is going on?" }).waitFor();

async function signUpInvited(at: Page, email: string): Promise<void> {
  await at.goto(await invitationLink());
  await at.getByText("You are invited.").waitFor();
  await at.getByLabel("E-mail").fill(email);
  await choosePassword(at);
  await at.getByRole("button", { name: "Create account" }).click();
  await arrived(at);
}

/** What a person would have to move the page sideways for. */
const widerThanPhone = (at: Page) =>
  at.evaluate(() =>
    [...document.querySelectorAll("main h1, main li p, main form, main input")]
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < 0 || right > window.innerWidth;
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );

/** Nothing that came with the address is left where a script, a history or the next page could see it. */
async function expectNoTraces(at: Page): Promise<void> {
  expect(at.url()).not.toMatch(/code=|state=|#/);
  const kept = await at.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  );
  expect(kept).not.toMatch(/eyJ|hrt1|healify_visit|sign-in\.|hinv1/);
}

test("whoever has no invitation is told so; with one, the provider lets in, and the first is the operator", async () => {
  await page.goto(`${publicUrl}/sign-up`);
  await page.getByText("You need an invitation to sign up here.").waitFor();
  expect(await page.getByLabel("E-mail").count()).toBe(0);

  const email = newEmail();
  provider.people.set("ada", { email, email_verified: true, name: "Ada There" });
  await page.goto(`${publicUrl}/sign-in`);
  await page.getByRole("button", { name: `Continue with ${providerName}` }).click();
  await signInThere(page, "ada");
  await page.getByText("Signing up here needs an invitation").waitFor();

  // The provider still knows who is in this browser, and asks no more.
  const link = await invitationLink();
  await page.goto(link);
  await page.getByRole("button", { name: `Continue with ${providerName}` }).click();
  await arrived(page);
  await expectNoTraces(page);

  await page.reload();
  await arrived(page);
  await page.goto(`${publicUrl}/account/security`);
  await page.getByText(new URL(provider.issuer).host, { exact: true }).waitFor();
  await page.getByRole("button", { name: /^Unlink/ }).click();
  await page.getByText("Choose a password first, or add a passkey.").waitFor();

  await page.getByRole("link", { name: "People" }).click();
  await page.getByText("Ada There", { exact: false }).first().waitFor();
  await page.getByText("(you)").waitFor();

  // The same link again, in another browser.
  const other = await open();
  await other.page.goto(link);
  await other.page.getByLabel("E-mail").fill(newEmail());
  await choosePassword(other.page);
  await other.page.getByRole("button", { name: "Create account" }).click();
  await other.page.getByText("Signing up here needs an invitation that is still good.").waitFor();
  await other.context.close();
});

test("an account that is here already is linked by who is signed in to it", async () => {
  const email = newEmail();
  await signUpInvited(page, email);
  provider.people.set("grace", { email, email_verified: true });

  const elsewhere = await open();
  await elsewhere.page.goto(`${publicUrl}/sign-in`);
  await elsewhere.page.getByRole("button", { name: `Continue with ${providerName}` }).click();
  await signInThere(elsewhere.page, "grace");
  await elsewhere.page.getByText("Sign in as before, then link your other account").waitFor();
  await expectNoTraces(elsewhere.page);

  await page.goto(`${publicUrl}/account/security`);
  await page.getByRole("button", { name: `Link ${providerName}` }).click();
  await signInThere(page, "grace");
  await page.getByText(new URL(provider.issuer).host, { exact: true }).waitFor();
  expect(page.url()).toBe(`${publicUrl}/account/security`);

  await elsewhere.page.getByRole("link", { name: "Back" }).click();
  await elsewhere.page.getByRole("button", { name: `Continue with ${providerName}` }).click();
  await arrived(elsewhere.page);
  await elsewhere.context.close();
});

test("stopping at the provider is told in words", async () => {
  await page.goto(`${publicUrl}/sign-in`);
  await page.getByRole("button", { name: `Continue with ${providerName}` }).click();
  await page.getByRole("button", { name: "No", exact: true }).click();
  await page.getByText("It was stopped at the provider.").waitFor();
  await page.getByRole("link", { name: "Back" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
});

test("the operator disables, lets in again and deletes; the command line does the same while it runs", async () => {
  const email = newEmail();
  await signUpInvited(page, email);
  const listed = await cli("user", "list", "--json");
  const all = listed.lines.map((line): unknown => JSON.parse(line)) as {
    id: string;
    email: string;
    role: string;
  }[];
  const id = all.find((person) => person.email === email)?.id ?? "";

  // On the command line, beside the process that serves: the page learns it from the database.
  expect((await cli("user", "promote", id)).code).toBe(0);
  await page.reload();
  await page.goto(`${publicUrl}/operator/people`);
  await page.getByText("(you)").waitFor();

  await page.setViewportSize({ width: 390, height: 844 });
  const guest = await open();
  const guestEmail = newEmail();
  await page.getByLabel("Only for this e-mail (optional)").fill(guestEmail);
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByLabel("Send this link to one person").inputValue();
  // The row of tabs alone is wider than a phone, and is moved by hand.
  expect(await widerThanPhone(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await guest.page.goto(link);
  await guest.page.getByLabel("E-mail").fill(guestEmail);
  await choosePassword(guest.page);
  await guest.page.getByRole("button", { name: "Create account" }).click();
  await arrived(guest.page);

  await page.reload();
  const act = async (name: string, confirm = name) => {
    await page.getByRole("button", { name: `What to do with ${guestEmail}` }).click();
    await page.getByRole("menuitem", { name }).click();
    await page.getByRole("dialog").getByRole("button", { name: confirm }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
  };
  await act("Disable");
  await page.getByText("Disabled", { exact: false }).waitFor();
  await guest.page.goto(`${publicUrl}/devices`);
  await guest.page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  await act("Let them in again");
  await guest.page.getByLabel("E-mail").fill(guestEmail);
  await guest.page.getByLabel("Password", { exact: true }).fill(password);
  await guest.page.getByRole("button", { name: "Sign in", exact: true }).click();
  // Back where they were sent away from.
  await guest.page.getByRole("heading", { name: "Devices" }).waitFor();

  expect((await cli("user", "disable", guestEmail)).code).toBe(0);
  await guest.page.goto(`${publicUrl}/devices`);
  await guest.page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  await page.reload();
  await act("Delete");
  await page.getByText(guestEmail).waitFor({ state: "detached" });
  await guest.context.close();
});
