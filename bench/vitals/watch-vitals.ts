/** What a browser itself measures of a page: when its largest part is drawn, what shifts, how long an act takes. */
import type { Page } from "playwright-core";
import { z } from "zod";

const vitalsSchema = z.object({
  /** Largest contentful paint, milliseconds since the address was opened. */
  lcp: z.number(),
  /** Sum of what shifted without anybody having touched the page just before. */
  cls: z.number(),
  /** The slowest answer to a press or a key until it is drawn, milliseconds; 0 where each took less than a frame. */
  inp: z.number(),
});
export type Vitals = z.infer<typeof vitalsSchema>;

/** Call before the page is opened. */
export async function watchVitals(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const vitals = { lcp: 0, cls: 0, inp: 0 };
    Reflect.set(globalThis, "vitals", vitals);
    const watch = (type: string, take: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
        type,
        buffered: true,
        ...(type === "event" ? { durationThreshold: 16 } : {}),
      });
    const number = (entry: PerformanceEntry, key: string) => Number(Reflect.get(entry, key) ?? 0);
    watch("largest-contentful-paint", (entry) => {
      vitals.lcp = entry.startTime;
    });
    watch("layout-shift", (entry) => {
      if (!Reflect.get(entry, "hadRecentInput")) vitals.cls += number(entry, "value");
    });
    watch("event", (entry) => {
      if (number(entry, "interactionId") > 0) vitals.inp = Math.max(vitals.inp, entry.duration);
    });
  });
}

/** After what was done last has been drawn. */
export async function readVitals(page: Page): Promise<Vitals> {
  const told: unknown = await page.evaluate(
    () =>
      new Promise((resolve) => {
        // Entries are told in a task of their own, after the frame that they are about.
        requestAnimationFrame(() =>
          requestAnimationFrame(() =>
            setTimeout(() => resolve(Reflect.get(globalThis, "vitals")), 200),
          ),
        );
      }),
  );
  return vitalsSchema.parse(told);
}
