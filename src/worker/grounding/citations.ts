/** Numbers the passages of one answer in the order in which they are first cited. */
import type { Citation, Passage } from "#contracts/passage.ts";
import { citedSource } from "./cited-source.ts";

export class Citations {
  readonly #numbers = new Map<string, number>();

  /** The passage's number, and its source event when it is cited for the first time. */
  cite(passage: Passage): { n: number; source: Citation | null } {
    const known = this.#numbers.get(passage.id);
    if (known !== undefined) return { n: known, source: null };
    const n = this.#numbers.size + 1;
    this.#numbers.set(passage.id, n);
    return { n, source: toCitation(n, passage) };
  }
}

function toCitation(n: number, passage: Passage): Citation {
  const { title, heading, licence, id, text, reviewedBy, writtenOn } = passage;
  const { publisher, url } = citedSource(passage);
  const citation = { n, title, publisher, url, passageId: id, quote: text, heading, licence };
  return {
    ...citation,
    ...(reviewedBy === null ? {} : { reviewedBy }),
    ...(writtenOn === null ? {} : { writtenOn }),
  };
}

const marker = /\[\^?(\d{1,3}(?:\s*[,;]\s*\^?\d{1,3})*)\]|【(\d{1,3})[^】\n]{0,40}】/g;

const markerWithSpace = new RegExp(`\\s?(?:${marker.source})`, "g");

/** The numbers that a text cites, as a model writes them: [1], [1, 2], [^1], 【1†source】. */
export function citedNumbers(text: string): number[] {
  const numbers = Array.from(text.matchAll(marker), (match) => readNumbers(match));
  return [...new Set(numbers.flat())];
}

/** Writes every citation anew; one that `rewrite` gives nothing for is dropped with the space before it. */
export function rewriteCitations(text: string, rewrite: (n: number) => number | null): string {
  return text.replace(markerWithSpace, (match, ...groups) => {
    const numbers = readNumbers([match, ...groups.slice(0, 2)]);
    const kept = [...new Set(numbers.map(rewrite).filter((n) => n !== null))];
    const space = /^\s/.test(match) && kept.length > 0 ? match.charAt(0) : "";
    return space + kept.map((n) => `[${n}]`).join("");
  });
}

function readNumbers(match: readonly (string | undefined)[]): number[] {
  return ((match[1] ?? match[2] ?? "").match(/\d+/g) ?? []).map(Number);
}
