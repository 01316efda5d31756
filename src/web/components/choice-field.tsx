import { useId } from "react";

type ChoiceFieldProps<V extends string> = {
  label: string;
  value: V;
  options: readonly V[];
  nameOf(option: V): string;
  onChange(value: V): void;
};

/** All options in sight, one of them chosen. */
export function ChoiceField<V extends string>(props: ChoiceFieldProps<V>) {
  const { label, value, options, nameOf, onChange } = props;
  const id = useId();
  return (
    <fieldset>
      <legend className="mb-2 text-note font-semibold">{label}</legend>
      <div className="grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]">
        {options.map((option) => (
          <label
            key={option}
            className="flex min-h-12 cursor-pointer items-center gap-3 rounded-control border border-edge bg-surface px-4 py-2 text-note has-checked:border-accent has-checked:bg-accent-wash has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={id}
              value={option}
              checked={option === value}
              onChange={() => onChange(option)}
              className="size-5 shrink-0 outline-none"
            />
            {nameOf(option)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
