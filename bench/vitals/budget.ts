/** bench/web-vitals.json: what pages may take, as multiples of an empty page, beside what they took last. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Vitals } from "./watch-vitals.ts";

const path = fileURLToPath(new URL("../web-vitals.json", import.meta.url));

const figuresSchema = z.object({
  lcpMs: z.number(),
  /** Of the empty page's, in the same run. */
  lcpTimes: z.number(),
  inpMs: z.number(),
  inpTimes: z.number(),
  cls: z.number(),
});
export type Figures = z.infer<typeof figuresSchema>;

const fileSchema = z.object({
  profile: z.string(),
  machine: z.record(z.string(), z.unknown()),
  budget: z.record(
    z.string(),
    z.object({ lcpTimes: z.number(), inpTimes: z.number(), cls: z.number() }),
  ),
  measured: z.record(z.string(), figuresSchema),
});

/** What takes less, a browser doesn't tell. */
const frameMs = 16;

export function figuresOf(vitals: Vitals, empty: Vitals): Figures {
  const times = (value: number, of: number) => Number((value / Math.max(of, frameMs)).toFixed(2));
  return {
    lcpMs: Math.round(vitals.lcp),
    lcpTimes: times(vitals.lcp, empty.lcp),
    inpMs: Math.round(vitals.inp),
    inpTimes: times(vitals.inp, empty.inp),
    cls: Number(vitals.cls.toFixed(4)),
  };
}

/** Keeps what was measured. @returns what is over its budget, in words */
export function keepAndCompare(
  profile: string,
  machine: Record<string, unknown>,
  measured: Record<string, Figures>,
): string[] {
  const { budget } = fileSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  writeFileSync(path, `${JSON.stringify({ profile, machine, budget, measured }, null, 2)}\n`);
  return Object.entries(measured).flatMap(([name, figures]) => {
    const most = budget[name];
    if (!most) return [`${name}: has no budget yet`];
    return (["lcpTimes", "inpTimes", "cls"] as const)
      .filter((what) => figures[what] > most[what])
      .map((what) => `${name}: ${what} is ${figures[what]}, the budget is ${most[what]}`);
  });
}
