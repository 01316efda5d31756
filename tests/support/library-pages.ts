/** Pages written for the tests of the library: starter topics and MedQuAD files in their real formats. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder that is gone when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "healify-library-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files by their path below a new folder and gives the folder. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Packs a folder with the system's own tar, so that our reader is checked against another writer. */
export function packed(folder: string): string {
  const archive = join(temporaryFolder(), "pages.tar.gz");
  execFileSync("tar", ["-czf", archive, "-C", folder, "."]);
  return archive;
}

export function topic(id: string, title: string, synonyms: string, whatItIs: string): string {
  return `---
id: ${id}
title: ${title}
synonyms: ${synonyms}
written-on: 2026-01-02
review-by: 2027-01-02
reviewed-by:
---

## What it is <!-- what-it-is -->

${whatItIs}
<!-- rests-on: https://example.org/${id} | About ${title} | Example Institute -->

## What you can do now <!-- what-you-can-do -->

These help many people:

- rest when you feel like it
- drink enough water
<!-- rests-on: none -->

## When to get help <!-- when-to-get-help -->

Call the emergency number when it comes with chest pain.
<!-- rests-on: none -->

See a doctor when it lasts for more than a week.
<!-- rests-on: none -->
`;
}

export const threeTopics = {
  "hiccups.md": topic(
    "hiccups",
    "Hiccups",
    "hiccough; singultus",
    "Hiccups are short cramps of the diaphragm.",
  ),
  "blisters.md": topic(
    "blisters",
    "Blisters",
    "vesicle; friction blister",
    "A blister is a pocket of clear fluid under the skin.",
  ),
  "cramps.md": topic(
    "cramps",
    "Leg cramps",
    "charley horse; muscle spasm",
    "A cramp is a muscle of the leg that tightens and hurts.",
  ),
  "README.md": "How topics are written.",
};

interface Answer {
  readonly qid: string;
  readonly type: string;
  readonly question: string;
  readonly answer: string;
}

export function medquadPage(
  focus: string,
  synonyms: readonly string[],
  answers: readonly Answer[],
): string {
  const pairs = answers.map(
    ({ qid, type, question, answer }, i) => `
    <QAPair pid="${i + 1}">
      <Question qid="${qid}" qtype="${type}">${question}</Question>
      <Answer>${answer}</Answer>
    </QAPair>`,
  );
  const names = synonyms.map((name) => `<Synonym>${name}</Synonym>`).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document id="${answers[0]?.qid.split("-")[0] ?? "0"}" source="GARD" url="https://example.org/${encodeURIComponent(focus)}">
<Focus>${focus}</Focus>
<FocusAnnotations><Synonyms>${names}</Synonyms></FocusAnnotations>
<QAPairs>${pairs.join("")}</QAPairs>
</Document>`;
}
