/** Finding past chats in the browser: search, undo, the timeline, and a summary that fits on one page. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { ChatClient } from "#tests/support/chat-client.ts";
import { httpClient, newPerson, signInAgain } from "#tests/support/client.ts";
import { expectAccessible } from "./axe.ts";
import { answerIn, ask, hasFocus, password, patienceMs, signUp } from "./browser.ts";
import { onePage } from "./one-page.ts";

const hiccups = "What are hiccups?";
const blister = "What helps with a blister on my heel?";

let page: Page;
let address: string;
let email: string;

onePage(async (visit) => {
  ({ page } = visit);
  address = visit.healify.process.url();
  email = await signUp(page, address);
});

const chatMenu = async (item: string) => {
  await page.getByRole("button", { name: "More about this chat" }).click();
  await page.getByRole("menuitem", { name: item }).click();
};
const searchField = () => page.getByRole("searchbox", { name: "Search your chats" });
const results = () => page.getByRole("list", { name: "What was found" });
const listedChat = (title: string) =>
  page.getByRole("navigation").getByRole("link", { name: title, exact: true });

async function askTwo(): Promise<void> {
  await ask(page, hiccups);
  await answerIn(page, "completed");
  await page.getByRole("link", { name: "New chat" }).first().click();
  await ask(page, blister);
  await answerIn(page, "completed");
  await listedChat(blister).waitFor();
}

test("words are found from the keyboard, and open the chat where they stand", async () => {
  await askTwo();
  await page.keyboard.press("Control+k");
  await expect.poll(() => hasFocus(searchField()), { timeout: patienceMs }).toBe(true);
  await page.keyboard.type("HICC");
  await results().getByText(hiccups).waitFor();
  expect(await results().getByText(blister).count()).toBe(0);
  await expectAccessible(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: hiccups }).first().waitFor();
  expect(page.url()).toMatch(/\/chat\/[0-9a-f-]{36}#[0-9a-f-]{36}$/);
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
  );
  expect(kept).not.toContain("HICC");

  await searchField().press("Escape");
  await listedChat(blister).waitFor();
  expect(await hasFocus(searchField())).toBe(true);
  await page.keyboard.type("quetzalcoatl");
  await page.getByText("No chat has all of these words.").waitFor();

  await chatMenu("Hide on this device");
  await searchField().fill("hiccups");
  await page.getByText("No chat has all of these words.").waitFor();
});

test("a deleted chat comes back after a reload, until it is erased", async () => {
  await askTwo();
  await chatMenu("Delete");
  await page.getByText("Chat deleted. It is erased for good within a minute.").waitFor();
  await listedChat(blister).waitFor({ state: "detached" });
  await expectAccessible(page);
  await page.reload();
  await page.getByRole("button", { name: "Undo" }).click();
  await listedChat(blister).waitFor();
  await page.getByRole("button", { name: "Undo" }).waitFor({ state: "detached" });

  const row = listedChat(hiccups);
  await row.hover();
  await page.getByRole("button", { name: `More about “${hiccups}”` }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Spring");
  await page.keyboard.press("Enter");
  await listedChat("Spring").hover();
  await page.getByRole("button", { name: "More about “Spring”" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Erase now" }).click();
  await page.getByRole("button", { name: "Undo" }).waitFor({ state: "detached" });
  await page.reload();
  await listedChat(blister).waitFor();
  expect(await listedChat("Spring").count()).toBe(0);
});

test("the timeline tells what was asked, and leads there", async () => {
  await page.getByRole("link", { name: "Timeline" }).click();
  await page.getByText("Nothing has been asked yet.").waitFor();
  await page.getByRole("link", { name: "Ask something" }).click();
  await ask(page, "it burns when I pee since yesterday");
  await answerIn(page, "completed");
  await page.getByRole("link", { name: "Timeline" }).click();
  const week = page.getByRole("region", { name: "This week" });
  await week.getByText(/^Be seen within/).waitFor();
  await expectAccessible(page);
  await week.getByRole("link", { name: "it burns when I pee since yesterday" }).click();
  await page.getByRole("textbox", { name: "Your question" }).waitFor();
});

test("a long chat's summary is printed on one page, and says what it leaves out", async () => {
  const call = httpClient(address);
  const someone = { ...(await newPerson(call)), email, password };
  const client = new ChatClient(address, await signInAgain(call, someone));
  const { session } = await client.ask("What helps with a sore throat? It began on Monday.");
  for (let day = 1; day <= 6; day += 1) {
    const long = `Day ${day}. ${"It is about the same as it was, and I rest a lot. ".repeat(60)}`;
    await client.askForEvents(long, session.id).end();
  }
  await page.goto(`${address}/chat/${session.id}/summary`);
  await page.getByRole("button", { name: "Make the summary" }).click();
  const summary = page.getByRole("article");
  await summary.getByText(/^Left out to fit on one page: /).waitFor();
  await summary.getByText("What helps with a sore throat?", { exact: true }).waitFor();
  await summary.getByText(/not by a clinician/).waitFor();
  for (const format of ["A4", "Letter"]) {
    expect(pagesOf(await page.pdf({ format })), format).toBe(1);
  }
  await expectAccessible(page);
});

const pagesOf = (pdf: Buffer): number =>
  [...pdf.toString("latin1").matchAll(/\/Type\s*\/Page(?![a-zA-Z])/g)].length;
