/**
 * The languages of the interface. One more stands here only when it is complete: its catalogue, its emergency card, its
 * crisis texts and the rules that read it (tests/language holds the gate, docs/decisions/026 says what it asks for). The
 * pseudo-language is for whoever develops: it shows what bypasses the catalogue, laid out from right to left.
 */
export const languages = ["en"] as const;
export const pseudoLanguage = "ar-XB";

export type Language = (typeof languages)[number] | typeof pseudoLanguage;

const storageKey = "healify-language";

/** The language of this page's load: what was chosen here, else what the browser asks for first, else English. */
export function chosenLanguage(): Language {
  const chosen = typeof document === "undefined" ? null : localStorage.getItem(storageKey);
  if (chosen === pseudoLanguage) return pseudoLanguage;
  for (const wish of [chosen ?? "", ...navigator.languages]) {
    const found = languages.find((language) => language === baseOf(wish));
    if (found) return found;
  }
  return "en";
}

/** Another language is another load of the page. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
  window.location.reload();
}

const writtenFromTheRight = new Set(["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"]);

export function directionOf(language: string): "ltr" | "rtl" {
  return writtenFromTheRight.has(baseOf(language)) ? "rtl" : "ltr";
}

const baseOf = (tag: string) => tag.split("-")[0] ?? "";
