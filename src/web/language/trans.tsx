import type { FlatNamespace, ParseKeys } from "i18next";
import type { ReactElement } from "react";
import { Trans as WithComponents } from "react-i18next/TransWithoutContext";
import { t, words } from "./t.ts";

type TransProps = {
  i18nKey: ParseKeys<["shell", ...Exclude<FlatNamespace, "shell">[]]>;
  /** What each tag of the text stands for: `<page>` for `page`. Not the names of HTML's empty elements, such as `link`. */
  components: Readonly<Record<string, ReactElement>>;
  values?: Readonly<Record<string, string | number>>;
  count?: number;
};

/** A text of the catalogue with links or marks inside, wherever its language puts them. */
export function Trans({ values = {}, ...props }: TransProps) {
  return <WithComponents i18n={words} t={t} values={values} {...props} />;
}
