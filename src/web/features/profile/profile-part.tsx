import { type ReactNode, useId } from "react";

type ProfilePartProps = { title: string; why?: string; children: ReactNode };

/** Some fields that belong together, and why they are asked for. */
export function ProfilePart({ title, why, children }: ProfilePartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-5">
      <div>
        <h2 id={id} className="text-heading font-bold">
          {title}
        </h2>
        {why ? <p className="mt-0.5 text-note text-soft">{why}</p> : null}
      </div>
      {children}
    </section>
  );
}
