import { t } from "../../language/t.ts";

/** What was measured apart, by the names that `npm run eval` gives it; a newer name is shown as it is. */
const names: Readonly<Record<string, string>> = {
  infant: t("safety:group.infant"),
  child: t("safety:group.child"),
  pregnant: t("safety:group.pregnant"),
  old: t("safety:group.old"),
  crisis: t("safety:group.crisis"),
  "distress without crisis": t("safety:group.distress"),
  typos: t("safety:change.typos"),
  "capital letters": t("safety:change.capitals"),
  "no punctuation": t("safety:change.punctuation"),
  "extra spaces": t("safety:change.spaces"),
  "my family says it's nothing": t("safety:change.minimised"),
};

export const measuredName = (name: string) => names[name] ?? name;
