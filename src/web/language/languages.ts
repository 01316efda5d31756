/**
 * The languages of the interface. One more stands here only when it is complete: its catalogue, its emergency card, its
 * crisis texts and the rules that read it, each with tests of their own. The pseudo-language is for whoever develops:
 * it shows what bypasses the catalogue, and lays everything out from right to left.
 */
export const languages = ["en"] as const;
export const pseudoLanguage = "ar-XB";

export type Language = (typeof languages)[number] | typeof pseudoLanguage;

const storageKey = "healify-language";

/** The language of this page's load: what was chosen here, else what the browser asks for, else English. */
export function chosenLanguage(): Language {
  const chosen = typeof document === "undefined" ? null : localStorage.getItem(storageKey);
  if (chosen === pseudoLanguage) return pseudoLanguage;
  const wished = [chosen ?? "", ...navigator.languages].map((tag) => tag.split("-")[0]);
  return languages.find((language) => wished.includes(language)) ?? "en";
}

export function directionOf(language: Language): "ltr" | "rtl" {
  return language === pseudoLanguage ? "rtl" : "ltr";
}
