/** Loaded when a password is chosen, with the list of those that are guessed first. */
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import commonPasswords from "../../../contracts/common-passwords.txt?raw";

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
  { steps: 1, words: "Very easy to guess. Choose another." },
  { steps: 1, words: "Easy to guess. Choose another, or add a few words." },
  { steps: 2, words: "Could be guessed. Another word or two would help." },
  { steps: 3, words: "Good." },
  { steps: 4, words: "Strong." },
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
