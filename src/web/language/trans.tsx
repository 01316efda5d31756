import { cloneElement, createElement, Fragment, type ReactElement, type ReactNode } from "react";
import type { TextName, Values } from "./name.ts";
import { t } from "./t.ts";

type TransProps = {
  i18nKey: TextName;
  /** What each tag of the text stands for: `<page>…</page>` for `page`. */
  components: Readonly<Record<string, ReactElement<{ children?: ReactNode }>>>;
  values?: Values;
  count?: number;
};

/** Tags don't stand inside of each other. Splits into text, name, inside, text, name, inside, …, text. */
const tag = /<(\w+)>(.*?)<\/\1>/;

/** A text of the catalogue with links or marks inside, wherever its language puts them. */
export function Trans({ i18nKey, components, values, count }: TransProps) {
  const parts = t(i18nKey, count === undefined ? values : { ...values, count }).split(tag);
  const shown = parts.map((part, at) => {
    if (at % 3 === 1) return null;
    const component = at % 3 === 2 ? components[parts[at - 1] ?? ""] : undefined;
    return component ? cloneElement(component, {}, part) : part;
  });
  return createElement(Fragment, null, ...shown);
}
