/**
 * How smoothly a chat is read: frame times while 1,000 messages are scrolled and while an answer comes at 100 tokens a
 * second, in headless Chromium with its processor slowed to a quarter, each beside an empty page in the same run.
 * Build the page first: `npm run build && node bench/web-frames.ts`. HEALIFY_TEST_CHROMIUM names the browser.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { ask, launchChromium } from "#tests/browser/browser.ts";
import { httpClient, newPerson, type Person } from "#tests/support/client.ts";
import { startHealify } from "#tests/support/healify-process.ts";
import { startModelServer } from "#tests/support/model-server.ts";
import { findBinary } from "#tests/support/services/binaries.ts";
import { sizeOfChat, writeLongChat } from "./frames/long-chat.ts";
import {
  beginFrames,
  endFrames,
  type Frames,
  firstWordsMs,
  framesFor,
  watchAgain,
  watchFirstWords,
} from "./frames/watch-frames.ts";
import { describeMachine } from "./measure/machine.ts";

const slowedBy = 4;
const scrollMs = 5_000;
/** From which share of the chat, and whether up or down. */
const scrolls = [
  { place: 1, way: -1 },
  { place: 0.5, way: -1 },
  { place: 0.1, way: -1 },
  { place: 0.5, way: 1 },
];
/** Pixels in a frame: 1,200 a second, where one looks for something, and 15,000, a hard flick. */
const speeds = { looking: 20, flicking: 250 };
const answerTokens = 600;
const tokenMs = 10;

const say = (line: string) => void process.stdout.write(`${line}\n`);
const chromium = process.env.HEALIFY_TEST_CHROMIUM || findBinary("chromium");
if (!chromium) throw new Error("Chromium is not installed; HEALIFY_TEST_CHROMIUM may name one.");

const folder = await mkdtemp(join(tmpdir(), "healify-web-frames-"));
const model = await startModelServer();
const settings = {
  PORT: "0",
  HEALIFY_DATA_DIR: folder,
  HEALIFY_LIMIT_QUESTIONS: "100000",
  HEALIFY_MODEL_URL: model.url,
};
const start = (setting: string) =>
  startHealify("start", { ...settings, HEALIFY_MODEL: setting }, /ready at/);

let healify = await start("library");
const browser = await launchChromium(chromium);
try {
  say(JSON.stringify(describeMachine()));
  const person = await newPerson(httpClient(healify.url()));
  const sessionId = await writeLongChat(healify.url(), person);
  const bytes = await sizeOfChat(healify.url(), person, sessionId);
  await healify.stop();
  healify = await start("openai-compatible/mock");
  model.always({ kind: "normal", tokenMs, tokens: answerTokens });

  const empty = await emptyPage();
  const context = await signedIn(person);
  const page = await slowed(context);
  const opened = await open(page, sessionId);
  say(`\n1,000 messages: ${Math.round(bytes / 1000)} kB as JSON, readable after ${opened} ms`);
  heading();
  line("an empty page, still", empty.still);
  line("an empty page, scrolled", empty.scrolled);
  for (const [name, pixels] of Object.entries(speeds)) {
    for (const { place, way } of scrolls) {
      await scrollTo(page, place);
      const where = `${way < 0 ? "up" : "down"} from ${Math.round(place * 100)} %`;
      line(`${name} ${where}`, await framesFor(page, scrollMs, way * pixels), empty.scrolled);
    }
  }
  line("an answer at 100 tokens/s, below them", await streamed(page), empty.still);
  await context.close();

  const other = await signedIn(person);
  const fresh = await other.newPage();
  await watchFirstWords(fresh);
  await slowDown(fresh);
  await fresh.goto(`${healify.url()}/chat`);
  line("an answer at 100 tokens/s, in a new chat", await streamed(fresh), empty.still);
  say(`its first words on the screen ${(await firstWordsMs(fresh)).toFixed(0)} ms after they came`);
  await watchAgain(fresh);
  await streamed(fresh);
  say(`those of the next answer ${(await firstWordsMs(fresh)).toFixed(0)} ms`);
} finally {
  await browser.close();
  await healify.stop();
  await model.close();
  await rm(folder, { recursive: true, force: true });
}

async function signedIn({ email, password }: Person): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${healify.url()}/sign-in`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByLabel("Your question").waitFor();
  await page.close();
  return context;
}

async function slowed(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await slowDown(page);
  return page;
}

async function slowDown(page: Page): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("Emulation.setCPUThrottlingRate", { rate: slowedBy });
}

async function emptyPage(): Promise<{ still: Frames; scrolled: Frames }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await slowed(context);
  await page.setContent('<div style="height: 900000px"></div>');
  const still = await framesFor(page, scrollMs);
  const scrolled = await framesFor(page, scrollMs, speeds.flicking);
  await context.close();
  return { still, scrolled };
}

async function open(page: Page, sessionId: string): Promise<number> {
  const began = performance.now();
  await page.goto(`${healify.url()}/chat/${sessionId}`);
  await page.locator('[data-turn="whole"] .prose').last().waitFor();
  const readable = Math.round(performance.now() - began);
  await page.waitForLoadState("networkidle");
  return readable;
}

async function scrollTo(page: Page, share: number): Promise<void> {
  await page.evaluate((to) => {
    const scroller = document.querySelector("[role=log]")?.parentElement;
    if (scroller) scroller.scrollTop = scroller.scrollHeight * to;
  }, share);
  await page.waitForTimeout(1_000);
}

async function streamed(page: Page): Promise<Frames> {
  await ask(page, "What helps against hay fever?");
  await page.locator('[data-reply-state="answering"] .prose').waitFor();
  await beginFrames(page);
  await page.locator('[data-reply-state="answering"]').waitFor({ state: "detached" });
  return endFrames(page);
}

function heading(): void {
  say(`\n${"".padEnd(42)}frames    p50    p99  longest  over 50 ms   busy   p99 ÷ empty`);
}

function line(name: string, frames: Frames, beside?: Frames): void {
  const { n, p50, p99, longest, long, busy } = frames;
  const figures = [
    String(n).padStart(6),
    ...[p50, p99, longest].map((ms, i) => ms.toFixed(1).padStart(i === 2 ? 9 : 7)),
    String(long).padStart(12),
    `${(busy * 100).toFixed(0)} %`.padStart(7),
    beside ? (p99 / beside.p99).toFixed(2).padStart(14) : "",
  ];
  say(name.padEnd(42) + figures.join(""));
}
