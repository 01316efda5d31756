/** `healify review export <folder>`: rules, topics and fixed texts as pages for a clinician to read and sign. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readSignOffs } from "#library/sign-offs.ts";
import type { CommandStreams } from "../library.ts";
import { type ReviewItem, reviewItems } from "./items.ts";
import { withSignOffBlock } from "./sign-off-page.ts";

const readMe = `# For the clinician who reviews Healify

Each page in \`rules\` is one red-flag rule: when it holds, how soon it sends people to be seen, and what it tells them.
Each page in \`topics\` is one text that answers are quoted from.
Each page in \`texts\` is the whole answer in a crisis, or to a question that is never answered.

To sign a page, fill in "Reviewed by" and "Date" (2026-01-31) at its end. Leave both empty on a page that you don't
sign. Change nothing else: a page whose text was changed is refused. What should read otherwise, tell the one who runs
this server; the page comes back to you once it is changed.

Healify then says "reviewed by … on …" for what you signed, for as long as its text stays as it is, and "not reviewed
by a clinician" for everything else.
`;

/** Writes over pages of an earlier export. */
export function exportReview(
  libraryFolder: string,
  folder: string,
  { output }: CommandStreams,
  items = reviewItems(),
): void {
  const signOffs = readSignOffs(libraryFolder);
  const signed = (item: ReviewItem) =>
    signOffs.find((one) => one.kind === item.kind && one.id === item.id);
  for (const kind of ["rules", "topics", "texts"])
    mkdirSync(join(folder, kind), { recursive: true });
  writeFileSync(join(folder, "README.md"), readMe);
  let current = 0;
  for (const item of items) {
    const before = signed(item);
    const holds = before?.fingerprint === item.fingerprint;
    if (holds) current += 1;
    const told =
      before === undefined
        ? ""
        : `\n${holds ? "Signed" : "Signed, before its text changed,"} by ${before.by} on ${before.on}.\n`;
    writeFileSync(join(folder, `${item.kind}s`, `${item.id}.md`), withSignOffBlock(item, told));
  }
  output.write(
    `${items.length} pages are in ${folder}; ${current} of them are signed as they are.\n`,
  );
}
