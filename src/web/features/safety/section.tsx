import { type ReactNode, useId } from "react";

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

/** "27 of 30 (90 %)", or "not measured". */
export function shareInWords({ right, n }: { right: number; n: number }): string {
  return n === 0 ? "not measured" : `${right} of ${n} (${Math.round((100 * right) / n)} %)`;
}
