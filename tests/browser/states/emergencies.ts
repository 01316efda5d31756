/** When somebody may be in danger. */
import { ask } from "../browser.ts";
import { newChat } from "./asking.ts";
import { questions } from "./people.ts";
import { type Stage, states } from "./state.ts";

async function askHere(stage: Stage, question: string): Promise<void> {
  await newChat(stage);
  await ask(stage.page, question);
}

export const emergencies = states([
  {
    name: "emergency",
    shows: "An emergency: its card, and a long answer folded below",
    who: "newcomer",
    reach: (stage) => askHere(stage, questions.meningitis),
    seen: (page) => page.getByRole("button", { name: "Read the whole answer" }),
  },
  {
    name: "emergency-opened",
    shows: "The same with the whole answer",
    who: "newcomer",
    reach: async (stage) => {
      await askHere(stage, questions.meningitis);
      const whole = stage.page.getByRole("button", { name: "Read the whole answer" });
      await whole.click();
      await stage.page.locator(".prose").last().scrollIntoViewIfNeeded();
    },
    seen: (page) => page.locator('[data-reply-state="completed"] .prose'),
  },
  {
    name: "emergency-page",
    shows: "Every number of a country, for whoever needs one, without a connection too",
    who: "visitor",
    reach: async ({ page, address }) => {
      await page.goto(`${address}/emergency`);
    },
    seen: (page) => page.getByRole("link", { name: /Call / }),
  },
  {
    name: "emergency-page-checked",
    shows: "The same, after words were checked there",
    who: "visitor",
    reach: async ({ page, address }) => {
      await page.goto(`${address}/emergency`);
      await page.getByRole("main").getByRole("textbox").fill(questions.meningitis);
      await page.getByRole("main").getByRole("button", { name: /Check/ }).click();
      await page.locator("[data-card=emergency]").scrollIntoViewIfNeeded();
    },
    seen: (page) => page.locator("[data-card=emergency]"),
  },
  {
    name: "crisis",
    shows: "Words of somebody in despair: people to call, a quick exit",
    who: "newcomer",
    reach: (stage) => askHere(stage, questions.crisis),
    seen: (page) => page.locator("[data-card=crisis]"),
  },
  {
    name: "crisis-signs",
    shows: "Signs of despair without a word of it: asked about, with people to call",
    who: "newcomer",
    reach: (stage) => askHere(stage, questions.signs),
    seen: (page) => page.getByRole("button", { name: "No", exact: true }),
  },
  {
    name: "hidden-chat",
    shows: "A chat that was hidden on this device, opened by its address",
    who: "newcomer",
    reach: async (stage) => {
      await askHere(stage, questions.crisis);
      await stage.page.locator("[data-card=crisis]").waitFor();
      const address = stage.page.url();
      await stage.page.getByRole("button", { name: "Hide this chat" }).click();
      await stage.page.getByRole("heading", { name: "What is going on?" }).waitFor();
      await stage.page.goto(address);
    },
    seen: (page) => page.getByRole("button", { name: "Show it now" }),
  },
  {
    name: "emergency-numbers",
    shows: "The page of all numbers of one's country",
    who: "visitor",
    reach: ({ page, address }) => page.goto(`${address}/emergency`),
    seen: (page) => page.getByRole("link", { name: /^Call / }).first(),
  },
  {
    name: "emergency-numbers-checked",
    shows: "The same, after words that may be an emergency were checked there",
    who: "visitor",
    reach: async ({ page, address }) => {
      await page.goto(`${address}/emergency`);
      await page.getByLabel("What is happening").fill(questions.meningitis);
      await page.getByRole("button", { name: "Check" }).click();
    },
    seen: (page) => page.locator("[data-card=emergency]"),
  },
]);
