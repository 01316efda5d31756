import { ChoiceField } from "../components/choice-field.tsx";
import { chooseLanguage, languages } from "./languages.ts";
import { language, t } from "./t.ts";

/** The language in its own words. */
const ownName = (tag: string) => new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;

/** Each in its own words, for those who read no other. Nothing to choose where there is one. */
export function LanguageChoice() {
  if (languages.length < 2) return null;
  return (
    <ChoiceField
      label={t("shell:language")}
      options={languages}
      nameOf={ownName}
      value={language}
      onChange={chooseLanguage}
    />
  );
}
