/** `healify review import <folder>`: takes over what a clinician signed, page by page. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type SignOff, signOffSchema } from "#contracts/sign-off.ts";
import { addSignOffs } from "#library/sign-offs.ts";
import { ensureStarterLibrary } from "#library/starter-library.ts";
import { CommandFault } from "../command-fault.ts";
import type { CommandStreams } from "../library.ts";
import { type ReviewItem, reviewItems } from "./items.ts";
import { readSignOffBlock } from "./sign-off-page.ts";

/** Every page is judged alone: one that is refused keeps none of the others back. */
export async function importReview(
  libraryFolder: string,
  folder: string,
  { output, remarks }: CommandStreams,
  items = reviewItems(),
): Promise<void> {
  const byName = new Map(items.map((item) => [`${item.kind} ${item.id}`, item]));
  const signed: SignOff[] = [];
  let refused = 0;
  for (const file of pagesIn(folder)) {
    const read = judge(readFileSync(join(folder, file), "utf8"), byName);
    if (read === null) continue;
    if (typeof read !== "string") signed.push(read);
    else {
      refused += 1;
      remarks.write(`refused ${file}: ${read}\n`);
    }
  }
  if (signed.length > 0) {
    addSignOffs(libraryFolder, signed);
    await ensureStarterLibrary(libraryFolder);
  }
  output.write(`${signed.length} sign-offs taken over, ${refused} refused.\n`);
  if (refused > 0) throw new CommandFault(`${refused} of the signed pages were refused.`);
}

function pagesIn(folder: string): string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new CommandFault(`There is no folder ${folder}: "healify review export" writes one.`);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .sort();
}

/** Null for a page that nobody signed; a sentence that says why a signed one is refused. */
function judge(markdown: string, items: ReadonlyMap<string, ReviewItem>): SignOff | string | null {
  const back = readSignOffBlock(markdown);
  if (back === null || (back.by === "" && back.on === "")) return null;
  const item = items.get(back.item);
  if (item === undefined) return `there is no "${back.item}" (any more)`;
  if (back.fingerprint !== item.fingerprint) return "its content has changed since the export";
  if (back.page.trim() !== item.page.trim()) return "its text was changed on the page";
  if (back.by.length < 3) return "the name of who reviewed it is missing";
  const sign = signOffSchema.safeParse({ ...item, by: back.by, on: back.on });
  if (!sign.success) return `"${back.on}" is no date such as 2026-01-31`;
  if (Date.parse(back.on) > Date.now()) return `${back.on} has not come yet`;
  return sign.data;
}
