/** What axe finds wrong with a page for people who see, hear or move otherwise: WCAG 2.2 A and AA, and good practice. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { z } from "zod";

const source = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
export const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const violationsSchema = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
);

/** Of the page as it comes to stand: what is only there while something arrives or fades is looked past. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNoViolation(page, { type: "tag", values: axeTags });
}

export async function expectNoViolation(page: Page, rules: Rules): Promise<void> {
  await expect.poll(() => violationsOf(page, rules), { timeout: 20_000 }).toEqual([]);
}

type Rules = { type: "tag" | "rule"; values: readonly string[] };

/** Each with the element it is about. */
async function violationsOf(page: Page, runOnly: Rules): Promise<string[]> {
  if (!(await page.evaluate("'axe' in globalThis"))) {
    await page.evaluate(await readFile(source, "utf8"));
  }
  const found: unknown = await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ["violations"] })
      .then(({ violations }) => violations)`,
  );
  const violations = violationsSchema.parse(found);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
