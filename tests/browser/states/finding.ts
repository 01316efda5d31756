/** Chats of before: found, named, summed up, taken away. */
import { answerIn, ask } from "../browser.ts";
import { questions } from "./people.ts";
import { openChat } from "./reading.ts";
import { type Stage, states } from "./state.ts";

async function chatMenu({ page }: Stage, item: string): Promise<void> {
  await page.getByRole("button", { name: "More about this chat" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

async function inDrawer({ page }: Stage): Promise<void> {
  const drawer = page.getByRole("button", { name: "Menu", exact: true });
  if (await drawer.isVisible()) await drawer.click();
}

const searchFor = ({ page }: Stage, words: string) =>
  page.getByRole("searchbox", { name: "Search your chats" }).last().fill(words);

export const finding = states([
  {
    name: "chats",
    shows: "The chats by day; on a phone in a drawer",
    who: "ada",
    reach: async (stage) => {
      await openChat(stage, questions.dehydration);
      await inDrawer(stage);
    },
    seen: (page) => page.getByRole("link", { name: questions.burning }).last(),
  },
  {
    name: "account-menu",
    shows: "The menu of the account",
    who: "ada",
    reach: async (stage) => {
      await openChat(stage, questions.dehydration);
      await inDrawer(stage);
      await stage.page.getByRole("button", { name: "Ada" }).last().click();
    },
    seen: (page) => page.getByRole("menuitem", { name: "Sign out" }),
  },
  {
    name: "chat-menu",
    shows: "What can be done with a chat",
    who: "ada",
    reach: async (stage) => {
      await openChat(stage, questions.bloodPressure);
      await stage.page.getByRole("button", { name: "More about this chat" }).click();
    },
    seen: (page) => page.getByRole("menuitem").first(),
  },
  {
    name: "rename",
    shows: "Naming a chat",
    who: "ada",
    reach: async (stage) => {
      await openChat(stage, questions.bloodPressure);
      await chatMenu(stage, "Rename");
    },
    seen: (page) => page.getByRole("textbox", { name: "Name" }),
  },
  {
    name: "delete-chat",
    shows: "A chat that was deleted, and can be brought back",
    who: "newcomer",
    reach: async (stage) => {
      await stage.page.goto(`${stage.address}/chat`);
      await ask(stage.page, "What are hiccups?");
      await answerIn(stage.page, "completed");
      await chatMenu(stage, "Delete");
    },
    seen: (page) => page.getByRole("button", { name: "Undo" }),
  },
  {
    name: "search",
    shows: "What was found in past chats",
    who: "ada",
    reach: async (stage) => {
      await openChat(stage, questions.dehydration);
      await inDrawer(stage);
      await searchFor(stage, "blood");
    },
    seen: (page) => page.getByRole("list", { name: "What was found" }),
  },
  {
    name: "search-nothing",
    shows: "A search that finds nothing",
    who: "ada",
    reach: async (stage) => {
      await openChat(stage, questions.dehydration);
      await inDrawer(stage);
      await searchFor(stage, "zebrafish");
    },
    seen: (page) => page.getByText("No chat has all of these words."),
  },
  {
    name: "timeline",
    shows: "What was asked over the weeks",
    who: "ada",
    reach: (stage) => stage.page.goto(`${stage.address}/timeline`),
    seen: (page) => page.getByRole("link", { name: questions.burning }).last(),
  },
  {
    name: "timeline-empty",
    shows: "The timeline before anything was asked",
    who: "newcomer",
    reach: (stage) => stage.page.goto(`${stage.address}/timeline`),
    seen: (page) => page.getByText("Nothing has been asked yet."),
  },
  {
    name: "summary-offer",
    shows: "Before a chat is summed up",
    who: "ada",
    reach: async (stage) => {
      await stage.page.goto(`${stage.address}${stage.chats.get(questions.dehydration)}/summary`);
    },
    seen: (page) => page.getByRole("button", { name: "Make the summary" }),
  },
  {
    name: "summary",
    shows: "The visit summary of a chat",
    who: "ada",
    reach: async (stage) => {
      await stage.page.goto(`${stage.address}${stage.chats.get(questions.burning)}/summary`);
      const make = stage.page.getByRole("button", { name: "Make the summary" });
      const made = stage.page.getByRole("article");
      await make.or(made).first().waitFor();
      if (await make.isVisible()) await make.click();
    },
    seen: (page) => page.getByRole("article"),
  },
  {
    name: "summary-printed",
    shows: "The visit summary as it is printed",
    who: "ada",
    onlyWidth: 1280,
    browser: { viewport: { width: 794, height: 1123 } },
    reach: async (stage) => {
      await stage.page.goto(`${stage.address}${stage.chats.get(questions.burning)}/summary`);
      const make = stage.page.getByRole("button", { name: "Make the summary" });
      await make.or(stage.page.getByRole("article")).first().waitFor();
      if (await make.isVisible()) await make.click();
      await stage.page.getByRole("article").waitFor();
      await stage.page.emulateMedia({ media: "print" });
    },
    seen: (page) => page.getByRole("article"),
  },
]);
