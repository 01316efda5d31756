import { t } from "../language/t.ts";

export const themeNames = {
  system: t("shell:theme.system"),
  light: t("shell:theme.light"),
  dark: t("shell:theme.dark"),
};

export const textSizeNames = {
  100: t("shell:textSize.usual"),
  115: t("shell:textSize.large"),
  130: t("shell:textSize.larger"),
  150: t("shell:textSize.largest"),
};
