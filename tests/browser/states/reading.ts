/** Answers that are there, and what they rest on. */
import type { Locator, Page } from "playwright-core";
import { ask } from "../browser.ts";
import { newChat } from "./asking.ts";
import { questions } from "./people.ts";
import { type Stage, states } from "./state.ts";

export const answer = (page: Page): Locator =>
  page.locator('[data-reply-state="completed"]').last();
const written = (page: Page): Locator => answer(page).locator(".prose :is(li, p)").first();

/** One of ada's chats, with its answer in sight. */
export async function openChat({ page, address, chats }: Stage, question: string): Promise<void> {
  await page.goto(address + (chats.get(question) ?? "/nowhere"));
  await written(page).waitFor();
}

async function askHere(stage: Stage, question: string): Promise<void> {
  await newChat(stage);
  await ask(stage.page, question);
}

export const reading = states([
  {
    name: "cited-answer",
    shows: "An answer with its sources",
    who: "ada",
    reach: (stage) => openChat(stage, questions.bloodPressure),
    seen: written,
  },
  {
    name: "citation-card",
    shows: "The card beside the number of a source",
    who: "ada",
    onlyWidth: 1280,
    reach: async (stage) => {
      await openChat(stage, questions.bloodPressure);
      await answer(stage.page).locator(".prose").getByRole("button").first().hover();
    },
    seen: (page) => page.locator("[data-preview]"),
  },
  {
    name: "proof",
    shows: "How much of an answer was found in its sources",
    who: "ada",
    reach: async (stage) => {
      await openChat(stage, questions.bloodPressure);
      const proof = answer(stage.page).locator("[data-proof] summary");
      await proof.click();
      await proof.scrollIntoViewIfNeeded();
    },
    seen: (page) => page.locator("[data-proof][open]"),
  },
  {
    name: "passage",
    shows: "The passage that a sentence rests on",
    who: "ada",
    reach: async (stage) => {
      await openChat(stage, questions.bloodPressure);
      await answer(stage.page).locator(".prose").getByRole("button").first().click();
    },
    seen: (page) => page.locator("dialog[open] [data-passage]"),
  },
  {
    name: "answer-details",
    shows: "What an answer was made of, and where the words went",
    who: "ada",
    reach: async (stage) => {
      await openChat(stage, questions.bloodPressure);
      await answer(stage.page).getByText("Details", { exact: true }).click();
      await stage.page.getByText("Where your words went").scrollIntoViewIfNeeded();
    },
    seen: (page) => page.getByText("Answered by"),
  },
  {
    name: "feedback",
    shows: "Saying why an answer did not help",
    who: "ada",
    reach: async (stage) => {
      await openChat(stage, questions.dehydration);
      const opinion = stage.page.getByRole("region", { name: "Your opinion of this answer" });
      const no = opinion.getByRole("button", { name: "No, not helpful" });
      if ((await no.getAttribute("aria-pressed")) === "false") await no.click();
      await opinion.getByRole("textbox").scrollIntoViewIfNeeded();
    },
    seen: (page) => page.getByRole("textbox", { name: /In your own words/ }),
  },
  {
    name: "urgent-answer",
    shows: "An answer that says to be seen within hours, and asks where the person will go",
    who: "ada",
    reach: (stage) => openChat(stage, questions.burning),
    seen: (page) => page.locator("[data-disposition]"),
  },
  {
    name: "medicine-warning",
    shows: "An answer beside a warning about the person's own medicines",
    who: "ada",
    reach: (stage) => askHere(stage, questions.medicines),
    seen: (page) => page.locator("[data-card=medicines]"),
  },
  {
    name: "asked-back",
    shows: "Nothing certain found, and questions that would help",
    who: "newcomer",
    reach: (stage) => askHere(stage, "my finger clicks in the morning"),
    seen: (page) => page.locator("[data-card=questions]"),
  },
  {
    name: "about-somebody-else",
    shows: "A question about somebody the person cares for",
    who: "ada",
    reach: async (stage) => {
      await newChat(stage);
      await stage.page.getByLabel("This is about").selectOption("Mum");
      await ask(stage.page, "What helps her with a sore throat?");
    },
    seen: (page) => page.getByText("About Mum"),
  },
]);
