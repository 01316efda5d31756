/** Loaded when a password is chosen, with the list of those that are guessed first. */

import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import commonPasswords from "../../../contracts/common-passwords.txt?raw";
import { t } from "../../language/t.ts";

export type Strength = {
  /** 1 to 4. */
  steps: 1 | 2 | 3 | 4;
  words: string;
};

const estimator = new ZxcvbnFactory({
  dictionary: { passwords: commonPasswords.trimEnd().split("\n"), names: ["healify"] },
  // What is longer is strong by then, and looking at all of it would take too long.
  maxLength: 80,
});

const strengths = [
  { steps: 1, words: t("auth:strength.veryWeak") },
  { steps: 1, words: t("auth:strength.weak") },
  { steps: 2, words: t("auth:strength.fair") },
  { steps: 3, words: t("auth:strength.good") },
  { steps: 4, words: t("auth:strength.strong") },
] as const satisfies readonly Strength[];

/** @param about the e-mail and the name, which others know too */
export function judgePassword(password: string, about: readonly string[]): Strength {
  const known = about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]);
  const { score } = estimator.check(
    password.normalize("NFKC"),
    known.filter((word) => word.length > 2),
  );
  return strengths[score];
}
