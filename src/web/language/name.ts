import type { english } from "./en/words.ts";

/** Texts with plural forms are named without the form: `left` for `left_one` and `left_other`. */
type WithoutForm<K extends string> = K extends `${infer Stem}_${Intl.LDMLPluralRule}` ? Stem : K;

type PathIn<Texts> = {
  [K in keyof Texts & string]: Texts[K] extends string
    ? WithoutForm<K>
    : `${K}.${PathIn<Texts[K]>}`;
}[keyof Texts & string];

type Catalogue = typeof english;

/** The name of a text: `"auth:signIn.title"`. */
export type TextName = { [N in keyof Catalogue]: `${N}:${PathIn<Catalogue[N]>}` }[keyof Catalogue];

/** What stands between {{ }} in a text; `count` chooses its plural form. */
export type Values = Readonly<Record<string, string | number>>;
