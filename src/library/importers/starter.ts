/** The topics written for this project: one Markdown file each, in sections, each block with what it rests on. */
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type PassageSection, passageSectionSchema, type ReadSource } from "#contracts/passage.ts";
import type { SignOff } from "#contracts/sign-off.ts";
import type { DraftDocument, DraftPassage, Importer, ImportReport } from "../draft.ts";
import { readFrontMatter } from "../front-matter.ts";
import { reviewerOf } from "../sign-offs.ts";
import { splitMarkdown } from "../split-text.ts";
import { topicPage } from "./topic-page.ts";

/** Topics that a clinician signed as they are carry who did and when. */
export function starterImporter(signOffs: readonly SignOff[]): Importer {
  return (folder, report) => readTopics(folder, report, signOffs);
}

export const importStarter: Importer = starterImporter([]);

async function* readTopics(
  folder: string,
  report: ImportReport,
  signOffs: readonly SignOff[],
): AsyncGenerator<DraftDocument> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".md")).sort();
  for (const file of files) {
    if (file.toLowerCase() === "readme.md") continue;
    try {
      const markdown = await readFile(join(folder, file), "utf8");
      const topic = readTopic(markdown, basename(file, ".md"));
      const reviewer = reviewerOf(signOffs, "topic", topic.id, topicPage(markdown));
      yield reviewer === null ? topic : { ...topic, reviewedBy: reviewer };
    } catch (fault) {
      report.skipped(file, fault instanceof Error ? fault.message : String(fault));
    }
  }
}

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
  readonly blocks: readonly Block[];
}

/** What stands before its `rests-on` comments, under the section's heading and a sub-heading of its own, if any. */
interface Block {
  readonly under: string | null;
  readonly text: string;
  readonly restsOn: readonly ReadSource[];
}

function sectionsOf(body: string): Section[] {
  const [, ...parts] = `\n${body}`.split(/\n## /);
  return parts.map((part) => {
    const [first = "", ...lines] = part.split("\n");
    const match = /^(.*?)\s*<!--\s*([a-z-]+)\s*-->\s*$/.exec(first);
    const section = passageSectionSchema.safeParse(match?.[2]);
    if (!section.success) throw new Error(`the heading "${first.trim()}" names no known section`);
    return {
      heading: match?.[1] ?? first,
      section: section.data,
      blocks: blocksOf(lines.join("\n")),
    };
  });
}

const restsOnComments = /((?:<!--\s*rests-on:[\s\S]*?-->\s*)+)/;

function blocksOf(body: string): Block[] {
  const pieces = body.split(restsOnComments);
  let under: string | null = null;
  return pieces.flatMap((piece, at) => {
    if (at % 2 === 1) return [];
    under = [...piece.matchAll(/^###\s+(.+)$/gm)].at(-1)?.[1]?.trim() ?? under;
    const text = piece.replace(/^###\s+.+$/gm, "").replace(/<!--[\s\S]*?-->/g, "");
    const restsOn = readComments(pieces[at + 1] ?? "");
    return text.trim() === "" ? [] : [{ under, text: text.trim(), restsOn }];
  });
}

/** Each page once. */
function readComments(comments: string): ReadSource[] {
  const read = [...comments.matchAll(/rests-on:([\s\S]*?)-->/g)].flatMap(([, rest = ""]) =>
    readSources(rest),
  );
  return [...new Map(read.map((source) => [source.url, source])).values()];
}

/**
 * A passage claims no more than is true: blocks that rest on other pages, or on none, are passages of their own.
 * "When to get help" stays whole, and names a page only where each of its blocks has one.
 */
function passagesOf(topic: string, { heading, section, blocks }: Section): DraftPassage[] {
  const whole = section === "when-to-get-help";
  return (whole ? [blocks] : runsOf(blocks)).flatMap((run) => {
    const under = run[0]?.under ?? null;
    const text = run.map((block) => block.text).join("\n\n");
    const texts = whole ? [text] : splitMarkdown(text);
    return texts
      .filter((part) => part !== "")
      .map((part) => ({
        heading: under === null ? heading : `${heading}: ${under}`,
        section,
        text: part.replace(/\n{3,}/g, "\n\n"),
        sourceIds: [`${topic}#${section}`],
        restsOn: pagesOf(run),
      }));
  });
}

/** Neighbours under one sub-heading that rest on the same pages. */
function runsOf(blocks: readonly Block[]): Block[][] {
  const runs: Block[][] = [];
  for (const block of blocks) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && keyOf(last) === keyOf(block)) run.push(block);
    else runs.push([block]);
  }
  return runs;
}

function keyOf({ under, restsOn }: Block): string {
  return JSON.stringify([under, restsOn.map(({ url }) => url).sort()]);
}

/** The pages of all blocks together; none as soon as one block has none. */
function pagesOf(blocks: readonly Block[]): ReadSource[] {
  if (blocks.some(({ restsOn }) => restsOn.length === 0)) return [];
  const pages = blocks.flatMap(({ restsOn }) => restsOn);
  return [...new Map(pages.map((page) => [page.url, page])).values()];
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

function required(fields: ReadonlyMap<string, string>, key: string): string {
  const value = fields.get(key);
  if (value === undefined || value === "") throw new Error(`its front matter has no ${key}`);
  return value;
}
