/** What a catalogue lacks beside the English one: texts, plural forms, places for values and links. */
import type { Catalogue } from "../../src/web/language/catalogues.ts";
import { english } from "../../src/web/language/en/words.ts";

type Text = { name: string; words: string };
/** A text by its name; one that counts has a form for each of its language's plural categories. */
type Texts = Map<string, Map<string, string>>;

const form = /_(zero|one|two|few|many|other)$/;

function textsOf(catalogue: Catalogue, path = ""): Text[] {
  return Object.entries(catalogue).flatMap(([key, value]) => {
    const name = path === "" ? key : `${path}.${key}`;
    return typeof value === "string" ? [{ name, words: value }] : textsOf(value, name);
  });
}

/** "" is the form of a text that counts nothing. */
function byName(catalogue: Catalogue): Texts {
  const texts: Texts = new Map();
  for (const { name, words } of textsOf(catalogue)) {
    const stem = name.replace(form, "");
    const forms = texts.get(stem) ?? new Map<string, string>();
    texts.set(stem, forms.set(form.exec(name)?.[1] ?? "", words));
  }
  return texts;
}

export function catalogueLacks(language: string, catalogue: Catalogue): string[] {
  const wanted = byName(english);
  const given = byName(catalogue);
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const lacks = [...wanted].flatMap(([name, inEnglish]) => {
    const forms = inEnglish.has("") ? [""] : pluralCategories;
    return forms.flatMap((one) => textLacks(name, one, given.get(name)?.get(one), inEnglish));
  });
  const unknown = [...given.keys()].filter((name) => !wanted.has(name));
  const copied = language === "en" ? [] : copies(wanted, given);
  return [...lacks, ...unknown.map((name) => `${name} is no text of the interface`), ...copied];
}

function textLacks(
  name: string,
  one: string,
  words: string | undefined,
  inEnglish: Map<string, string>,
): string[] {
  const called = one === "" ? name : `${name}_${one}`;
  if (!words?.trim()) return [`${called} is missing`];
  const like = inEnglish.get("") ?? inEnglish.get("other") ?? "";
  const places = placesIn(words);
  return [
    // "One more" need not say its number.
    ...placesIn(like).filter((place) => !places.includes(place) && (one === "" || one === "other")),
    ...places.filter((place) => !placesIn(like).includes(place)),
  ].map((place) => `${called}: ${place} is not in both`);
}

/** {{values}} and <tags>. */
const placesIn = (words: string) => [...new Set(words.match(/\{\{[^}]*\}\}|<\/?\w+>/g))].sort();

/** Some words are the same in two languages; a tenth of all texts is not. */
function copies(wanted: Texts, given: Texts): string[] {
  const same = [...wanted].filter(([name, forms]) =>
    [...forms].every(([one, words]) => given.get(name)?.get(one) === words),
  );
  return same.length * 10 > wanted.size ? [`${same.length} texts are the English ones`] : [];
}
