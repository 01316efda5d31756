import { ChoiceField } from "../components/choice-field.tsx";
import { Page } from "../components/page.tsx";
import { LanguageChoice } from "../language/language-choice.tsx";
import { t } from "../language/t.ts";
import { textSize, theme } from "./display-choices.ts";
import { textSizeNames, themeNames } from "./display-names.ts";

/** How things are shown on this device. */
export default function DisplayPage() {
  return (
    <Page title={t("shell:tabs.display")} lead={t("shell:display.lead")}>
      <ChoiceField
        label={t("shell:textSize.name")}
        options={textSize.options}
        nameOf={(size) => textSizeNames[size]}
        value={textSize.use()}
        onChange={textSize.choose}
      />
      <p className="rounded-card border border-line bg-surface p-4">{t("shell:textSize.sample")}</p>
      <ChoiceField
        label={t("shell:theme.name")}
        options={theme.options}
        nameOf={(option) => themeNames[option]}
        value={theme.use()}
        onChange={theme.choose}
      />
      <LanguageChoice />
    </Page>
  );
}
