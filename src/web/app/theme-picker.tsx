import { Monitor, Moon, Sun } from "lucide-react";
import { t } from "../language/t.ts";
import { ChoiceRow } from "./choice-row.tsx";
import { theme } from "./display-choices.ts";
import { themeNames } from "./display-names.ts";

const icons = { system: Monitor, light: Sun, dark: Moon };

export function ThemePicker() {
  return (
    <ChoiceRow
      choice={theme}
      name={t("shell:theme.name")}
      nameOf={(option) => themeNames[option]}
      show={(option) => {
        const Icon = icons[option];
        return <Icon aria-hidden className="size-5" />;
      }}
    />
  );
}
