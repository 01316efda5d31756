import { z } from "zod";

const themeSchema = z.enum(["system", "light", "dark"]);
export type Theme = z.infer<typeof themeSchema>;
export const themes = themeSchema.options;

/** The same key is read by public/theme.js before the first paint. */
const storageKey = "healify:theme";

export function readTheme(): Theme {
  return themeSchema.catch("system").parse(localStorage.getItem(storageKey));
}

export function applyTheme(theme: Theme): void {
  if (theme === "system") {
    localStorage.removeItem(storageKey);
    delete document.documentElement.dataset.theme;
    return;
  }
  localStorage.setItem(storageKey, theme);
  document.documentElement.dataset.theme = theme;
}
