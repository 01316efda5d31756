import { english } from "./en/words.ts";
import type { languages } from "./languages.ts";

/** As deep as it needs; which texts it must have, tests/language holds against the English one. */
export type Catalogue = { readonly [name: string]: string | Catalogue };

/** The texts of every language that is offered. */
export const catalogues: Readonly<Record<(typeof languages)[number], Catalogue>> = { en: english };
