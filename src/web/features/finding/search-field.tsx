import { Search, X } from "lucide-react";
import type { Ref } from "react";
import { t } from "../../language/t.ts";

type SearchFieldProps = {
  ref: Ref<HTMLInputElement>;
  value: string;
  onChange(value: string): void;
};

const keys = navigator.platform.startsWith("Mac")
  ? "⌘ K"
  : t("finding:search.control", { key: "K" });

export function SearchField({ ref, value, onChange }: SearchFieldProps) {
  return (
    <search className="relative">
      <Search aria-hidden className="pointer-events-none absolute start-3 top-3 size-5 text-soft" />
      <input
        ref={ref}
        type="search"
        aria-label={t("finding:search.label")}
        aria-keyshortcuts="Control+K Meta+K"
        title={t("finding:search.shortcut", { keys })}
        placeholder={t("finding:search.label")}
        dir="auto"
        maxLength={200}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="search"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-11 w-full appearance-none rounded-control border border-edge bg-surface ps-10 pe-11 text-input text-ink placeholder:text-soft [&::-webkit-search-cancel-button]:hidden"
      />
      {value === "" ? null : (
        <button
          type="button"
          aria-label={t("finding:search.clear")}
          onClick={() => onChange("")}
          className="absolute end-0 top-0 flex size-11 items-center justify-center rounded-control text-soft hover:text-ink"
        >
          <X aria-hidden className="size-5" />
        </button>
      )}
    </search>
  );
}
