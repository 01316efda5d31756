import { Monitor, Moon, Sun } from "lucide-react";
import { use, useState } from "react";
import { MenuPartsContext } from "../components/menu-parts.ts";
import { t } from "../language/t.ts";
import { applyTheme, readTheme, type Theme, themes } from "./theme.ts";

const icons: Record<Theme, typeof Sun> = { system: Monitor, light: Sun, dark: Moon };
const names: Record<Theme, string> = {
  system: t("shell:theme.system"),
  light: t("shell:theme.light"),
  dark: t("shell:theme.dark"),
};

/** Three small choices in a row of the account menu. */
export function ThemePicker() {
  const parts = use(MenuPartsContext);
  const [theme, setTheme] = useState(readTheme);
  if (!parts) return null;
  return (
    <parts.RadioGroup
      value={theme}
      aria-label={t("shell:theme.name")}
      className="my-1 flex gap-1 border-y border-line py-1"
    >
      {themes.map((choice) => {
        const Icon = icons[choice];
        return (
          <parts.RadioItem
            key={choice}
            value={choice}
            aria-label={names[choice]}
            title={names[choice]}
            onSelect={(event) => {
              event.preventDefault();
              applyTheme(choice);
              setTheme(choice);
            }}
            className="flex min-h-11 flex-1 cursor-pointer items-center justify-center rounded-inner text-soft outline-none data-highlighted:bg-sunken data-[state=checked]:bg-accent-wash data-[state=checked]:text-accent"
          >
            <Icon aria-hidden className="size-5" />
          </parts.RadioItem>
        );
      })}
    </parts.RadioGroup>
  );
}
