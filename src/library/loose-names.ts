/**
 * Names whose telling words the message says near each other, in whatever order: "my ankles get so puffy" calls the
 * page that goes by "puffy ankles".
 */
import type { NamedDocument } from "./named-documents.ts";
import type { OpenLibraryFile } from "./open-library-file.ts";
import type { QuestionTerms } from "./question-terms.ts";

/** How far from its rarest word the others may stand. */
const reach = 7;
/** Not as good as the name itself, in which the order of the words counts. */
const looseWeight = 0.8;
/** What is denied is not said. */
const leastWeight = 0.3;

interface Said {
  readonly at: number;
  /** The stem of the message that it is, or stands in for. */
  readonly aspect: string;
  readonly worth: number;
}

export function* looselyNamed(
  library: OpenLibraryFile,
  question: QuestionTerms,
): Generator<NamedDocument> {
  const said = saidWords(library, question);
  for (const [rarest, places] of said) {
    for (const { stems, document } of library.looseNames(rarest)) {
      const others = stems.filter((stem) => stem !== rarest);
      // "Mouth to mouth" is no name of a mouth.
      if (others.length === 0) continue;
      if (!others.every((stem) => said.has(stem))) continue;
      for (const place of places) {
        const near = nearTo(
          place,
          others.map((stem) => said.get(stem) ?? []),
        );
        if (near === null) continue;
        const worth = near.reduce((sum, one) => sum + one.worth, 0) * looseWeight;
        yield { document, name: near.map(({ aspect }) => aspect).join(" "), worth };
      }
    }
  }
}

/** The telling words of the message, and those that stand in for one of them, with their places. */
function saidWords(
  library: OpenLibraryFile,
  { sequence, terms }: QuestionTerms,
): ReadonlyMap<string, readonly Said[]> {
  const said = new Map<string, Said[]>();
  const note = (stem: string, one: Said) => {
    const before = said.get(stem);
    if (before === undefined) said.set(stem, [one]);
    else before.push(one);
  };
  const places = new Map<string, number>();
  for (const [at, { stem, stop, weight, passages }] of sequence.entries()) {
    if (stop || weight < leastWeight) continue;
    places.set(stem, at);
    note(stem, { at, aspect: stem, worth: weight * library.rarity(passages) });
  }
  for (const { stems, aspect, weight, passages } of terms) {
    const [stem = "", ...more] = stems;
    const [first = ""] = aspect.split(" ");
    const at = places.get(first);
    if (more.length > 0 || stem === aspect || at === undefined) continue;
    note(stem, { at, aspect, worth: weight * library.rarity(passages) });
  }
  return said;
}

/** For each of the others a word of its own near the place; null when one has none. */
function nearTo(place: Said, others: readonly (readonly Said[])[]): Said[] | null {
  const near = [place];
  for (const candidates of others) {
    const free = candidates.filter(
      ({ at }) => Math.abs(at - place.at) <= reach && near.every((one) => one.at !== at),
    );
    const [first] = free.toSorted((a, b) => Math.abs(a.at - place.at) - Math.abs(b.at - place.at));
    if (first === undefined) return null;
    near.push(first);
  }
  return near;
}
