import { useEffect, useState } from "react";
import { classNames } from "../../components/class-names.ts";
import type { Strength } from "./password-strength.ts";

/** Milliseconds without a key, so that typing is never held up. */
const pause = 250;

/**
 * About how hard a password is to guess: worked out in this browser, and told to nobody. Nothing is said of none; its
 * place is kept, so that nothing moves while somebody types.
 */
export function StrengthMeter({ password, about }: { password: string; about: readonly string[] }) {
  const strength = useStrength(password, about.join("\n"));
  return (
    <div className="mt-2.5 flex items-center gap-3">
      <div aria-hidden className="flex w-28 shrink-0 gap-1">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={classNames(
              "h-1.5 flex-1 rounded-full",
              strength && strength.steps >= step ? "bg-accent" : "bg-line",
            )}
          />
        ))}
      </div>
      <p aria-live="polite" className="min-h-5 text-small text-soft">
        {strength?.words}
      </p>
    </div>
  );
}

/** Null until it was looked at; then that of the last password that was. */
function useStrength(password: string, about: string): Strength | null {
  const [strength, setStrength] = useState<Strength | null>(null);
  useEffect(() => {
    if (password === "") {
      setStrength(null);
      return;
    }
    let stale = false;
    const timer = setTimeout(() => {
      void import("./password-strength.ts")
        .then(({ judgePassword }) => {
          if (!stale) setStrength(judgePassword(password, about.split("\n")));
        })
        // Without it the server still refuses what is guessed first.
        .catch(() => undefined);
    }, pause);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [password, about]);
  return strength;
}
