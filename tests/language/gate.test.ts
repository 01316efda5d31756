/** A language is offered when it is complete; each kind of gap is planted here once, and found. */
import { expect, test } from "vitest";
import { type Catalogue, catalogues } from "../../src/web/language/catalogues.ts";
import { english } from "../../src/web/language/en/words.ts";
import { languages } from "../../src/web/language/languages.ts";
import { catalogueLacks } from "./catalogue-lacks.ts";
import { safetyLacks } from "./safety-lacks.ts";
import { vignettes } from "./vignettes.ts";

test.each(languages)("%s has every text of the interface", (language) => {
  expect(catalogueLacks(language, catalogues[language])).toEqual([]);
});

test.each(languages)(
  "%s has its emergency card, its crisis texts and rules that read it",
  (one) => {
    expect(safetyLacks(one, vignettes[one])).toEqual([]);
  },
);

/** English in other letters: a whole catalogue of a language with these plural forms. */
function inOtherLetters(catalogue: Catalogue, forms: readonly string[]): Record<string, Catalogue> {
  const entries = Object.entries(catalogue).flatMap(([key, value]) => {
    if (typeof value !== "string") return [[key, inOtherLetters(value, forms)]];
    const words = value.replace(/[aeiou](?![^<{]*[>}])/g, "ø");
    if (key.endsWith("_one")) return [];
    if (!key.endsWith("_other")) return [[key, words]];
    return forms.map((form) => [key.replace(/other$/, form), words]);
  });
  return Object.fromEntries(entries);
}

const inPolish = ["one", "few", "many", "other"];

test("a catalogue that lacks nothing is let in", () => {
  expect(catalogueLacks("pl", inOtherLetters(english, inPolish))).toEqual([]);
});

test("a catalogue that lacks something is not", () => {
  const whole = inOtherLetters(english, inPolish);
  const { shell, ...withoutFrame } = whole;
  expect(shell).toBeDefined();
  expect(catalogueLacks("pl", withoutFrame)).toContain("shell.menu is missing");
  const withoutForms = inOtherLetters(english, ["one", "other"]);
  expect(catalogueLacks("pl", withoutForms)).toContain("auth.passwordMissing_few is missing");
  const changed = { ...whole, auth: { ...whole.auth, passwordRule: "Dłuższe", extra: "Więcej" } };
  const lacks = catalogueLacks("pl", changed);
  expect(lacks).toContain("auth.passwordRule: {{least}} is not in both");
  expect(lacks).toContain("auth.extra is no text of the interface");
  const unread = { ...whole, auth: english.auth, security: english.security };
  expect(catalogueLacks("pl", unread).at(-1)).toMatch(/^\d+ texts are the English ones$/);
});

test("a language that no rule reads is not, whatever its catalogue", () => {
  const lacks = safetyLacks("es", {
    emergencies: ["Tengo un dolor muy fuerte en el pecho y no puedo respirar"],
    crises: ["Quiero morir, no puedo más con mi vida"],
    everyday: ["Tengo un poco de tos desde hace dos días"],
  });
  expect(lacks).toContain(
    "no emergency card for “Tengo un dolor muy fuerte en el pecho y no puedo respirar”",
  );
  expect(lacks).toContain("no crisis text for “Quiero morir, no puedo más con mi vida”");
  expect(lacks).toContain("1 emergencies, and 80 are needed");
});

test("rules that read a language must answer in it", () => {
  const lacks = safetyLacks("es", vignettes.en);
  expect(lacks.filter((lack) => lack.startsWith("said in “en”")).length).toBeGreaterThan(20);
});
