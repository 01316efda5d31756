import { Plus, X } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { Button, IconButton } from "../../components/button.tsx";
import { inputClass } from "../../components/text-field.tsx";
import { t } from "../../language/t.ts";

type ListFieldProps = {
  label: string;
  /** What an entry may be. */
  example: string;
  /** What it is asked for. */
  why: string;
  /** Id of a datalist with names to choose from. */
  suggestions?: string;
  items: string[];
  onChange(items: string[]): void;
};

/** A few short entries: type one, press Enter or Add, take one away. */
export function ListField({ label, example, why, suggestions, items, onChange }: ListFieldProps) {
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
          placeholder={example}
          aria-describedby={`${id}-why`}
          dir="auto"
          list={suggestions}
          autoComplete="off"
          onChange={(event) => setEntry(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={add}
          className={inputClass}
        />
        <Button look="quiet" onClick={add} aria-label={t("profile:lists.addTo", { list: label })}>
          <Plus aria-hidden className="size-5" />
        </Button>
      </div>
      <p id={`${id}-why`} className="mt-1.5 text-small text-soft">
        {why}
      </p>
      {items.length > 0 ? (
        <ul aria-label={label} className="mt-2 flex flex-wrap gap-2">
          {items.map((item) => (
            <li
              key={item}
              className="inline-flex items-center rounded-control border border-line bg-surface ps-3 text-note"
            >
              <span dir="auto" className="min-w-0 wrap-anywhere">
                {item}
              </span>
              <IconButton
                label={t("profile:lists.takeAway", { item })}
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
