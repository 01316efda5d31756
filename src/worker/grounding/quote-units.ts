/**
 * Cuts passages into the units that an answer may quote (SAFETY, answers from sources 4): whole paragraphs, or
 * lists with their lead-in.
 */
import type { Passage } from "#contracts/passage.ts";
import { contentSet, coverage } from "./content-words.ts";
import { pointsBack } from "./wording.ts";

export type QuoteUnit = {
  passage: Passage;
  /** Markdown: a paragraph, or a lead-in and its list. */
  text: string;
  words: ReadonlySet<string>;
  /** How many words it has: an answer is one screen long. */
  size: number;
};

export function unitsOf(passage: Passage): QuoteUnit[] {
  return joinLists(blocksOf(passage.text)).map((text) => ({
    passage,
    text,
    words: contentSet(text),
    size: text.match(/\S+/g)?.length ?? 0,
  }));
}

/** It can be read on its own: no stray line, no lead-in that lost its list. */
export function standsAlone(unit: QuoteUnit): boolean {
  const whole = /[.!?…]["'”’)*_]*$/.test(unit.text) || isList(unit.text);
  return !pointsBack(unit.text) && whole && unit.size >= 4;
}

/** Says again what another unit has said. */
export function repeats(unit: QuoteUnit, said: readonly QuoteUnit[]): boolean {
  return said.some((other) => coverage(unit.words, other.words) > 0.7);
}

/** Paragraphs, lists and lead-ins; sub-headings are left out, since the answer has headings of its own. */
function blocksOf(markdown: string): string[] {
  const blocks = markdown.replace(/\r\n?/g, "\n").split(/\n[ \t]*\n/);
  return blocks
    .map((block) => block.replace(/^#{1,6}\s.*$/gm, "").trim())
    .filter((block) => block !== "");
}

function joinLists(blocks: readonly string[]): string[] {
  const units: string[] = [];
  for (const block of blocks) {
    const last = units.at(-1);
    const continues = last !== undefined && isList(block) && (/:$/.test(last) || isList(last));
    if (continues) units[units.length - 1] = `${last}${/:$/.test(last) ? "\n\n" : "\n"}${block}`;
    else units.push(block);
  }
  return units;
}

const isList = (block: string): boolean => /^([-*+•]|\d+[.)])\s/.test(lastLine(block));
const lastLine = (block: string): string => block.slice(block.lastIndexOf("\n") + 1).trim();
