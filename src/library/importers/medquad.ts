/**
 * MedQuAD (Ben Abacha and Demner-Fushman, BMC Bioinformatics 20:511): questions and answers of US public
 * institutes as XML, as its tar.gz or unpacked. Answers that were withdrawn from the files stay out.
 */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { z } from "zod";
import type { PassageSection } from "#contracts/passage.ts";
import type { DraftDocument, DraftPassage, Importer } from "../draft.ts";
import { splitMarkdown } from "../split-text.ts";
import { tidyAnswer } from "./medquad-answer.ts";
import { readTarGz, type TarFile } from "./tar.ts";

export const importMedquad: Importer = async function* (path, report) {
  let withdrawn = 0;
  for await (const file of (await stat(path)).isDirectory() ? filesIn(path) : readTarGz(path)) {
    if (!file.name.endsWith(".xml")) continue;
    try {
      const page = readMedquadPage(file.content.toString("utf8"), file.name);
      if (page.passages.length > 0) yield page;
      else withdrawn += 1;
    } catch (fault) {
      report.skipped(file.name, fault instanceof Error ? fault.message : String(fault));
    }
  }
  if (withdrawn > 0)
    report.skipped(`${withdrawn} more`, "answers withdrawn from the file, or empty");
};

async function* filesIn(path: string): AsyncGenerator<TarFile> {
  const names = (await readdir(path, { recursive: true })).sort();
  for (const name of names) {
    if (name.endsWith(".xml"))
      yield { name: join(path, name), content: await readFile(join(path, name)) };
  }
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: true,
  htmlEntities: true,
  transformTagName: (name) => shorterNames[name.toLowerCase()] ?? name.toLowerCase(),
  isArray: (name) => name === "pair" || name === "synonym",
});
/** Five files call the same things by other names. */
const shorterNames: Readonly<Record<string, string>> = {
  document: "doc",
  diseasefile: "doc",
  "doctitle-focus": "focus",
  qapair: "pair",
};

const text = z.union([
  z.string(),
  z.object({ "#text": z.coerce.string() }).transform((t) => t["#text"]),
]);
const pair = z.object({
  question: z.object({ "@qid": z.string(), "@qtype": z.string().default(""), "#text": z.string() }),
  answer: text.default(""),
});
/** An element without content is read as a text of white space. */
const nothing = z.string().transform(() => []);
const synonymList = z.object({ synonym: z.array(text) }).transform((list) => list.synonym);
const annotations = z
  .object({ synonyms: z.union([synonymList, nothing]).default([]) })
  .transform((found) => found.synonyms);
const medquadPage = z.object({
  doc: z.object({
    "@source": z.string().optional(),
    "@corpus": z.string().optional(),
    "@url": z.string().default(""),
    focus: text,
    focusannotations: z.union([annotations, nothing]).default([]),
    qapairs: z.union([z.object({ pair: z.array(pair) }).transform((list) => list.pair), nothing]),
  }),
});

/**
 * `fileName` ends in `<folder>/<file>.xml`: several files carry the same id inside, so the file names the page.
 * Throws with a sentence that says what is wrong in the file.
 */
export function readMedquadPage(xml: string, fileName: string): DraftDocument {
  const valid = XMLValidator.validate(xml);
  if (valid !== true)
    throw new Error(`its XML is damaged in line ${valid.err.line}: ${valid.err.msg}`);
  const parsed = medquadPage.safeParse(parser.parse(xml));
  if (!parsed.success) throw new Error("it is not a MedQuAD page");
  const { doc } = parsed.data;
  const [folder = "", file = ""] = fileName.split(/[/\\]/).slice(-2);
  return {
    id: `${folder}/${file.replace(/\.xml$/, "")}`,
    title: oneLine(doc.focus),
    synonyms: doc.focusannotations.map(oneLine).filter(Boolean),
    publisher:
      publishers[doc["@source"] ?? doc["@corpus"] ?? ""] ?? "National Institutes of Health",
    url: doc["@url"],
    licence: "CC BY 4.0",
    language: "en",
    writtenOn: null,
    reviewBy: null,
    reviewedBy: null,
    passages: doc.qapairs.flatMap((p) => passagesOf(p, folder)),
  };
}

function passagesOf({ question, answer }: z.infer<typeof pair>, folder: string): DraftPassage[] {
  const section = sections[question["@qtype"]] ?? "other";
  const heading = oneLine(question["#text"])
    .replace("is (are)", "is")
    .replace(/[\s?]+$/, "?");
  const sourceIds = [`${folder}/${question["@qid"]}`];
  return splitMarkdown(tidyAnswer(answer)).map((part) => ({
    heading,
    section,
    text: part,
    sourceIds,
  }));
}

const oneLine = (value: string): string => value.replace(/\s+/g, " ").trim();

const publishers: Readonly<Record<string, string>> = {
  CancerGov: "National Cancer Institute",
  GARD: "Genetic and Rare Diseases Information Center",
  GHR: "Genetics Home Reference, US National Library of Medicine",
  MPlusHealthTopics: "MedlinePlus, US National Library of Medicine",
  NIDDK: "National Institute of Diabetes and Digestive and Kidney Diseases",
  NINDS: "National Institute of Neurological Disorders and Stroke",
  NIHSeniorHealth: "NIH SeniorHealth",
  NHLBI: "National Heart, Lung, and Blood Institute",
  CDC: "Centers for Disease Control and Prevention",
};

const sections: Readonly<Record<string, PassageSection>> = {
  information: "what-it-is",
  symptoms: "what-it-is",
  causes: "causes",
  "genetic changes": "causes",
  inheritance: "causes",
  susceptibility: "causes",
  treatment: "treatment",
  prevention: "prevention",
  considerations: "what-you-can-do",
};
