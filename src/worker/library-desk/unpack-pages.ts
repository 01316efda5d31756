/** Pages that the operator brings as one file: a page itself, or a zip archive of a folder of them. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { readZip, type ZipFile } from "#library/importers/zip.ts";

const pageEndings = new Set([".md", ".markdown", ".html", ".htm", ".txt"]);
const mostPages = 20_000;
const mostBytesOfOne = 5_000_000;
const mostBytes = 500_000_000;

/** Gives the folder that they lie in, inside of `scratch`. Throws when the archive is damaged or too large. */
export async function unpackPages(file: string, scratch: string): Promise<string> {
  const folder = join(scratch, "pages");
  await mkdir(folder, { recursive: true });
  const bytes = await readFile(file);
  if (bytes.toString("latin1", 0, 2) !== "PK") {
    await writeFile(join(folder, basename(file)), bytes);
    return folder;
  }
  const pages = readZip(bytes).filter(({ name }) => isPage(name));
  if (pages.length > mostPages) throw new Error("the archive holds too many files");
  let unpacked = 0;
  for (const page of pages) unpacked = await unpackOne(page, folder, unpacked);
  return folder;
}

async function unpackOne(page: ZipFile, folder: string, before: number): Promise<number> {
  const text = await page.read(mostBytesOfOne);
  const after = before + text.length;
  if (after > mostBytes) throw new Error("the archive is too large");
  const path = join(folder, ...page.name.split("/"));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { mode: 0o600 });
  return after;
}

/** Nothing that a computer leaves there by itself, and no name that leads out of the folder. */
function isPage(name: string): boolean {
  const parts = name.split("/");
  const isPlain = parts.every((part) => part !== "" && !/^\.|^__MACOSX$|[\\:\0]/.test(part));
  return isPlain && pageEndings.has(extname(name).toLowerCase());
}
