/** Frame times of a page, as the page itself sees them. */
import type { CDPSession, Page } from "playwright-core";
import { z } from "zod";
import { percentile } from "../measure/percentiles.ts";

/** Longer than this, a frame is seen as a pause. Milliseconds. */
export const longFrameMs = 50;

export type Frames = {
  n: number;
  p50: number;
  p99: number;
  longest: number;
  long: number;
  /** Share of the time for which the page's main thread was on a processor: what else the machine did doesn't count. */
  busy: number;
};

const metricsSchema = z.object({
  metrics: z.array(z.object({ name: z.string(), value: z.number() })),
});
type Clock = { protocol: CDPSession; began: number; worked: number };
const clocks = new WeakMap<Page, Clock>();

/** Seconds. */
async function workedBy(protocol: CDPSession): Promise<number> {
  const { metrics } = metricsSchema.parse(await protocol.send("Performance.getMetrics"));
  return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
}

async function startClock(page: Page): Promise<void> {
  const protocol = clocks.get(page)?.protocol ?? (await page.context().newCDPSession(page));
  await protocol.send("Performance.enable", { timeDomain: "threadTicks" });
  clocks.set(page, { protocol, began: performance.now(), worked: await workedBy(protocol) });
}

async function busyShare(page: Page): Promise<number> {
  const clock = clocks.get(page);
  if (!clock) return Number.NaN;
  const seconds = (performance.now() - clock.began) / 1_000;
  return ((await workedBy(clock.protocol)) - clock.worked) / seconds;
}

const gapsSchema = z.array(z.number());

/** Begins to note when frames come. `scroll`: pixels by which the chat, or the page, is scrolled in each. */
export async function beginFrames(page: Page, scroll = 0): Promise<void> {
  await startClock(page);
  await page.evaluate((by) => {
    const scroller =
      document.querySelector("[role=log]")?.parentElement ?? document.documentElement;
    const gaps: number[] = [];
    let last = performance.now();
    let going = true;
    Reflect.set(globalThis, "endFrames", () => {
      going = false;
      return gaps;
    });
    const step = (now: number) => {
      gaps.push(now - last);
      last = now;
      if (by !== 0) scroller.scrollTop += by;
      if (going) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }, scroll);
}

export async function endFrames(page: Page): Promise<Frames> {
  const busy = await busyShare(page);
  const told = await page.evaluate(() => Reflect.get(globalThis, "endFrames")());
  // The first begins wherever it was asked for.
  const gaps = gapsSchema.parse(told).slice(1);
  return {
    n: gaps.length,
    p50: percentile(gaps, 50),
    p99: percentile(gaps, 99),
    longest: Math.max(...gaps),
    long: gaps.filter((gap) => gap > longFrameMs).length,
    busy,
  };
}

export async function framesFor(page: Page, ms: number, scroll = 0): Promise<Frames> {
  await beginFrames(page, scroll);
  await page.waitForTimeout(ms);
  return endFrames(page);
}

/** How long the first words of an answer take from their arrival to the screen. Call before the page is opened. */
export async function watchFirstWords(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const times: { arrived?: number; shown?: number } = {};
    Reflect.set(globalThis, "firstWords", times);
    const { read } = ReadableStreamDefaultReader.prototype;
    ReadableStreamDefaultReader.prototype.read = async function readNoted() {
      const result = await read.call(this);
      const bytes: unknown = result.value;
      if (times.arrived === undefined && bytes instanceof Uint8Array) {
        if (new TextDecoder().decode(bytes).includes("event: reply-delta")) {
          times.arrived = performance.now();
          const look = (now: number) => {
            const answer = document.querySelector(
              '[data-reply-state="answering"] :is(.prose, .raw-text)',
            );
            // The frame that follows it shows it.
            if (answer?.textContent) times.shown = now;
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        }
      }
      return result;
    };
  });
}

/** For the next answer on a page that is watched already. */
export async function watchAgain(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times: object = Reflect.get(globalThis, "firstWords");
    for (const name of Object.keys(times)) Reflect.deleteProperty(times, name);
  });
}

const timesSchema = z.object({ arrived: z.number(), shown: z.number() });

export async function firstWordsMs(page: Page): Promise<number> {
  const { arrived, shown } = timesSchema.parse(
    await page.evaluate(() => Reflect.get(globalThis, "firstWords")),
  );
  // A frame that was due before they came may still show them.
  return Math.max(0, shown - arrived);
}
