/**
 * Every word that the interface says comes from here. The catalogue of the chosen language is there before anything is
 * shown, and another language is another load of the page: `t` is a plain function, and no component waits for it.
 */
import i18next from "i18next";
import { catalogues } from "./catalogues.ts";
import { chosenLanguage, directionOf, pseudoLanguage } from "./languages.ts";
import type { TextName, Values } from "./name.ts";
import { pseudo } from "./pseudo.ts";

export const language = chosenLanguage();

const words = i18next.createInstance().use(pseudo);
void words.init({
  lng: language,
  fallbackLng: "en",
  resources: catalogues,
  initAsync: false,
  interpolation: { escapeValue: false },
  postProcess: language === pseudoLanguage ? pseudo.name : false,
});

/** A text by its name, `t("auth:signIn.title")`; `count` chooses the plural form (`left_one`, `left_other`). */
export function t(name: TextName, values: Values = {}): string {
  return words.t(name, values);
}

/** To be called before anything is shown. */
export function layOutForLanguage(): void {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}
