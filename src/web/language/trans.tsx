import type { FlatNamespace, ParseKeys } from "i18next";
import { cloneElement, Fragment, type ReactElement, type ReactNode } from "react";
import { t } from "./t.ts";

type TransProps = {
  i18nKey: ParseKeys<["shell", ...Exclude<FlatNamespace, "shell">[]]>;
  /** What each tag of the text stands for: `<page>…</page>` for `page`. */
  components: Readonly<Record<string, ReactElement<{ children?: ReactNode }>>>;
  values?: Readonly<Record<string, string | number>>;
  count?: number;
};

/** Tags don't stand inside of each other. Splits into text, name, inside, text, name, inside, …, text. */
const tag = /<(\w+)>(.*?)<\/\1>/;

/** A text of the catalogue with links or marks inside, wherever its language puts them. */
export function Trans({ i18nKey, components, values, count }: TransProps) {
  const text: string = t(i18nKey, { ...values, ...(count === undefined ? {} : { count }) });
  const parts = text.split(tag);
  return parts.map((part, at) => {
    const component = components[parts[at - 1] ?? ""];
    if (at % 3 === 1) return null;
    if (at % 3 === 0 || !component) return <Fragment key={`${at} ${part}`}>{part}</Fragment>;
    return cloneElement(component, { key: `${at} ${part}` }, part);
  });
}
