/** Before somebody has come in. */
import { ask, password } from "../browser.ts";
import { questions } from "./people.ts";
import { type Stage, states } from "./state.ts";

const open = (path: string) => (stage: Stage) => stage.page.goto(stage.address + path);
const heading = (name: string | RegExp) => (page: Stage["page"]) =>
  page.getByRole("heading", { name, level: 1 });

async function signIn({ page, address }: Stage, email: string, typed: string): Promise<void> {
  await page.goto(`${address}/sign-in`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(typed);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

const landing = async ({ page, address }: Stage) => {
  await page.goto(address);
  await page.getByLabel("Your question").waitFor();
};

export const signedOut = states([
  {
    name: "landing",
    shows: "The first page, for whoever isn't signed in",
    who: "visitor",
    reach: open("/"),
    seen: (page) => page.getByLabel("Your question"),
  },
  {
    name: "landing-asked",
    shows: "The first page, after a question without an emergency",
    who: "visitor",
    reach: async (stage) => {
      await landing(stage);
      await ask(stage.page, questions.bloodPressure);
    },
    seen: (page) => page.getByRole("button", { name: "Create an account" }),
  },
  {
    name: "landing-emergency",
    shows: "The first page, after a question that may be an emergency",
    who: "visitor",
    reach: async (stage) => {
      await landing(stage);
      await ask(stage.page, questions.meningitis);
    },
    seen: (page) => page.locator("[data-card=emergency]"),
  },
  {
    name: "landing-crisis",
    shows: "The first page, after words of somebody in despair",
    who: "visitor",
    reach: async (stage) => {
      await landing(stage);
      await ask(stage.page, questions.crisis);
    },
    seen: (page) => page.locator("[data-card=crisis]"),
  },
  {
    name: "sign-up",
    shows: "Signing up, with a password typed and rated",
    who: "visitor",
    reach: async ({ page, address }) => {
      await page.goto(`${address}/sign-up`);
      await page.getByLabel("E-mail").fill("ada@example.org");
      await page.getByLabel("Password", { exact: true }).fill(password);
    },
    seen: (page) => page.locator("form [aria-live=polite]", { hasText: /\w/ }),
  },
  {
    name: "sign-in",
    shows: "Signing in",
    who: "visitor",
    reach: open("/sign-in"),
    seen: (page) => page.getByLabel("E-mail"),
  },
  {
    name: "wrong-password",
    shows: "Signing in, refused",
    who: "visitor",
    reach: (stage) => signIn(stage, "nobody@example.org", "not my password at all"),
    seen: (page) => page.getByText("The e-mail or the password is not right."),
  },
  {
    name: "forgot-password",
    shows: "Asking for a link to a new password",
    who: "visitor",
    reach: open("/forgot-password"),
    seen: (page) => page.getByLabel("E-mail"),
  },
  {
    name: "forgot-password-asked",
    shows: "The same, once the link was asked for",
    who: "visitor",
    reach: async ({ page, address }) => {
      await page.goto(`${address}/forgot-password`);
      await page.getByLabel("E-mail").fill("nobody@example.org");
      await page.getByRole("main").getByRole("button").last().click();
    },
    seen: heading(/^(Ask whoever|Look in your mail)/),
  },
  {
    name: "reset-password",
    shows: "Choosing a new password by a link",
    who: "visitor",
    reach: open("/reset-password#token=not-a-real-one"),
    seen: (page) => page.getByLabel("New password", { exact: true }),
  },
  {
    name: "verify-email",
    shows: "Confirming an e-mail address by a link",
    who: "visitor",
    reach: open("/verify-email#token=not-a-real-one"),
    seen: heading("Confirm your e-mail"),
  },
  {
    name: "link-is-over",
    shows: "A link that is used, or too old",
    who: "visitor",
    reach: async ({ page, address }) => {
      await page.goto(`${address}/verify-email#token=not-a-real-one`);
      await page.getByRole("button", { name: "Confirm" }).click();
    },
    seen: (page) => page.getByRole("alert"),
  },
  {
    name: "resend-verification",
    shows: "Asking for the link of sign-up once more",
    who: "visitor",
    reach: open("/resend-verification"),
    seen: (page) => page.getByLabel("E-mail"),
  },
  {
    name: "safety-card",
    shows: "The safety card: how well this works, and what was not measured",
    who: "visitor",
    reach: open("/safety"),
    seen: (page) => page.getByRole("table"),
  },
  {
    name: "no-script",
    shows: "A browser without JavaScript",
    who: "visitor",
    browser: { javaScriptEnabled: false },
    withoutAxe: "axe is a script itself; the page is one paragraph of text",
    reach: open("/"),
    seen: (page) => page.locator("noscript"),
  },
]);
