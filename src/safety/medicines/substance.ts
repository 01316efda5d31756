/** One substance as the table writes it, and as it is used. */
export type SubstanceRow = readonly [id: string, names: string, brands: string, groups: string];

export type Substance = {
  /** Its own name, as it is shown. */
  readonly id: string;
  /** Itself, and each group that it belongs to: what rules name. */
  readonly groups: ReadonlySet<string>;
};
