/** A starter topic as a page that a clinician can read and sign: what people read, and what each part rests on. */
import { readFrontMatter } from "../front-matter.ts";

/** `markdown` is the topic's file. Names that people find it by are no part of the page: adding one changes nothing. */
export function topicPage(markdown: string): string {
  const { fields, body } = readFrontMatter(markdown);
  const text = body
    .replace(/^(## .+?)\s*<!--[^>]*-->[ \t]*$/gm, "$1")
    .replace(/<!--\s*rests-on:\s*none\s*-->/g, "*No source read.*")
    .replace(/<!--\s*rests-on:\s*([\s\S]*?)\s*-->/g, (_, source: string) => `*Rests on: ${source}*`)
    .replace(/([^\n])\n(\*(?:No source|Rests on))/g, "$1\n\n$2")
    .trim();
  const dates = `Written on ${fields.get("written-on") ?? ""}, to be looked at again by ${fields.get("review-by") ?? ""}.`;
  return `# ${fields.get("title") ?? ""}\n\n${dates}\n\n${text}\n`;
}
