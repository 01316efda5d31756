import { type FormEvent, useState } from "react";
import type { CaredFor } from "#contracts/profile.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { TextField } from "../../components/text-field.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { CheckedMedicines } from "./checked-medicines.tsx";
import { type ProfileDraft, profileDraft, profileOf } from "./profile-draft.ts";
import { ProfileFields } from "./profile-fields.tsx";
import { useDeletePerson } from "./requests/delete-person.ts";
import { useSavePerson } from "./requests/save-person.ts";

type PersonFormProps = {
  /** Null for somebody new. */
  person: CaredFor | null;
  onDone(): void;
};

/** Somebody one cares for. */
export function PersonForm({ person, onDone }: PersonFormProps) {
  const [name, setName] = useState(person?.name ?? "");
  const [draft, setDraft] = useState(() => profileDraft(person?.profile ?? {}));
  const save = useSavePerson(person?.id ?? null);
  const remove = useDeletePerson();
  const fault = save.error ?? remove.error;
  function change(part: Partial<ProfileDraft>) {
    save.reset();
    setDraft({ ...draft, ...part });
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate({ name: name.trim(), profile: profileOf(draft) }, { onSuccess: onDone });
  }
  return (
    <form onSubmit={submit} aria-label={person?.name ?? "Somebody new"} className="grid gap-6 p-5">
      <TextField
        label="What you call them"
        hint="A name or a word, such as Mum."
        required
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <ProfileFields draft={draft} onChange={change} />
      {fault ? <Notice kind="fault">{sentenceFor(fault)}</Notice> : null}
      <div className="flex flex-wrap justify-end gap-2">
        {person ? (
          <Button
            look="plain"
            disabled={remove.isPending}
            onClick={() => remove.mutate(person.id, { onSuccess: onDone })}
          >
            Delete
          </Button>
        ) : null}
        <Button type="submit" disabled={save.isPending || name.trim() === ""}>
          {save.isPending ? "Saving…" : "Save"}
        </Button>
      </div>
      {person ? <CheckedMedicines profile={person.profile} /> : null}
    </form>
  );
}
