/** Chats of before: found, named, summed up, taken away. */

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
    shows: "Deleting a chat",
    who: "ada",
    reach: async (stage) => {
      await openChat(stage, questions.bloodPressure);
      await chatMenu(stage, "Delete");
    },
    seen: (page) => page.getByRole("button", { name: "Keep it" }),
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
]);
