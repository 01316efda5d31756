/** The medicines that a text names, by any of their names. Pure; no list is complete, and what isn't found isn't safe. */
import { familyWords } from "./allergy-rules.ts";
import { productRows } from "./products.ts";
import type { Substance } from "./substance.ts";
import { substanceRows } from "./substances.ts";

/** `written`: the name as it stands in the text, or as the table has it where it was misspelt. */
export type NamedMedicine = { readonly written: string; readonly substances: readonly Substance[] };

type Entry = { readonly shown: string; readonly substances: readonly Substance[] };

const listed = (names: string) =>
  names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");

const substances = new Map<string, Substance>(
  substanceRows.map(([id, , , groups]) => [id, { id, groups: new Set([id, ...listed(groups)]) }]),
);

/** Thrown while the tables are read, so that no product can name what isn't there. */
function substanceOf(id: string): Substance {
  const found = substances.get(id);
  if (!found) throw new Error(`A product names no substance "${id}".`);
  return found;
}

const entries = new Map<string, Entry>();
/** The first spelling of a name is the one that is shown. */
function enter(name: string, entry: Entry): void {
  if (!entries.has(plain(name))) entries.set(plain(name), entry);
}
for (const [id, names, brands] of substanceRows)
  for (const name of [id, ...listed(names), ...listed(brands)])
    enter(name, { shown: name, substances: [substanceOf(id)] });
for (const [names, ids] of productRows)
  for (const name of listed(names))
    enter(name, { shown: name, substances: listed(ids).map(substanceOf) });

const longestName = Math.max(...[...entries.keys()].map((name) => name.split(" ").length));
/** Shorter words are too near to others to be taken for a misspelling. */
const spelledLength = 8;
const spellable = [...entries.keys()].filter(
  (name) => name.length >= spelledLength && !name.includes(" "),
);

/** Every known name, for a list to choose from. */
export const medicineNames: readonly string[] = [...entries.values()]
  .map(({ shown }) => shown)
  .filter((name) => name !== "alcohol" && name !== "grapefruit")
  .sort((a, b) => a.localeCompare(b, "en"));

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/['’]/g, "")
    .replaceAll(/[^\p{L}\p{N}-]+/gu, " ")
    .trim();
}

export function medicinesIn(text: string): NamedMedicine[] {
  const words = plain(text).split(" ");
  const found = new Map<string, NamedMedicine>();
  const seen = new Map<string, string | null>();
  for (let at = 0; at < words.length; ) {
    const match = longestAt(words, at, seen);
    if (match)
      found.set(match.name, { written: match.entry.shown, substances: match.entry.substances });
    at += match?.length ?? 1;
  }
  return [...found.values()];
}

/** `seen` keeps what was made of each misspelt word of this text. */
function longestAt(words: readonly string[], at: number, seen: Map<string, string | null>) {
  for (let length = Math.min(longestName, words.length - at); length > 0; length -= 1) {
    const name = words.slice(at, at + length).join(" ");
    const entry = entries.get(name);
    if (entry) return { name, entry, length };
  }
  const word = words[at] ?? "";
  const name = seen.has(word) ? (seen.get(word) ?? null) : respelled(word);
  seen.set(word, name);
  const entry = name === null ? undefined : entries.get(name);
  return name !== null && entry ? { name, entry, length: 1 } : null;
}

/** "ibuprofin" → "ibuprofen": one letter off, and near to one name alone. */
function respelled(word: string): string | null {
  if (word.length < spelledLength - 1 || word.length > 24) return null;
  const near = spellable.filter((name) => isOneEditAway(word, name));
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** One letter more, fewer, other, or two neighbours swapped. */
function isOneEditAway(word: string, name: string): boolean {
  if (Math.abs(word.length - name.length) > 1) return false;
  // One letter off at one end leaves the other end as it was: most words go no further.
  if (word[0] !== name[0] && word.at(-1) !== name.at(-1)) return false;
  let same = 0;
  while (same < word.length && word[same] === name[same]) same += 1;
  const [a, b] = [word.slice(same), name.slice(same)];
  if (a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1)) return true;
  return a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
}

/** What an entry among the allergies names: groups, by a medicine's name or by the family's. */
export function allergyGroups(entry: string): Set<string> {
  const named = medicinesIn(entry).flatMap(({ substances: all }) =>
    all.flatMap(({ groups }) => [...groups]),
  );
  const words = plain(entry).split(" ");
  const families = words.flatMap((word) => familyWords[word] ?? []);
  return new Set([...named, ...families]);
}
