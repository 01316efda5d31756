import { t } from "../language/t.ts";
import { ChoiceRow } from "./choice-row.tsx";
import { textSize } from "./display-choices.ts";
import { textSizeNames } from "./display-names.ts";

const sizes = { 100: "text-small", 115: "text-note", 130: "text-heading", 150: "text-title" };

/** A letter in four sizes, as reading apps have it. */
export function TextSizePicker() {
  return (
    <ChoiceRow
      choice={textSize}
      name={t("shell:textSize.name")}
      nameOf={(size) => textSizeNames[size]}
      show={(size) => (
        <span aria-hidden className={sizes[size]}>
          {t("shell:textSize.letter")}
        </span>
      )}
    />
  );
}
