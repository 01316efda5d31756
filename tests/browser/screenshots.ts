/**
 * `npm run screenshots`: takes the pictures of docs/screenshots: every state of the app at two widths, light and dark.
 * `npm run screenshots -- emergency passage` takes those that are named so, `--width 390` one width; `--to <folder>` puts
 * them elsewhere, as PNG.
 * Needs Chromium: HEALIFY_TEST_CHROMIUM, or one that is installed.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { findBinary } from "#tests/support/services/binaries.ts";
import { launchChromium } from "./browser.ts";
import { allStates } from "./states/all-states.ts";
import type { State } from "./states/state.ts";
import { openTheatre, showTheme, type Theatre, type Width, widths } from "./states/theatre.ts";

const { values, positionals: named } = parseArgs({
  options: { to: { type: "string" }, width: { type: "string" } },
  allowPositionals: true,
});
const folder = values.to ?? fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
const themes = ["light", "dark"] as const;
const wanted = allStates.filter(({ name }) => named.length === 0 || named.includes(name));
const unknown = named.filter((name) => !wanted.some((state) => state.name === name));
if (unknown.length > 0) throw new Error(`There is no state called ${unknown.join(", ")}.`);

const chromium = process.env.HEALIFY_TEST_CHROMIUM || findBinary("chromium");
if (!chromium) throw new Error("Chromium is not installed; HEALIFY_TEST_CHROMIUM may name one.");
mkdirSync(folder, { recursive: true });
const browser = await launchChromium(chromium);
try {
  for (const width of widths.filter((one) => [undefined, String(one)].includes(values.width))) {
    // Of its own: some states leave something behind, such as a model that the operator chose.
    const theatre = await openTheatre(browser, 30_000);
    try {
      for (const state of wanted) await take(theatre, state, width);
    } finally {
      await theatre.close();
    }
  }
} finally {
  await browser.close();
}

async function take(from: Theatre, state: State, width: Width): Promise<void> {
  if (state.onlyWidth !== undefined && state.onlyWidth !== width) return;
  try {
    await from.show(state, width, async (page) => {
      for (const colorScheme of themes) {
        await showTheme(page, colorScheme);
        await page.evaluate(nameFolderAsUsual, tmpdir());
        await picture(page, join(folder, `${state.name}-${width}-${colorScheme}`));
      }
    });
  } catch (fault) {
    // The others are taken all the same.
    process.exitCode = 1;
    const why = fault instanceof Error ? fault.message : String(fault);
    process.stderr.write(`NOT TAKEN ${state.name} at ${width}: ${why}\n`);
  }
}

/** Runs in the page: the server's folder for these pictures is of the machine that takes them. */
function nameFolderAsUsual(temporary: string): void {
  for (const code of document.querySelectorAll("code")) {
    if (code.textContent.startsWith(temporary)) code.textContent = "data/mail";
  }
}

/** A third of the bytes of a PNG, which git keeps for ever. */
async function picture(page: Page, path: string): Promise<void> {
  if (values.to !== undefined) {
    await page.screenshot({ path: `${path}.png` });
  } else {
    const session = await page.context().newCDPSession(page);
    const taken = await session.send("Page.captureScreenshot", { format: "webp", quality: 70 });
    writeFileSync(`${path}.webp`, Buffer.from(taken.data, "base64"));
    await session.detach();
  }
  process.stdout.write(`${path}\n`);
}
