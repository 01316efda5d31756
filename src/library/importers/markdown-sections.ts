/** Cuts a Markdown page at its headings and tells from each heading what its text is about. */
import type { PassageSection } from "#contracts/passage.ts";
import type { DraftPassage } from "../draft.ts";
import { splitMarkdown } from "../split-text.ts";

const sectionByHeading: readonly (readonly [RegExp, PassageSection])[] = [
  [
    /\b(when to|call|emergenc|get help|seek|see a doctor|medical help|warning)/i,
    "when-to-get-help",
  ],
  [/\b(prevent|avoid getting|lower (my|your) risk|reduce (my|your) risk)/i, "prevention"],
  [
    /\b(side effects?|dos(e|age|ing)|how to take|interact|indication|contraindication)/i,
    "medicine",
  ],
  [/\b(treat|therapy|cure|surgery)/i, "treatment"],
  [/\b(cause|risk factors?|at risk|who gets|inherit|genetic)/i, "causes"],
  [
    /\b(self.?care|at home|what (can|should) (i|you) do|what you can do|relief|coping|living with)/i,
    "what-you-can-do",
  ],
  [
    /\b(what (is|are)|overview|about|summary|symptom|signs?|types?|definition|introduction)/i,
    "what-it-is",
  ],
];

export function sectionOfHeading(heading: string): PassageSection {
  return sectionByHeading.find(([pattern]) => pattern.test(heading))?.[1] ?? "other";
}

/** `sourceId` names the page; the text before the first heading stands under `title`. */
export function passagesOfMarkdown(
  markdown: string,
  title: string,
  sourceId: string,
): DraftPassage[] {
  return cutAtHeadings(markdown, title).flatMap(({ heading, body }) => {
    const section = heading === title ? "what-it-is" : sectionOfHeading(heading);
    const texts = section === "when-to-get-help" ? [body] : splitMarkdown(body);
    return texts
      .filter((text) => text !== "")
      .map((text) => ({ heading, section, text, sourceIds: [sourceId] }));
  });
}

function cutAtHeadings(markdown: string, title: string): { heading: string; body: string }[] {
  const parts: { heading: string; lines: string[] }[] = [{ heading: title, lines: [] }];
  for (const line of markdown.split("\n")) {
    const heading = /^#{1,6}\s+(.+?)\s*#*$/.exec(line)?.[1];
    if (heading === undefined) parts.at(-1)?.lines.push(line);
    else parts.push({ heading, lines: [] });
  }
  return parts.map(({ heading, lines }) => ({ heading, body: lines.join("\n").trim() }));
}
