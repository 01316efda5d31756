/** What a finding is. A lexicon file is a record of findings by id; rules name findings by these ids. */

export type Finding = {
  /** In plain words, as a clinician reads it in the exported rules. */
  readonly title: string;
  /**
   * How people say it. Words match in any form (bleed, bleeding); small words may stand between them.
   * `a|b` either word (`ran_out|stopped`: one of several words), `{class}` any word of that class, `~` up to three other words between,
   * `...` up to seven words, across commas; `x & y` both in one clause, in any order.
   */
  readonly phrases: readonly string[];
  /**
   * `background` holds over time (a condition, a medicine, pregnancy): it adds to rules, it is also read from the
   * profile, and it is no complaint by itself. A `sign` weighs only beside others: no complaint either, and it counts for
   * everybody of whom the message tells ("my dad's will … after that I won't be here"). Default `complaint`.
   */
  readonly kind?: "background" | "sign";
  /** The question that would find it out, asked when it alone is missing for a more pressing rule. */
  readonly ask?: string;
  /** True when doubt or denial doesn't cancel it: a sign of a plan, not an opinion. */
  readonly undeniable?: true;
  /** True when it tells what people do to each other: it counts whoever the talk is about. */
  readonly between?: true;
};

export type Findings = Readonly<Record<string, Finding>>;
