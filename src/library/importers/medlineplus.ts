/**
 * MedlinePlus health topics: the XML file that the US National Library of Medicine publishes. Topics in English
 * are read; each topic is read apart, so that a damaged one costs only itself.
 */
import { readFile } from "node:fs/promises";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { z } from "zod";
import type { DraftDocument, Importer } from "../draft.ts";
import { htmlToMarkdown } from "./html-to-markdown.ts";
import { passagesOfMarkdown } from "./markdown-sections.ts";
import { readZip } from "./zip.ts";

export const importMedlineplus: Importer = async function* (file, report) {
  const xml = await readXml(file);
  let foreign = 0;
  for (const [topic] of xml.matchAll(/<health-topic\b[\s\S]*?(?:<\/health-topic>|$)/g)) {
    const name = `topic "${/\btitle="([^"]*)"/.exec(topic)?.[1] ?? topic.slice(0, 40)}"`;
    try {
      const read = readTopic(topic);
      if (read === null) foreign += 1;
      else yield read;
    } catch (fault) {
      report.skipped(name, fault instanceof Error ? fault.message : String(fault));
    }
  }
  if (foreign > 0) report.skipped(`${foreign} more`, "in another language than English");
};

const mostBytes = 400_000_000;

/** The file as it is published: plain, or alone in a zip archive. */
async function readXml(file: string): Promise<string> {
  const bytes = await readFile(file);
  if (bytes.toString("latin1", 0, 2) !== "PK") return bytes.toString("utf8");
  const packed = readZip(bytes).find(({ name }) => name.endsWith(".xml"));
  if (packed === undefined) throw new Error("the zip archive holds no XML file");
  return (await packed.read(mostBytes)).toString("utf8");
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  htmlEntities: true,
  isArray: (name) => name === "also-called" || name === "see-reference",
});
const healthTopic = z.object({
  "health-topic": z.object({
    "@id": z.string(),
    "@title": z.string(),
    "@url": z.string(),
    "@language": z.string(),
    "@date-created": z.string().optional(),
    "also-called": z.array(z.string()).default([]),
    "see-reference": z.array(z.string()).default([]),
    "full-summary": z.string(),
  }),
});

/** Null for a topic in another language; throws with what is wrong in a damaged one. */
function readTopic(xml: string): DraftDocument | null {
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw new Error(`its XML is damaged: ${valid.err.msg}`);
  const parsed = healthTopic.safeParse(parser.parse(xml));
  if (!parsed.success) throw new Error("it is not a MedlinePlus health topic");
  const topic = parsed.data["health-topic"];
  if (topic["@language"] !== "English") return null;
  const title = topic["@title"];
  const { markdown } = htmlToMarkdown(topic["full-summary"]);
  return {
    id: `medlineplus/${topic["@id"]}`,
    title,
    synonyms: [...new Set([...topic["also-called"], ...topic["see-reference"]])],
    publisher: "MedlinePlus, US National Library of Medicine",
    url: topic["@url"],
    licence: "Public domain (US government work)",
    language: "en",
    writtenOn: isoDate(topic["@date-created"]),
    reviewBy: null,
    reviewedBy: null,
    passages: passagesOfMarkdown(markdown, title, topic["@id"]),
  };
}

/** The file writes month/day/year. */
function isoDate(date: string | undefined): string | null {
  const [, month, day, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(date ?? "") ?? [];
  return year === undefined ? null : `${year}-${month}-${day}`;
}
