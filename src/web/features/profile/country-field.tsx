import { SelectField } from "../../components/select-field.tsx";
import { t } from "../../language/t.ts";
import { useNumberList } from "../emergency/use-numbers.ts";
import type { FieldsProps } from "./basic-fields.tsx";

export function CountryField({ draft, onChange }: FieldsProps) {
  const { data: list } = useNumberList();
  if (!list) return null;
  const names = list.countries.map(({ code, name }) => [code, name]);
  const options: Record<string, string> = {
    "": t("profile:notSaid"),
    ...Object.fromEntries(names),
  };
  return (
    <div>
      <SelectField
        label={t("profile:country.label")}
        value={draft.country}
        options={options}
        onChange={(country) => onChange({ country })}
      />
      <p className="mt-1.5 text-small text-soft">{t("profile:country.why")}</p>
    </div>
  );
}
