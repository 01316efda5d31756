/** Passkeys in Chromium's virtual authenticator, codes of an app computed here, recovery codes, and step-up. */
import { Secret, TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Schema } from "#database/schema.ts";
import { openSqlite } from "#platform/database/sqlite.ts";
import type { Embedded } from "#tests/flow/systems.ts";
import { newEmail, password, patienceMs, signUp } from "./browser.ts";
import { onePage } from "./one-page.ts";

let healify: Embedded;
let page: Page;
let address: string;
let email: string;

onePage(async (visit) => {
  ({ healify, page } = visit);
  // Passkeys are bound to a name, not to a number.
  address = healify.process.url().replace("127.0.0.1", "localhost");
  email = await signUp(page, address);
});

const home = () => page.getByRole("heading", { name: "What is going on?" }).waitFor();

test("a passkey is made and signs in alone; removed, the password lets in again", async () => {
  await addVirtualAuthenticator();
  await openSecurity();
  await page.getByRole("button", { name: "Add a passkey" }).click();
  expect(await keepRecoveryCodes()).toHaveLength(10);
  await page.getByText("not used yet").waitFor();

  // The virtual authenticator picks its passkey as soon as the e-mail field offers it.
  await signOut();
  await home();
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
  await page.reload();
  await signOut();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await home();

  await openSecurity();
  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByLabel("Name of this passkey").fill("Kitchen laptop");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Kitchen laptop").waitFor();
  await page.getByRole("button", { name: "Remove Kitchen laptop" }).click();
  await page.getByText("Your password alone lets in.").waitFor();

  await signOut();
  await typePassword();
  await home();
});

test("an account can begin with a passkey, and never have a password", async () => {
  await addVirtualAuthenticator();
  await signOut();
  await page.goto(`${address}/sign-up`);
  email = newEmail();
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Create a passkey" }).click();
  expect(await keepRecoveryCodes()).toHaveLength(10);
  await home();
  await signOut();
  // The virtual authenticator picks its passkey as soon as the e-mail field offers it.
  await home();
});

test("codes from an app are the second step, and a recovery code when the phone is lost", async () => {
  await openSecurity();
  await page.getByRole("button", { name: "Set up an app" }).click();
  await page.getByRole("img", { name: "QR code for your app" }).waitFor();
  const key = await page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4})+$/).innerText();
  const app = new TOTP({ secret: Secret.fromBase32(key.replaceAll(" ", "")) });
  await page.getByLabel("The code that the app shows").fill("000000");
  await page.getByRole("button", { name: "Turn it on" }).click();
  await page.getByText("That did not show that it is you.").waitFor();
  const first = app.generate();
  await page.getByLabel("The code that the app shows").fill(first);
  await page.getByRole("button", { name: "Turn it on" }).click();
  const [recoveryCode = ""] = await keepRecoveryCodes();
  await page.getByText("10 left.").waitFor();

  await signOut();
  await typePassword();
  await page.getByRole("heading", { name: "One more step" }).waitFor();
  // The one that set it up is used; the app's next one counts.
  const next = app.generate({ timestamp: Date.now() + 30_000 });
  await page.getByLabel("Code from your app").fill(next);
  await page.getByRole("button", { name: "Sign in" }).click();
  await home();

  await signOut();
  await typePassword();
  await page.getByRole("button", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(recoveryCode.toLowerCase());
  await page.getByRole("button", { name: "Sign in" }).click();
  await home();
  await openSecurity();
  await page.getByText("9 left.").waitFor();
});

test("what is sensitive asks again after ten minutes, and every tab goes on", async () => {
  const second = await page.context().newPage();
  second.setDefaultTimeout(patienceMs);
  await second.goto(`${address}/chat`);
  await second.getByRole("heading", { name: "What is going on?" }).waitFor();
  await openSecurity();
  await forgetProofs();
  await page.getByRole("button", { name: "Set up an app" }).click();
  const dialog = page.getByRole("dialog", { name: "Is it really you?" });
  await dialog.getByLabel("Your password", { exact: true }).fill("not my password at all");
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await dialog.getByText("That did not show that it is you.").waitFor();
  await dialog.getByLabel("Your password", { exact: true }).fill(password);
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("img", { name: "QR code for your app" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Signing in" }).waitFor();
  await second.getByRole("button", { name: email }).click();
  await second.getByRole("menuitem", { name: "Devices" }).click();
  await second.getByText("This device").waitFor();
});

test("an address of numbers says where passkeys can be used", async () => {
  await page.goto(`${healify.process.url()}/sign-in`);
  await typePassword();
  await home();
  await page.goto(`${healify.process.url()}/account/security`);
  await page.getByText(/bound to a name, and this address is a number/).waitFor();
});

async function addVirtualAuthenticator(): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function openSecurity(): Promise<void> {
  await page.goto(`${address}/account/security`);
  await page.getByRole("heading", { name: "Passkeys" }).waitFor();
}

async function keepRecoveryCodes(): Promise<string[]> {
  const sheet = page.getByRole("dialog", { name: "Your recovery codes" });
  await sheet.getByRole("listitem").first().waitFor();
  const codes = await sheet.getByRole("listitem").allInnerTexts();
  await sheet.getByRole("button", { name: "I have kept them" }).click();
  await sheet.waitFor({ state: "hidden" });
  return codes;
}

async function signOut(): Promise<void> {
  await page.getByRole("button", { name: email }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
}

async function typePassword(): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** As if ten minutes had passed since the last sign-in. */
async function forgetProofs(): Promise<void> {
  const database = openSqlite<Schema>(healify.folder);
  await database.write((trx) => trx.updateTable("devices").set({ proved_at: 0 }).execute());
  await database.close();
  await expect.poll(() => page.isVisible("main"), { timeout: patienceMs }).toBe(true);
}
