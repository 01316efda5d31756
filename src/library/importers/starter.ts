/** The topics written for this project: one Markdown file each, in sections, each block with what it rests on. */
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type PassageSection, passageSectionSchema, type ReadSource } from "#contracts/passage.ts";
import type { DraftDocument, DraftPassage, Importer } from "../draft.ts";
import { readFrontMatter } from "../front-matter.ts";
import { splitMarkdown } from "../split-text.ts";

export const importStarter: Importer = async function* (folder, report) {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".md")).sort();
  for (const file of files) {
    if (file.toLowerCase() === "readme.md") continue;
    try {
      yield readTopic(await readFile(join(folder, file), "utf8"), basename(file, ".md"));
    } catch (fault) {
      report.skipped(file, fault instanceof Error ? fault.message : String(fault));
    }
  }
};

/** Throws with a sentence that says what is wrong in the file. */
export function readTopic(markdown: string, fileId: string): DraftDocument {
  const { fields, body } = readFrontMatter(markdown);
  const id = required(fields, "id");
  if (id !== fileId) throw new Error(`its id "${id}" is not its file name`);
  const url = `healify:starter/${id}`;
  return {
    id,
    title: required(fields, "title"),
    synonyms: (fields.get("synonyms") ?? "")
      .split(";")
      .map((s) => s.trim())
      .filter(Boolean),
    publisher: "Healify starter library",
    url,
    licence: "Apache-2.0",
    language: "en",
    writtenOn: fields.get("written-on") || null,
    reviewBy: fields.get("review-by") || null,
    reviewedBy: fields.get("reviewed-by") || null,
    passages: sectionsOf(body).flatMap((section) => passagesOf(id, section)),
  };
}

interface Section {
  readonly heading: string;
  readonly section: PassageSection;
  readonly body: string;
}

function sectionsOf(body: string): Section[] {
  const [, ...parts] = `\n${body}`.split(/\n## /);
  return parts.map((part) => {
    const [first = "", ...lines] = part.split("\n");
    const match = /^(.*?)\s*<!--\s*([a-z-]+)\s*-->\s*$/.exec(first);
    const section = passageSectionSchema.safeParse(match?.[2]);
    if (!section.success) throw new Error(`the heading "${first.trim()}" names no known section`);
    return { heading: match?.[1] ?? first, section: section.data, body: lines.join("\n") };
  });
}

function passagesOf(topic: string, section: Section): DraftPassage[] {
  const pages = new Map<string, ReadSource[]>();
  const text = section.body.replace(
    /\n?<!--\s*rests-on:([\s\S]*?)-->/g,
    (_, rest: string, at: number) => {
      const block = section.body.slice(0, at).trimEnd().split(/-->/).at(-1) ?? "";
      pages.set(block.trim(), [...(pages.get(block.trim()) ?? []), ...readSources(rest)]);
      return "\n";
    },
  );
  const clean = text.replace(/<!--[\s\S]*?-->/g, "").trim();
  const texts = section.section === "when-to-get-help" ? [clean] : splitMarkdown(clean);
  return texts
    .filter((part) => part !== "")
    .map((part) => {
      const restsOn = pagesBehind(part, pages);
      return {
        heading: section.heading,
        section: section.section,
        text: part.replace(/\n{3,}/g, "\n\n"),
        sourceIds: [`${topic}#${section.section}`],
        restsOn,
        url: restsOn[0]?.url,
      };
    });
}

function readSources(rest: string): ReadSource[] {
  const trimmed = rest.trim();
  if (trimmed === "none" || trimmed === "") return [];
  const [url = "", title = "", publisher = ""] = trimmed.split("|").map((part) => part.trim());
  if (!/^https?:\/\//.test(url) || title === "" || publisher === "") {
    throw new Error(`"rests-on: ${trimmed}" is not "address | title | publisher" or "none"`);
  }
  return [{ url, title, publisher }];
}

/** The pages of every block that stands, in whole or in part, in this passage; each page once. */
function pagesBehind(
  passage: string,
  pages: ReadonlyMap<string, readonly ReadSource[]>,
): ReadSource[] {
  const found = new Map<string, ReadSource>();
  for (const [block, sources] of pages) {
    const shared = block
      .split(/\n+/)
      .some((line) => line.trim() !== "" && passage.includes(line.trim()));
    if (shared) for (const source of sources) found.set(source.url, source);
  }
  return [...found.values()];
}

function required(fields: ReadonlyMap<string, string>, key: string): string {
  const value = fields.get(key);
  if (value === undefined || value === "") throw new Error(`its front matter has no ${key}`);
  return value;
}
