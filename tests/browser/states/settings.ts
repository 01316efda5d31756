/** The pages about a person and their account. */
import { rm } from "node:fs/promises";
import type { Page } from "playwright-core";
import { addAuthenticatorApp, oneTimeCode } from "#tests/support/authenticator-app.ts";
import { httpClient, newPerson } from "#tests/support/client.ts";
import { password } from "../browser.ts";
import { downloadExport, firstPage } from "../open-export.ts";
import { questions } from "./people.ts";
import { openChat } from "./reading.ts";
import { type Stage, states } from "./state.ts";

const open = (path: string) => (stage: Stage) => stage.page.goto(stage.address + path);
const heading = (name: string) => (page: Page) => page.getByRole("heading", { name, level: 1 });

async function setUpApp(stage: Stage): Promise<string> {
  const { page } = stage;
  await open("/account/security")(stage);
  await page.getByRole("button", { name: "Set up an app" }).click();
  await page.getByRole("button", { name: "Turn it on" }).scrollIntoViewIfNeeded();
  return (await page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4})+$/).innerText()).replaceAll(" ", "");
}

async function turnAppOn(stage: Stage): Promise<void> {
  const secret = await setUpApp(stage);
  await stage.page.getByLabel("The code that the app shows").fill(oneTimeCode(secret));
  await stage.page.getByRole("button", { name: "Turn it on" }).click();
  await stage.page.getByRole("dialog", { name: "Your recovery codes" }).waitFor();
}

export const settings = states([
  {
    name: "about-you",
    shows: "The profile of somebody who has told nothing",
    who: "newcomer",
    reach: open("/profile"),
    seen: (page) => page.getByLabel("Year of birth"),
  },
  {
    name: "medicines-checked",
    shows: "A profile with medicines, and what they meet",
    who: "ada",
    reach: async (stage) => {
      await open("/profile")(stage);
      const checked = stage.page.getByRole("region", { name: "Your medicines, checked" });
      await checked.waitFor();
      await checked.scrollIntoViewIfNeeded();
    },
    seen: (page) => page.getByRole("region", { name: "Your medicines, checked" }),
  },
  {
    name: "cared-for",
    shows: "Somebody the person cares for",
    who: "ada",
    reach: async (stage) => {
      await open("/profile")(stage);
      await stage.page.getByRole("button", { name: "Leo" }).click();
    },
    seen: (page) => page.getByRole("dialog").getByLabel("What you call them"),
  },
  {
    name: "hidden-chats",
    shows: "The account of somebody who has hidden a chat here",
    who: "ada",
    reach: async (stage) => {
      await openChat(stage, questions.dehydration);
      await stage.page.getByRole("button", { name: "More about this chat" }).click();
      await stage.page.getByRole("menuitem", { name: "Hide on this device" }).click();
      await stage.page.getByRole("heading", { name: "What is going on?" }).waitFor();
      await stage.page.goto(`${stage.address}/account`);
      await stage.page.getByRole("heading", { name: "Hidden chats" }).scrollIntoViewIfNeeded();
    },
    seen: (page) => page.getByRole("button", { name: "Show them again" }),
  },
  {
    name: "display",
    shows: "Text size, light or dark, language",
    who: "ada",
    reach: open("/account/display"),
    seen: heading("Display"),
  },
  {
    name: "account",
    shows: "The account",
    who: "ada",
    reach: open("/account"),
    seen: heading("Account"),
  },
  {
    name: "signing-in",
    shows: "Ways of signing in",
    who: "ada",
    reach: open("/account/security"),
    seen: (page) => page.getByRole("button", { name: "Set up an app" }),
  },
  {
    name: "authenticator-app",
    shows: "Setting up an app for codes",
    who: "newcomer",
    reach: setUpApp,
    seen: (page) => page.getByRole("button", { name: "Turn it on" }),
  },
  {
    name: "recovery-codes",
    shows: "Recovery codes, shown once",
    who: "newcomer",
    reach: turnAppOn,
    seen: (page) => page.getByRole("button", { name: "I have kept them" }),
  },
  {
    name: "second-step",
    shows: "The second step of signing in",
    who: "visitor",
    reach: async ({ page, address }) => {
      const call = httpClient(address);
      const person = await newPerson(call);
      await addAuthenticatorApp(call, person.accessToken);
      await page.goto(`${address}/sign-in`);
      await page.getByLabel("E-mail").fill(person.email);
      await page.getByLabel("Password", { exact: true }).fill(person.password);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
    },
    seen: heading("One more step"),
  },
  {
    name: "really-you",
    shows: "Asking once more who it is, before a change to the account",
    who: "newcomer",
    reach: async (stage) => {
      await open("/account/security")(stage);
      await stage.page.getByRole("button", { name: "Set up an app" }).waitFor();
      stage.forgetProofs();
      await stage.page.getByRole("button", { name: "Set up an app" }).click();
    },
    seen: (page) =>
      page
        .getByRole("dialog", { name: "Is it really you?" })
        .getByLabel("Your password", { exact: true }),
  },
  {
    name: "new-password",
    shows: "Changing the password",
    who: "newcomer",
    reach: async (stage) => {
      await open("/account/security")(stage);
      await stage.page.getByRole("button", { name: "Change my password" }).click();
      await stage.page
        .getByLabel("New password", { exact: true })
        .fill("summer holiday by the sea");
      const save = stage.page.getByRole("button", { name: "Save the new password" });
      await save.scrollIntoViewIfNeeded();
    },
    seen: (page) => page.locator("form [aria-live=polite]", { hasText: /\w/ }),
  },
  {
    name: "devices",
    shows: "Where somebody is signed in",
    who: "ada",
    reach: open("/devices"),
    seen: (page) => page.getByText("This device"),
  },
  {
    name: "name-device",
    shows: "Naming a device",
    who: "ada",
    reach: async (stage) => {
      await open("/devices")(stage);
      await stage.page
        .getByRole("button", { name: /^Name / })
        .first()
        .click();
    },
    seen: (page) => page.getByRole("dialog").getByRole("textbox"),
  },
  {
    name: "activity",
    shows: "What happened with the account",
    who: "ada",
    reach: open("/account/activity"),
    seen: (page) => page.getByRole("main").getByRole("listitem"),
  },
  {
    name: "your-data",
    shows: "Taking a copy of everything, and deleting everything",
    who: "ada",
    reach: open("/account/data"),
    seen: (page) => page.getByRole("button", { name: "Download my data" }),
  },
  {
    name: "export",
    shows: "The copy of everything, unpacked and opened from the disk",
    who: "ada",
    reach: (stage) => openExport(stage, async () => undefined),
    seen: (page) => page.getByText("ada@example.org").first(),
  },
  {
    name: "export-chat",
    shows: "A chat in that copy",
    who: "ada",
    reach: (stage) =>
      openExport(stage, (page) =>
        page
          .getByRole("link", { name: /blood pressure/ })
          .first()
          .click(),
      ),
    seen: (page) => page.getByRole("heading", { name: /blood pressure/ }),
  },
  {
    name: "delete-account",
    shows: "Before everything is deleted",
    who: "newcomer",
    reach: async (stage) => {
      await open("/account/data")(stage);
      await stage.page.getByRole("button", { name: "Delete my account" }).click();
    },
    seen: (page) => page.getByLabel(/Your password/),
  },
  {
    name: "erasure-receipt",
    shows: "The receipt of an erasure",
    who: "newcomer",
    reach: async (stage) => {
      await open("/account/data")(stage);
      await stage.page.getByRole("button", { name: "Delete my account" }).click();
      await stage.page.getByLabel(/Your password/).fill(password);
      await stage.page.getByRole("button", { name: "Delete everything" }).click();
    },
    seen: (page) => page.getByRole("button", { name: "Save this receipt" }),
  },
]);

/** The files are gone when they have been shown: the pages need nothing more of them. */
async function openExport(stage: Stage, goOn: (page: Page) => Promise<void>): Promise<void> {
  await open("/account/data")(stage);
  stage.forgetProofs();
  const { folder } = await downloadExport(stage.page, password);
  try {
    await stage.page.goto(firstPage(folder));
    await goOn(stage.page);
    await stage.page.waitForLoadState("load");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
