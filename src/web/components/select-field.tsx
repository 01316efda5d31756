import { ChevronDown } from "lucide-react";
import { useId } from "react";
import { inputClass } from "./text-field.tsx";

type SelectFieldProps<V extends string> = {
  label: string;
  value: V;
  /** What each value is called, in the order shown. */
  options: Readonly<Record<V, string>>;
  onChange(value: V): void;
};

/** The system's own picker: everybody knows it, on a phone too. */
export function SelectField<V extends string>(props: SelectFieldProps<V>) {
  const { label, value, options, onChange } = props;
  const id = useId();
  function choose(chosen: string) {
    for (const option in options) if (option === chosen) onChange(option);
  }
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-note font-semibold">
        {label}
      </label>
      <div className="relative">
        <select
          id={id}
          value={value}
          onChange={(event) => choose(event.target.value)}
          className={`${inputClass} appearance-none pe-10`}
        >
          {Object.entries<string>(options).map(([option, name]) => (
            <option key={option} value={option}>
              {name}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute end-3 top-3.5 size-5 text-soft"
        />
      </div>
    </div>
  );
}
