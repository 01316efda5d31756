/**
 * `node tests/browser/make-icons.ts`: draws the icons of the installed app from the logo (favicon.svg), in Chromium. To be
 * run again when the logo changes; what it writes is committed.
 */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { findBinary } from "#tests/support/services/binaries.ts";
import { launchChromium } from "./browser.ts";

const folder = fileURLToPath(new URL("../../src/web/public/", import.meta.url));

/** `whole`: colour up to the edges and the sign in the middle, for a system that cuts its own shape out of it. */
const icons = [
  { name: "icon-192", size: 192, whole: false },
  { name: "icon-512", size: 512, whole: false },
  { name: "maskable-512", size: 512, whole: true },
  { name: "apple-touch-icon", size: 180, whole: true },
];

const logo = await readFile(`${folder}favicon.svg`, "utf8");
const executable = findBinary("chromium");
if (!executable) throw new Error("No Chromium is installed.");
const browser = await launchChromium(process.env.HEALIFY_TEST_CHROMIUM ?? executable);
for (const { name, size, whole } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const drawn = whole ? logo.replace('rx="9"', "").replace("0 0 32 32", "-2 -2 36 36") : logo;
  const ground = whole ? "#17636b" : "transparent";
  await page.setContent(
    `<style>html { background: ${ground} } body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${drawn}`,
  );
  const picture = await page.screenshot({ omitBackground: !whole });
  await writeFile(`${folder}icons/${name}.png`, picture);
}
await browser.close();
