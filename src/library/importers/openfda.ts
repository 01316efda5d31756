/**
 * openFDA drug labels: the files of open.fda.gov/apis/drug/label, JSON or zipped, one or a folder of them.
 * A label is known by its set id; where it comes twice, the first counts.
 */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { PassageSection } from "#contracts/passage.ts";
import type { DraftDocument, DraftPassage, Importer } from "../draft.ts";
import { splitMarkdown } from "../split-text.ts";
import { readZip } from "./zip.ts";

export const importOpenfda: Importer = async function* (path, report) {
  const isFolder = (await stat(path)).isDirectory();
  const files = isFolder
    ? (await readdir(path)).filter((name) => /\.(json|zip)$/.test(name)).sort()
    : [""];
  for (const file of files) {
    const labels = await readLabels(join(path, file)).catch(() => null);
    if (labels === null) {
      report.skipped(file || path, "it is not JSON in openFDA's label format, plain or zipped");
      continue;
    }
    for (const [i, raw] of labels.entries()) {
      const label = labelSchema.safeParse(raw);
      if (label.success) yield draftOf(label.data);
      else report.skipped(`${file || path}, label ${i + 1}`, "it has no id or no medicine's name");
    }
  }
};

const texts = z.array(z.string()).default([]);
const labelSchema = z.looseObject({
  set_id: z.string(),
  effective_time: z.string().default(""),
  openfda: z
    .object({ brand_name: texts, generic_name: texts, substance_name: texts })
    .refine((names) => names.brand_name.length + names.generic_name.length > 0),
});
type Label = z.infer<typeof labelSchema>;

/** The parts of a label that people ask about, in the order in which they are shown. */
const parts: readonly (readonly [key: string, heading: string, section: PassageSection])[] = [
  ["purpose", "What it is for", "medicine"],
  ["indications_and_usage", "What it is used for", "medicine"],
  ["boxed_warning", "Important warning", "medicine"],
  ["warnings", "Warnings", "medicine"],
  ["do_not_use", "Do not use", "medicine"],
  ["contraindications", "Who must not take it", "medicine"],
  ["ask_doctor", "Ask a doctor before use", "medicine"],
  ["ask_doctor_or_pharmacist", "Ask a doctor or pharmacist", "medicine"],
  ["drug_interactions", "Interactions with other medicines", "medicine"],
  ["pregnancy", "Pregnancy", "medicine"],
  ["pregnancy_or_breast_feeding", "Pregnancy and breastfeeding", "medicine"],
  ["adverse_reactions", "Side effects", "medicine"],
  ["stop_use", "Stop use and ask a doctor", "when-to-get-help"],
  ["overdosage", "Overdose", "when-to-get-help"],
  ["dosage_and_administration", "How it is taken", "medicine"],
  ["storage_and_handling", "How to store it", "medicine"],
];

/** A part unpacks to some 130 MB. */
const mostBytes = 500_000_000;
const labelFile = z.object({ results: z.array(z.unknown()) });

/** A part as it is published: JSON, or alone in a zip archive. Throws when it is neither. */
async function readLabels(file: string): Promise<unknown[]> {
  const bytes = await readFile(file);
  const isZip = bytes.toString("latin1", 0, 2) === "PK";
  const packed = isZip ? readZip(bytes).find(({ name }) => name.endsWith(".json")) : undefined;
  const json = packed === undefined ? bytes : await packed.read(mostBytes);
  return labelFile.parse(JSON.parse(json.toString("utf8"))).results;
}

function draftOf(label: Label): DraftDocument {
  const { brand_name: brands, generic_name: generics, substance_name: substances } = label.openfda;
  const names = [...new Set([...brands, ...generics, ...substances])];
  return {
    id: `openfda/${label.set_id}`,
    title: names[0] ?? label.set_id,
    synonyms: names.slice(1),
    publisher: "US Food and Drug Administration, openFDA drug labels",
    url: `https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid=${encodeURIComponent(label.set_id)}`,
    licence: "CC0 1.0",
    language: "en",
    writtenOn: isoDate(label.effective_time),
    reviewBy: null,
    reviewedBy: null,
    passages: parts.flatMap((part) => passagesOf(label, part)),
  };
}

function passagesOf(label: Label, [key, heading, section]: (typeof parts)[number]): DraftPassage[] {
  const found = z.array(z.string()).safeParse(label[key]);
  if (!found.success) return [];
  const whole = found.data.map((text) => text.trim()).join("\n\n");
  const texts = section === "when-to-get-help" ? [whole] : splitMarkdown(whole);
  const sourceIds = [`${label.set_id}#${key}`];
  return texts.filter((text) => text !== "").map((text) => ({ heading, section, text, sourceIds }));
}

function isoDate(compact: string): string | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(compact) ?? [];
  return year === undefined ? null : `${year}-${month}-${day}`;
}
