import type { ReactNode } from "react";

type SectionProps = { title: string; about: ReactNode; children: ReactNode };

/** One way of signing in: what it is, in plain words, and what can be done with it. */
export function Section({ title, about, children }: SectionProps) {
  return (
    <section className="border-t border-line pt-6">
      <h2 className="text-heading font-bold">{title}</h2>
      <p className="mt-1 mb-4 text-note text-soft">{about}</p>
      {children}
    </section>
  );
}
