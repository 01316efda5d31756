/**
 * A folder of pages that the one who runs the server brings: Markdown (with optional front matter: title,
 * synonyms, publisher, url, licence, language, written-on, review-by, reviewed-by), HTML and plain text.
 */
import { readdir, readFile } from "node:fs/promises";
import { basename, extname, join, sep } from "node:path";
import type { DraftDocument, Importer } from "../draft.ts";
import { readFrontMatter } from "../front-matter.ts";
import { htmlToMarkdown } from "./html-to-markdown.ts";
import { passagesOfMarkdown } from "./markdown-sections.ts";

interface Page {
  readonly title: string | null;
  readonly language: string | null;
  readonly fields: ReadonlyMap<string, string>;
  readonly markdown: string;
}

const readers: Readonly<Record<string, (text: string) => Page>> = {
  ".md": readMarkdown,
  ".markdown": readMarkdown,
  ".html": readHtml,
  ".htm": readHtml,
  ".txt": (text) => ({ title: null, language: null, fields: new Map(), markdown: text }),
};

export const importFolder: Importer = async function* (folder, report) {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const path of names) {
    const id = path.slice(folder.length).split(sep).filter(Boolean).join("/");
    const read = readers[extname(path).toLowerCase()];
    if (read === undefined) {
      report.skipped(id, "it is not Markdown, HTML or text");
      continue;
    }
    const bytes = await readFile(path);
    try {
      yield draftOf(read(new TextDecoder("utf-8", { fatal: true }).decode(bytes)), id);
    } catch {
      report.skipped(id, "it is not UTF-8 text");
    }
  }
};

function draftOf(page: Page, id: string): DraftDocument {
  const field = (key: string) => page.fields.get(key) || null;
  const firstHeading = /^#\s+(.+)$/m.exec(page.markdown)?.[1];
  const named = basename(id, extname(id)).replace(/[-_]+/g, " ");
  const title = field("title") ?? page.title ?? firstHeading ?? named;
  return {
    id: `folder/${id}`,
    title,
    synonyms: (field("synonyms") ?? "")
      .split(";")
      .map((s) => s.trim())
      .filter(Boolean),
    publisher: field("publisher") ?? "This server's own pages",
    url: field("url") ?? `healify:folder/${encodeURI(id)}`,
    licence: field("licence") ?? "not stated",
    language: field("language") ?? page.language ?? "en",
    writtenOn: field("written-on"),
    reviewBy: field("review-by"),
    reviewedBy: field("reviewed-by"),
    passages: passagesOfMarkdown(page.markdown, title, id),
  };
}

function readMarkdown(text: string): Page {
  const { fields, body } = readFrontMatter(text);
  return { title: null, language: null, fields, markdown: body.replace(/<!--[\s\S]*?-->/g, "") };
}

function readHtml(html: string): Page {
  const { title, language, markdown } = htmlToMarkdown(html);
  return { title: title || null, language, fields: new Map(), markdown };
}
