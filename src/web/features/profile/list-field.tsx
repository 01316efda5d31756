import { Plus, X } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { Button, IconButton } from "../../components/button.tsx";
import { inputClass } from "../../components/text-field.tsx";

type ListFieldProps = {
  label: string;
  hint: string;
  /** Id of a datalist with names to choose from. */
  suggestions?: string;
  items: string[];
  onChange(items: string[]): void;
};

/** A few short entries: type one, press Enter or Add, take one away. */
export function ListField({ label, hint, suggestions, items, onChange }: ListFieldProps) {
  const id = useId();
  const [entry, setEntry] = useState("");
  function add() {
    const name = entry.trim();
    if (name !== "" && !items.includes(name)) onChange([...items, name]);
    setEntry("");
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  }
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-note font-semibold">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          value={entry}
          maxLength={200}
          placeholder={hint}
          list={suggestions}
          autoComplete="off"
          onChange={(event) => setEntry(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={add}
          className={inputClass}
        />
        <Button look="quiet" onClick={add} aria-label={`Add to ${label.toLowerCase()}`}>
          <Plus aria-hidden className="size-5" />
        </Button>
      </div>
      {items.length > 0 ? (
        <ul aria-label={label} className="mt-2 flex flex-wrap gap-2">
          {items.map((item) => (
            <li
              key={item}
              className="inline-flex items-center rounded-control border border-line bg-surface ps-3 text-note"
            >
              {item}
              <IconButton
                label={`Take away ${item}`}
                onClick={() => onChange(items.filter((other) => other !== item))}
              >
                <X aria-hidden className="size-4" />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
