import { t } from "../../language/t.ts";
import type { FieldsProps } from "./basic-fields.tsx";
import { ListField } from "./list-field.tsx";
import { medicineNameListId } from "./medicine-name-list.tsx";

/** What somebody has, takes and can't have; each says what it is for. */
export function HealthFields({ draft, onChange }: FieldsProps) {
  return (
    <>
      <ListField
        label={t("profile:lists.conditions")}
        example={t("profile:lists.conditionsHint")}
        why={t("profile:lists.conditionsWhy")}
        items={draft.conditions}
        onChange={(conditions) => onChange({ conditions })}
      />
      <ListField
        label={t("profile:lists.medicines")}
        example={t("profile:lists.medicinesHint")}
        why={t("profile:lists.medicinesWhy")}
        suggestions={medicineNameListId}
        items={draft.medicines}
        onChange={(medicines) => onChange({ medicines })}
      />
      <ListField
        label={t("profile:lists.allergies")}
        example={t("profile:lists.allergiesHint")}
        why={t("profile:lists.allergiesWhy")}
        items={draft.allergies}
        onChange={(allergies) => onChange({ allergies })}
      />
    </>
  );
}
