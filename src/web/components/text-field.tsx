import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";

export const inputClass =
  "block min-h-12 w-full rounded-control border border-edge bg-surface px-3.5 py-2.5 text-input text-ink " +
  "placeholder:text-soft aria-invalid:border-2 aria-invalid:border-ink";

type TextFieldProps = Omit<ComponentProps<"input">, "id"> & {
  label: string;
  hint?: ReactNode;
  fault?: string | null;
  /** A button inside of the field, at its end. */
  inside?: ReactNode;
};

/** A labelled input; its hint and its fault are read out with it. */
export function TextField(props: TextFieldProps) {
  const { label, hint, fault, className, inside, ...input } = props;
  const id = useId();
  const about = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-note font-semibold">
        {label}
      </label>
      <div className="relative">
        <input
          id={id}
          // What is typed has its own direction; an empty field has that of the page.
          dir={input.value ? "auto" : undefined}
          className={classNames(inputClass, inside ? "pe-13" : null)}
          aria-invalid={fault ? true : undefined}
          aria-describedby={about || undefined}
          {...input}
        />
        {inside ? <div className="absolute end-0.5 top-0.5">{inside}</div> : null}
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="mt-1.5 text-small text-soft">
          {hint}
        </p>
      ) : null}
      {fault ? (
        <p id={`${id}-fault`} className="mt-1.5 text-small font-semibold">
          {fault}
        </p>
      ) : null}
    </div>
  );
}
