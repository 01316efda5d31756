/** Downloads the export of whoever is signed in, and unpacks it as a person would. */
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import type { Page } from "playwright-core";

export type OpenedExport = { fileName: string; folder: string };

/**
 * The page shows /account/data. `folder` is the caller's to remove. With a password it is asked whether it is really them:
 * nobody has shown it lately.
 */
export async function downloadExport(page: Page, password?: string): Promise<OpenedExport> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download my data" }).click();
  if (password !== undefined) {
    const dialog = page.getByRole("dialog", { name: "Is it really you?" });
    await dialog.getByLabel("Your password", { exact: true }).fill(password);
    await dialog.getByRole("button", { name: "Confirm" }).click();
  }
  const saved = await download;
  const folder = await mkdtemp(join(tmpdir(), "healify-opened-"));
  for (const [path, bytes] of Object.entries(unzipSync(await readFile(await saved.path())))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  return { fileName: saved.suggestedFilename(), folder };
}

export const firstPage = (folder: string): string => `file://${folder}/healify-export/index.html`;
