import { SelectField } from "../../components/select-field.tsx";
import { TextField } from "../../components/text-field.tsx";
import { t } from "../../language/t.ts";
import { isSmallChild, type ProfileDraft, sexes, unitNames } from "./profile-draft.ts";

export type FieldsProps = { draft: ProfileDraft; onChange(part: Partial<ProfileDraft>): void };

/** Age, sex, pregnancy; for a small child its days and weight in the place of the pregnancy. */
export function BasicFields({ draft, onChange }: FieldsProps) {
  const small = isSmallChild(draft);
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label={t("profile:birth.year")}
          inputMode="numeric"
          pattern="(19|20)\d\d"
          title={t("profile:birth.yearRule")}
          maxLength={4}
          autoComplete="off"
          value={draft.yearOfBirth}
          onChange={(event) => onChange({ yearOfBirth: event.target.value })}
        />
        <SelectField
          label={t("profile:birth.sex")}
          value={draft.sex}
          options={sexes}
          onChange={(sex) => onChange({ sex })}
        />
      </div>
      {small ? <SmallChildFields draft={draft} onChange={onChange} /> : null}
      {draft.sex === "male" || small ? null : <PregnancyFields draft={draft} onChange={onChange} />}
    </>
  );
}

const pregnancies = { "": t("profile:notSaid"), no: t("profile:no"), yes: t("profile:yes") };

function PregnancyFields({ draft, onChange }: FieldsProps) {
  const dated = draft.pregnant === "yes" || draft.dueDate !== "";
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <SelectField
        label={t("profile:birth.pregnant")}
        value={draft.pregnant}
        options={pregnancies}
        onChange={(pregnant) => onChange({ pregnant })}
      />
      {dated && draft.pregnant !== "no" ? (
        <TextField
          label={t("profile:birth.dueDate")}
          type="date"
          hint={t("profile:birth.dueDateWhy")}
          value={draft.dueDate}
          onChange={(event) => onChange({ dueDate: event.target.value })}
        />
      ) : null}
    </div>
  );
}

/** A baby's age counts in weeks, and its weight tells more than its age. */
function SmallChildFields({ draft, onChange }: FieldsProps) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <TextField
        label={t("profile:birth.date")}
        type="date"
        hint={t("profile:birth.dateWhy")}
        value={draft.birthDate}
        onChange={(event) => onChange({ birthDate: event.target.value })}
      />
      <SelectField
        label={t("profile:birth.weightIn")}
        value={draft.units}
        options={unitNames}
        onChange={(units) => onChange({ units })}
      />
      <TextField
        label={t("profile:birth.weight")}
        inputMode="decimal"
        pattern="\d{1,3}([.,]\d+)?"
        title={t("profile:birth.weightRule")}
        hint={t("profile:birth.weightWhy")}
        value={draft.weight}
        onChange={(event) => onChange({ weight: event.target.value })}
      />
      <TextField
        label={t("profile:birth.weighedOn")}
        type="date"
        value={draft.weightOn}
        onChange={(event) => onChange({ weightOn: event.target.value })}
      />
    </div>
  );
}
