import { type FormEvent, useState } from "react";
import type { Profile } from "#contracts/profile.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { SelectField } from "../../components/select-field.tsx";
import { TextField } from "../../components/text-field.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { ListField } from "./list-field.tsx";
import { type ProfileDraft, profileDraft, profileOf, sexes } from "./profile-draft.ts";
import { usePutProfile } from "./requests/put-profile.ts";

export function ProfileForm({ profile }: { profile: Profile }) {
  const [draft, setDraft] = useState(() => profileDraft(profile));
  const put = usePutProfile();
  function change(part: Partial<ProfileDraft>) {
    put.reset();
    setDraft({ ...draft, ...part });
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    put.mutate(profileOf(draft, profile));
  }
  return (
    <form onSubmit={submit} className="grid gap-6">
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label="Year of birth"
          inputMode="numeric"
          pattern="(19|20)\d\d"
          title="Four digits, such as 1984"
          maxLength={4}
          value={draft.yearOfBirth}
          onChange={(event) => change({ yearOfBirth: event.target.value })}
        />
        <SelectField
          label="Sex"
          value={draft.sex}
          options={sexes}
          onChange={(sex) => change({ sex })}
        />
      </div>
      {draft.sex === "male" ? null : <PregnancyFields draft={draft} onChange={change} />}
      <ListField
        label="Conditions"
        hint="Such as asthma or diabetes"
        items={draft.conditions}
        onChange={(conditions) => change({ conditions })}
      />
      <ListField
        label="Medicines"
        hint="What you take, also without a prescription"
        items={draft.medicines}
        onChange={(medicines) => change({ medicines })}
      />
      <ListField
        label="Allergies"
        hint="To medicines, food or anything else"
        items={draft.allergies}
        onChange={(allergies) => change({ allergies })}
      />
      {put.error ? <Notice kind="fault">{sentenceFor(put.error)}</Notice> : null}
      {put.isSuccess ? <Notice>Saved.</Notice> : null}
      <Button type="submit" className="min-h-12 sm:w-fit" disabled={put.isPending}>
        {put.isPending ? "Saving…" : "Save"}
      </Button>
    </form>
  );
}

type PregnancyFieldsProps = { draft: ProfileDraft; onChange(part: Partial<ProfileDraft>): void };

function PregnancyFields({ draft, onChange }: PregnancyFieldsProps) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <SelectField
        label="Pregnant"
        value={draft.pregnant}
        options={{ "": "Not said", no: "No", yes: "Yes" }}
        onChange={(pregnant) => onChange({ pregnant })}
      />
      {draft.pregnant === "yes" ? (
        <TextField
          label="Due date"
          type="date"
          value={draft.dueDate}
          onChange={(event) => onChange({ dueDate: event.target.value })}
        />
      ) : null}
    </div>
  );
}
