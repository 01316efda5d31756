/** Reading an answer: its sources in their place, its proof, what leaves the page with it, and where it scrolls. */
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "#tests/flow/systems.ts";
import { requireChromium } from "#tests/support/services/urls.ts";
import {
  answerIn,
  ask,
  hasFocus,
  launchChromium,
  password,
  patienceMs,
  signUp,
} from "./browser.ts";

const question = "How can I lower my blood pressure without medicine?";
const quoted = "An eating plan called DASH lowers blood pressure in studies.";
const older = "High blood pressure in pregnancy is more likely over the age of 40";
const unproven = "Cats make the pollen of spring flowers bloom at night.";
const waiting = { timeout: patienceMs };

let browser: Browser;
let healify: Embedded;
let page: Page;
let email: string;
/** The chat with one cited answer that most tests read. */
let chat: string;

beforeAll(async () => {
  browser = await launchChromium(requireChromium());
  healify = await startEmbedded();
  healify.model.always({
    kind: "normal",
    text: ({ messages }) => {
      const prompt = messages.map(({ text }) => text).join("\n");
      const of = (words: string) => `[${passageWith(prompt, words)}]`;
      return `${quoted.slice(0, -1)} ${of("called DASH")}. ${older} ${of("age of 40")}. ${unproven}`;
    },
  });
  const context = await browser.newContext({ reducedMotion: "reduce" });
  context.setDefaultTimeout(patienceMs);
  page = await context.newPage();
  await page.addInitScript(standInForDevice);
  email = await signUp(page, healify.process.url());
  await ask(page, question);
  await answerIn(page, "completed");
  chat = page.url();
});

afterAll(async () => {
  await browser?.close();
  await healify?.close();
});

test("by keyboard, a chip shows a card and opens the passage in its place, and gives the focus back", async () => {
  await page.goto(chat);
  const answer = await answerIn(page, "completed");
  const chip = answer.getByRole("button", { name: /^Source 1: / }).first();
  await chip.focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await page.locator("[data-preview]").first().waitFor();
  expect(await page.locator("[data-preview]").first().innerText()).toContain(quoted);
  await page.keyboard.press("Enter");

  const passage = page.getByRole("dialog").locator("[data-passage]");
  await expect.poll(() => textsOf(passage.locator("mark")), waiting).toEqual([quoted]);
  // What stands before and after the words that are cited.
  expect(await passage.innerText()).toContain("DASH means a lot of vegetables");
  await passage.getByText("The marked words stand in the answer as they are.").waitFor();
  await passage.getByText(/^Licence: /).waitFor();
  await passage.getByText(/^Written on /).waitFor();
  expect(
    await passage.getByRole("link", { name: "Open at the source" }).getAttribute("href"),
  ).toMatch(/^https:/);
  await page.keyboard.press("Escape");
  await passage.waitFor({ state: "detached" });
  await expect.poll(() => hasFocus(chip), waiting).toBe(true);
});

test("a finger opens the passage at once; a number of the answer shows where it stands", async () => {
  const context = await browser.newContext({ hasTouch: true, isMobile: true });
  context.setDefaultTimeout(patienceMs);
  const phone = await context.newPage();
  await phone.goto(`${healify.process.url()}/sign-in`);
  await phone.getByLabel("E-mail").fill(email);
  await phone.getByLabel("Password", { exact: true }).fill(password);
  await phone.getByRole("button", { name: "Sign in", exact: true }).tap();
  await phone.getByLabel("Your question").waitFor();
  await phone.goto(chat);
  const answer = await answerIn(phone, "completed");
  await answer
    .getByRole("button", { name: /^Source 1: / })
    .first()
    .tap();
  const passage = phone.getByRole("dialog").locator("[data-passage]");
  await expect.poll(() => textsOf(passage.locator("mark")), waiting).toEqual([quoted]);
  expect(await phone.locator("[data-preview]").count()).toBe(0);
  await phone.getByRole("dialog").getByRole("button", { name: "Close" }).tap();
  await passage.waitFor({ state: "detached" });

  await answer.getByRole("button", { name: "40", exact: true }).tap();
  await expect.poll(() => textsOf(passage.locator("mark.strong")), waiting).toEqual(["40"]);
  await passage.getByText("40 stands where it is marked more strongly.").waitFor();
  await passage.getByText(/The marked words come closest/).waitFor();
  await context.close();
});

test("only what was not found is marked, the rest is summed up, and both explain themselves", async () => {
  await page.goto(chat);
  const answer = await answerIn(page, "completed");
  const mark = answer.getByRole("button", { name: "not found in a source" });
  await expect.poll(() => mark.count(), waiting).toBe(1);
  await mark.press("Enter");
  await answer.getByText(/Don't rely on it alone\./).waitFor();
  await answer.getByText("2 of 3 sentences found in their sources.").click();
  await answer.getByText(/It doesn't mean that a clinician has approved them\./).waitFor();
});

test("a copy has its sources as a numbered list, and says who has not looked at it", async () => {
  await page.goto(chat);
  const answer = await answerIn(page, "completed");
  await answer.getByRole("button", { name: "Copy" }).click();
  await answer.getByText("Copied, with its sources").waitFor();
  const copied = String(await page.evaluate(() => Reflect.get(globalThis, "copied")));
  expect(copied).toContain(`${quoted.slice(0, -1)} [1].`);
  expect(copied).toMatch(/\nSources:\n\[1\] High blood pressure\. .+ https:\S+\n\[2\] /);
  expect(copied).toMatch(/From Healify, .+\. Not reviewed by a clinician\.$/);
});

test("on paper an answer stands alone, its sources are its footnotes, and nothing is left to press", async () => {
  await newChat();
  await ask(page, question);
  await answerIn(page, "completed");
  await ask(page, "What is asthma?");
  await page.locator('[data-reply-state="completed"]').nth(1).waitFor();
  await page.emulateMedia({ media: "print" });
  const first = page.locator('[data-reply-state="completed"]').first();
  const footnotes = first.locator("[data-print=sources] li");
  await expect.poll(() => textsOf(footnotes), waiting).toHaveLength(2);
  expect((await textsOf(footnotes))[0]).toMatch(/^\[1\] High blood pressure\. /);
  expect(await page.getByLabel("Your question").isVisible()).toBe(false);
  expect(await first.getByRole("button", { name: "Copy" }).isVisible()).toBe(false);
  await first
    .getByText("Print or save as PDF")
    .evaluate((button) => button.closest("button")?.click());
  expect(await page.evaluate(() => Reflect.get(globalThis, "printed"))).toEqual(["block", "none"]);
  expect(await page.locator(":root[data-printing]").count()).toBe(0);
  await page.emulateMedia({ media: "screen" });
});

test("an emergency is read aloud first, by a voice of the device, and leaving ends it", async () => {
  await newChat();
  await ask(page, "I have crushing chest pain and my arm hurts");
  const answer = await answerIn(page, "completed");
  await answer.getByRole("button", { name: "Listen" }).click();
  const stop = page.getByRole("button", { name: "Stop reading" });
  await stop.waitFor();
  const spoken = () => page.evaluate(() => Reflect.get(globalThis, "spoken"));
  expect(await spoken()).toContainEqual({ text: expect.any(String), voice: "Near" });
  expect(await page.evaluate(() => Reflect.get(globalThis, "spoken")[0].text)).toMatch(
    /^This may be an emergency\. Call .+ now\.$/,
  );
  await page.getByRole("link", { name: "New chat" }).first().click();
  await stop.waitFor({ state: "detached" });
  await expect.poll(spoken, waiting).toEqual([]);
});

test("who scrolls away is left there, and one press returns to the end", async () => {
  await newChat();
  await page.setViewportSize({ width: 390, height: 600 });
  const paragraphs = Array.from({ length: 160 }, (_, n) => `Sleep is good for people, part ${n}.`);
  healify.model.program({ kind: "normal", text: paragraphs.join("\n\n"), tokenMs: 30 });
  await ask(page, "What is good sleep?");
  const answer = page.locator("[data-reply-state] .prose");
  const log = page.getByRole("log").locator("..");
  const toEnd = page.getByRole("button", { name: "To the end" });
  await answer.getByText("part 20.").waitFor();
  // The question stays at the top while its answer grows below the screen.
  const asked = page.getByRole("heading", { name: "You asked: What is good sleep?" });
  const askedAt = () => asked.evaluate((element) => element.getBoundingClientRect().top);
  await expect.poll(askedAt, waiting).toBeLessThan(120);
  await toEnd.click();
  await toEnd.waitFor({ state: "detached" });
  await expect.poll(() => distanceToEnd(log), waiting).toBeLessThan(60);

  await page.mouse.move(195, 300);
  await page.mouse.wheel(0, -500);
  await toEnd.waitFor();
  const left = await restingPlace(log);
  await answer.getByText("part 45.").waitFor();
  expect(await scrollTopOf(log)).toBe(left);
  await toEnd.click();
  await page.getByRole("button", { name: "Stop answering" }).click();
  await answerIn(page, "stopped");
  await expect.poll(() => distanceToEnd(log), waiting).toBeLessThan(60);
});

test("nothing is cut off at 320 pixels and at 200 % zoom", async () => {
  for (const width of [320, 640]) {
    await page.setViewportSize({ width, height: 480 });
    await page.goto(chat);
    const answer = await answerIn(page, "completed");
    await answer.locator("footer").scrollIntoViewIfNeeded();
    const tooWide = await page.evaluate(() =>
      Array.from(document.querySelectorAll<HTMLElement>("[role=log], [role=log] *"))
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    expect(tooWide).toEqual([]);
  }
});

/** The number of the passage in the prompt that has these words. */
function passageWith(prompt: string, words: string): string {
  const passages = prompt.matchAll(/<passage id="(\d+)"[^>]*>([\s\S]*?)<\/passage>/g);
  return [...passages].find(([, , text]) => text?.includes(words))?.[1] ?? "1";
}

async function newChat(): Promise<void> {
  await page.goto(`${healify.process.url()}/chat`);
  await page.getByLabel("Your question").waitFor();
}

const textsOf = (places: Locator): Promise<string[]> => places.allInnerTexts();

const scrollTopOf = (scroller: Locator): Promise<number> =>
  scroller.evaluate((element) => element.scrollTop);

/** Where it stands once it no longer moves. */
async function restingPlace(scroller: Locator): Promise<number> {
  for (let before = -1; ; ) {
    const now = await scrollTopOf(scroller);
    if (now === before) return now;
    before = now;
    await scroller.evaluate(() => new Promise((seen) => setTimeout(seen, 200)));
  }
}

const distanceToEnd = (scroller: Locator): Promise<number> =>
  scroller.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);

/** What a browser without a screen, a printer and a voice can't do: it is kept what the page asked of them. */
function standInForDevice(): void {
  const keep = (name: string, value: unknown) => void Reflect.set(globalThis, name, value);
  const writeText = async (text: string) => keep("copied", text);
  Object.defineProperty(navigator, "clipboard", { value: { writeText } });
  window.print = () => {
    const turns = document.querySelectorAll("[data-turn]");
    keep(
      "printed",
      Array.from(turns, (turn) => getComputedStyle(turn).display),
    );
    window.dispatchEvent(new Event("afterprint"));
  };
  const spoken: { text: string; voice: string | undefined }[] = [];
  keep("spoken", spoken);
  class Utterance extends EventTarget {
    readonly text: string;
    voice: { name: string } | undefined;
    constructor(text: string) {
      super();
      this.text = text;
    }
  }
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => [
      { name: "Far", lang: "en-GB", localService: false, default: true },
      { name: "Near", lang: "en-GB", localService: true, default: false },
    ],
    // Taken back.
    cancel: () => void spoken.splice(0),
    speak: ({ text, voice }: Utterance) => void spoken.push({ text, voice: voice?.name }),
  });
  Object.defineProperty(globalThis, "speechSynthesis", { value: synthesis });
  Object.defineProperty(globalThis, "SpeechSynthesisUtterance", { value: Utterance });
}
