/** The parts of the documentation that are generated, between their marks. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { problems } from "#contracts/problem.ts";
import { replyEventPayloads, terminalEventTypes } from "#contracts/reply-events.ts";
import { CommandFault } from "./command-fault.ts";
import { metricsMarkdown } from "./metrics-table.ts";
import { settingsMarkdown } from "./settings-table.ts";

const root = new URL("../../", import.meta.url);

type Part = { file: string; mark: string; text: () => string | Promise<string> };

const parts: readonly Part[] = [
  { file: "README.md", mark: "settings", text: settingsMarkdown },
  { file: "docs/http.md", mark: "events", text: eventsMarkdown },
  { file: "docs/http.md", mark: "problems", text: problemsMarkdown },
  { file: "docs/observability.md", mark: "metrics", text: metricsMarkdown },
];

/** Throws CommandFault when `check` finds a part that is not up to date, or a file without the marks. */
export async function writeDocs(check: boolean, say: (line: string) => void): Promise<void> {
  for (const { file, mark, text } of parts) {
    const path = fileURLToPath(new URL(file, root));
    const before = readFileSync(path, "utf8");
    const after = replaceBetween(before, mark, await text(), file);
    if (after === before) continue;
    if (check) throw new CommandFault(`${file} is not up to date: run \`npm run docs\`.`);
    writeFileSync(path, after);
    say(`Wrote the ${mark} of ${file}.`);
  }
}

function replaceBetween(text: string, mark: string, generated: string, file: string): string {
  const [open, close] = [`<!-- ${mark}: generated -->`, `<!-- /${mark} -->`];
  const start = text.indexOf(open);
  const end = text.indexOf(close);
  if (start < 0 || end < start) throw new CommandFault(`${file} lacks ${open} … ${close}.`);
  return `${text.slice(0, start + open.length)}\n\n${generated}\n\n${text.slice(end)}`;
}

function eventsMarkdown(): string {
  const rows = Object.entries(replyEventPayloads).map(([name, schema]) => {
    const fields = Object.keys(schema.shape).map((field) => `\`${field}\``);
    const ends = (terminalEventTypes as readonly string[]).includes(name) ? "yes" : "";
    return `| \`${name}\` | ${fields.join(", ")} | ${ends} |`;
  });
  return ["| Event | Fields | Ends the reply |", "|---|---|---|", ...rows].join("\n");
}

function problemsMarkdown(): string {
  const rows = Object.entries(problems).map(
    ([code, { status, title, retryable }]) =>
      `| \`${code}\` | ${status} | ${title} | ${retryable ? "yes" : ""} |`,
  );
  return ["| Code | Status | Sentence | Retry helps |", "|---|---|---|---|", ...rows].join("\n");
}
