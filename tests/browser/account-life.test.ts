/**
 * One account from its first mail to its receipt, as a person lives it: a real browser, a real mail server, an
 * authenticator of Chromium's own, an app's codes computed here, and nothing of the product's own reached from within.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import { Secret, TOTP } from "otpauth";
import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "#tests/flow/systems.ts";
import { type MailServer, mailSubjects, startMailServer } from "#tests/support/mail-server.ts";
import { freePorts } from "#tests/support/services/free-ports.ts";
import { requireChromium } from "#tests/support/services/urls.ts";
import { answerIn, ask, launchChromium, newEmail, password, patienceMs } from "./browser.ts";

const newPassword = "velvet harbour nine kettles";
const question = "How can I lower my blood pressure without medicine?";

let browser: Browser;
let mailServer: MailServer;
let healify: Embedded;
let address: string;
let home: string;

beforeAll(async () => {
  const [port] = await freePorts(1);
  address = `http://localhost:${port}`;
  home = await mkdtemp(join(tmpdir(), "healify-account-life-"));
  mailServer = await startMailServer();
  browser = await launchChromium(requireChromium());
  healify = await startEmbedded({
    PORT: String(port),
    HEALIFY_MODEL: "library",
    HEALIFY_PUBLIC_URL: address,
    ...mailServer.env,
  });
});
afterAll(async () => {
  await browser?.close();
  await healify?.close();
  await mailServer?.close();
  await rm(home, { recursive: true, force: true });
});

test("an account is made, secured, lost, found, seen, taken away and erased", async () => {
  const email = newEmail();
  const phone = await newVisit();
  const { page } = phone;

  await signUpByMail(page, email);
  await signIn(page, email, password);
  await atHome(page);
  await ask(page, question);
  await answerIn(page, "completed");

  // A passkey first, then codes from an app.
  const authenticator = await addVirtualAuthenticator(page);
  await openSecurity(page);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  const recoveryCodes = await keepRecoveryCodes(page);
  const app = await setUpApp(page);
  await signOut(page, email);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await atHome(page);

  // The phone is lost, and the passkey with it: one recovery code lets in, once.
  await authenticator.remove();
  await signOut(page, email);
  await signIn(page, email, password);
  await takeRecoveryCode(page, recoveryCodes[0]);
  await atHome(page);
  await mailServer.mailTo(email, /recovery code/i);
  await signOut(page, email);
  await signIn(page, email, password);
  await takeRecoveryCode(page, recoveryCodes[0]);
  await page.getByText("That did not show that it is you.").waitFor();

  // The password is forgotten too. The link changes it, and the second step is asked for all the same.
  await resetByMail(page, email);
  await signIn(page, email, newPassword);
  await page.getByRole("heading", { name: "One more step" }).waitFor();
  await chooseMethod(page, "Use a code from your app");
  // The step that set it up is used; the app's next one counts.
  await page
    .getByLabel("Code from your app")
    .fill(app.generate({ timestamp: Date.now() + 30_000 }));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await atHome(page);

  // A second device, seen and signed out from the first.
  const other = await newVisit();
  await signIn(other.page, email, newPassword);
  await takeRecoveryCode(other.page, recoveryCodes[1]);
  await atHome(other.page);
  await page.goto(`${address}/devices`);
  const signOutOthers = page.getByRole("button", { name: "Sign out all other devices" });
  await signOutOthers.click();
  await expect.poll(() => signOutOthers.isDisabled(), { timeout: patienceMs }).toBe(true);
  await other.page.reload();
  await other.page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  await other.context.close();

  // Everything in one file, which a browser opens without a server.
  const chat = await openExport(page, phone.context, email);
  await chat.getByText(question).first().waitFor();
  await chat.close();

  await page.goto(`${address}/account/data`);
  await page.getByRole("button", { name: "Delete my account" }).click();
  await page.getByLabel("Your password, to be sure it is you").fill(newPassword);
  await page.getByRole("button", { name: "Delete everything" }).click();
  await page.getByRole("heading", { name: "Your account is deleted" }).waitFor();
  await page.getByText("key", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Close" }).last().click();
  await signIn(page, email, newPassword);
  await page.getByText("The e-mail or the password is not right.").first().waitFor();
  await phone.context.close();
});

async function newVisit(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext();
  // The virtual authenticator would pick its passkey as soon as a field offers it.
  await context.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  return { context, page };
}

const atHome = (page: Page) => page.getByRole("heading", { name: "What is going on?" }).waitFor();

async function signUpByMail(page: Page, email: string): Promise<void> {
  await page.goto(`${address}/sign-up`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("heading", { name: "Look in your mail" }).waitFor();
  const { text } = await mailServer.mailTo(email, mailSubjects.verify);
  await page.goto(linkIn(text));
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("heading", { name: "Your e-mail is confirmed" }).waitFor();
}

async function resetByMail(page: Page, email: string): Promise<void> {
  await page.goto(`${address}/sign-in`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  // The e-mail that was typed came along.
  await page.getByRole("button", { name: "Ask for a link" }).click();
  const { text } = await mailServer.mailTo(email, mailSubjects.reset);
  await page.goto(linkIn(text));
  await page.getByLabel("New password", { exact: true }).fill(newPassword);
  await page.getByRole("button", { name: "Change my password" }).click();
  await page.getByRole("heading", { name: "Your password is changed" }).waitFor();
  await mailServer.mailTo(email, mailSubjects.passwordChanged);
}

const linkIn = (text: string): string => {
  const link = /http:\S+#token=\S+/.exec(text)?.[0];
  if (!link) throw new Error("the mail has no link");
  return link;
};

async function signIn(page: Page, email: string, withPassword: string): Promise<void> {
  await page.goto(`${address}/sign-in`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(withPassword);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function signOut(page: Page, email: string): Promise<void> {
  await page.getByRole("button", { name: email }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
}

async function openSecurity(page: Page): Promise<void> {
  await page.goto(`${address}/account/security`);
  await page.getByRole("heading", { name: "Passkeys" }).waitFor();
}

async function keepRecoveryCodes(page: Page): Promise<string[]> {
  const sheet = page.getByRole("dialog", { name: "Your recovery codes" });
  await sheet.getByRole("listitem").first().waitFor();
  const codes = await sheet.getByRole("listitem").allInnerTexts();
  await sheet.getByRole("button", { name: "I have kept them" }).click();
  await sheet.waitFor({ state: "hidden" });
  return codes;
}

async function setUpApp(page: Page): Promise<TOTP> {
  await page.getByRole("button", { name: "Set up an app" }).click();
  const key = await page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4})+$/).innerText();
  const app = new TOTP({ secret: Secret.fromBase32(key.replaceAll(" ", "")) });
  await page.getByLabel("The code that the app shows").fill(app.generate());
  await page.getByRole("button", { name: "Turn it on" }).click();
  await page.getByText(/^On since/).waitFor();
  return app;
}

async function takeRecoveryCode(page: Page, code = ""): Promise<void> {
  await page.getByRole("heading", { name: "One more step" }).waitFor();
  await chooseMethod(page, "Use a recovery code");
  await page.getByLabel("Recovery code").fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

const chooseMethod = (page: Page, name: string) => page.getByRole("button", { name }).click();

async function addVirtualAuthenticator(page: Page): Promise<{ remove(): Promise<void> }> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async remove() {
      await session.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId });
    },
  };
}

/** The chat's page in the unpacked export. */
async function openExport(page: Page, context: BrowserContext, email: string): Promise<Page> {
  await page.goto(`${address}/account/data`);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download my data" }).click();
  const zip = join(home, "export.zip");
  await (await download).saveAs(zip);
  const entries = Object.entries(unzipSync(await readFile(zip)));
  for (const [path, bytes] of entries) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), bytes);
  }
  const index = await context.newPage();
  await index.goto(pathToFileURL(join(home, "healify-export", "index.html")).href);
  await index.getByText(email).first().waitFor();
  await index
    .getByRole("link", { name: /blood pressure/i })
    .first()
    .click();
  return index;
}
