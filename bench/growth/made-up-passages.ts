/**
 * Passages for a library of any size: sentences of the starter topics, put together anew by a fixed order, so that
 * their words are as common as they are in texts about health. The starter's own topics come beside them.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DraftDocument } from "#library/draft.ts";
import { starterTopics } from "#library/starter-library.ts";

const passagesPerDocument = 10;
const sentencesPerPassage = 5;

export async function* passagesOf(count: number): AsyncIterable<DraftDocument> {
  const { sentences, titles } = readStarter();
  let state = 1;
  // Numbers that look random and are the same every time: Numerical Recipes' linear congruence.
  const pick = <T>(list: readonly T[]): T => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const item = list[state % list.length];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  for (let start = 0; start < count; start += passagesPerDocument) {
    const title = `${pick(titles)} and ${pick(titles).toLowerCase()}, part ${start}`;
    const size = Math.min(passagesPerDocument, count - start);
    yield {
      id: `made-up-${start}`,
      title,
      synonyms: [],
      publisher: "Bench",
      url: `https://bench.invalid/${start}`,
      licence: "CC0-1.0",
      language: "en",
      writtenOn: null,
      reviewBy: null,
      reviewedBy: null,
      passages: Array.from({ length: size }, (_, index) => ({
        heading: pick(titles),
        section: "other" as const,
        text: Array.from({ length: sentencesPerPassage }, () => pick(sentences)).join(" "),
        sourceIds: [`${start}-${index}`],
      })),
    };
  }
}

function readStarter(): { sentences: string[]; titles: string[] } {
  const files = readdirSync(starterTopics).filter((name) => name.endsWith(".md"));
  const texts = files.map((name) => readFileSync(join(starterTopics, name), "utf8"));
  const lines = texts.flatMap((text) => text.split("\n"));
  const prose = lines.filter((line) => /^\p{Lu}.*\.$/u.test(line));
  return {
    sentences: prose.flatMap((line) => line.split(/(?<=\.)\s+/)),
    titles: texts.flatMap((text) => /^title: (.+)$/m.exec(text)?.[1] ?? []),
  };
}
