import { type ReactNode, useId } from "react";
import { t } from "../../language/t.ts";

export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-2">
      <h2 id={id} className="text-lg font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

type FactsProps = { facts: readonly (readonly [string, ReactNode])[] };

/** Names and values, one line each. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className="grid gap-x-6 gap-y-1.5 text-note sm:grid-cols-[minmax(0,18rem)_1fr]">
      {facts.map(([name, value]) => (
        <div key={name} className="sm:contents">
          <dt className="text-soft">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Where the true share lies with 95 % certainty, by Wilson's score interval (JASA 22:209, 1927). */
export function likelyShareInWords({ right, n }: { right: number; n: number }): string {
  if (n === 0) return t("safety:unmeasured");
  const z = 1.96;
  const share = right / n;
  const middle = share + (z * z) / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const inPercent = (edge: number) => Math.round((100 * edge) / (1 + (z * z) / n));
  return t("safety:measured.likely", {
    right,
    n,
    low: inPercent(middle - spread),
    high: inPercent(middle + spread),
  });
}

/** "27 of 30 (90 %)", or "not measured". */
export function shareInWords({ right, n }: { right: number; n: number }): string {
  return n === 0
    ? t("safety:unmeasured")
    : t("safety:measured.share", { right, n, share: Math.round((100 * right) / n) });
}
