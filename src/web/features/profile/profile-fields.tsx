import { SelectField } from "../../components/select-field.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useNumberList } from "../emergency/use-numbers.ts";
import { ListField } from "./list-field.tsx";
import { medicineNameListId } from "./medicine-name-list.tsx";
import { isSmallChild, type ProfileDraft, sexes, unitNames } from "./profile-draft.ts";

type FieldsProps = { draft: ProfileDraft; onChange(part: Partial<ProfileDraft>): void };

/** What can be told of a person, oneself or another. */
export function ProfileFields({ draft, onChange }: FieldsProps) {
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label="Year of birth"
          inputMode="numeric"
          pattern="(19|20)\d\d"
          title="Four digits, such as 1984"
          maxLength={4}
          value={draft.yearOfBirth}
          onChange={(event) => onChange({ yearOfBirth: event.target.value })}
        />
        <SelectField
          label="Sex"
          value={draft.sex}
          options={sexes}
          onChange={(sex) => onChange({ sex })}
        />
      </div>
      {isSmallChild(draft) ? <SmallChildFields draft={draft} onChange={onChange} /> : null}
      {draft.sex === "male" || isSmallChild(draft) ? null : (
        <PregnancyFields draft={draft} onChange={onChange} />
      )}
      <ListField
        label="Conditions"
        hint="Such as asthma or diabetes"
        items={draft.conditions}
        onChange={(conditions) => onChange({ conditions })}
      />
      <ListField
        label="Medicines"
        hint="Prescribed or bought"
        suggestions={medicineNameListId}
        items={draft.medicines}
        onChange={(medicines) => onChange({ medicines })}
      />
      <ListField
        label="Allergies"
        hint="Medicines, food or other"
        items={draft.allergies}
        onChange={(allergies) => onChange({ allergies })}
      />
      <CountryField draft={draft} onChange={onChange} />
    </>
  );
}

function PregnancyFields({ draft, onChange }: FieldsProps) {
  const dated = draft.pregnant === "yes" || draft.dueDate !== "";
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <SelectField
        label="Pregnant"
        value={draft.pregnant}
        options={{ "": "Not said", no: "No", yes: "Yes" }}
        onChange={(pregnant) => onChange({ pregnant })}
      />
      {dated && draft.pregnant !== "no" ? (
        <TextField
          label="Due date"
          type="date"
          hint="Some weeks after it, this stops counting by itself."
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
        label="Date of birth"
        type="date"
        value={draft.birthDate}
        onChange={(event) => onChange({ birthDate: event.target.value })}
      />
      <SelectField
        label="Weight in"
        value={draft.units}
        options={unitNames}
        onChange={(units) => onChange({ units })}
      />
      <TextField
        label="Weight"
        inputMode="decimal"
        pattern="\d{1,3}([.,]\d+)?"
        title="A number, such as 9.5"
        value={draft.weight}
        onChange={(event) => onChange({ weight: event.target.value })}
      />
      <TextField
        label="Weighed on"
        type="date"
        value={draft.weightOn}
        onChange={(event) => onChange({ weightOn: event.target.value })}
      />
    </div>
  );
}

function CountryField({ draft, onChange }: FieldsProps) {
  const { data: list } = useNumberList();
  if (!list) return null;
  const names = list.countries.map(({ code, name }) => [code, name]);
  const options: Record<string, string> = { "": "Not said", ...Object.fromEntries(names) };
  return (
    <SelectField
      label="Country, for emergency numbers"
      value={draft.country}
      options={options}
      onChange={(country) => onChange({ country })}
    />
  );
}
