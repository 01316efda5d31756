import { ChevronDown, MessageCircle } from "lucide-react";
import { type FormEvent, useLayoutEffect, useRef, useState } from "react";
import type { CaredFor } from "#contracts/profile.ts";
import { Button, ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { TextField } from "../../components/text-field.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { askAbout } from "./asked-about.ts";
import { BasicFields } from "./basic-fields.tsx";
import { CheckedMedicines } from "./checked-medicines.tsx";
import { CountryField } from "./country-field.tsx";
import { DeletePerson } from "./delete-person.tsx";
import { HealthFields } from "./health-fields.tsx";
import { type ProfileDraft, profileDraft, profileOf } from "./profile-draft.ts";
import { useSavePerson } from "./requests/save-person.ts";

type PersonFormProps = {
  /** Null for somebody new. */
  person: CaredFor | null;
  onSaved(person: CaredFor): void;
  onDeleted(): void;
};

/** Somebody one cares for: a name is enough, a year of birth makes most of the difference. */
export function PersonForm({ person, onSaved, onDeleted }: PersonFormProps) {
  const [name, setName] = useState(person?.name ?? "");
  const [draft, setDraft] = useState(() => profileDraft(person?.profile ?? {}));
  const save = useSavePerson(person?.id ?? null);
  const form = useFirstFieldFocused(person === null);
  function change(part: Partial<ProfileDraft>) {
    save.reset();
    setDraft({ ...draft, ...part });
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate({ name: name.trim(), profile: profileOf(draft) }, { onSuccess: onSaved });
  }
  const fields = { draft, onChange: change };
  return (
    <form
      ref={form}
      onSubmit={submit}
      aria-label={person?.name ?? t("profile:people.someoneNew")}
      className="grid gap-6 p-5"
    >
      {person ? (
        <ButtonLink to="/chat" state={askAbout(person.id)} look="quiet">
          <MessageCircle aria-hidden className="size-4" />
          {t("profile:people.ask", { name: person.name })}
        </ButtonLink>
      ) : null}
      <TextField
        label={t("profile:people.name")}
        hint={t("profile:people.nameHint")}
        required
        maxLength={60}
        autoComplete="off"
        dir="auto"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <BasicFields {...fields} />
      <details open={person ? saysMore(person) : false} className="group">
        <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-2 text-note font-semibold">
          {t("profile:people.more")}
          <ChevronDown
            aria-hidden
            className="size-5 shrink-0 text-soft transition-transform group-open:rotate-180"
          />
        </summary>
        <div className="mt-3 grid gap-6">
          <HealthFields {...fields} />
          <CountryField {...fields} />
        </div>
      </details>
      {save.error ? <Notice kind="fault">{sentenceFor(save.error)}</Notice> : null}
      {person ? <CheckedMedicines profile={person.profile} /> : null}
      {person ? <DeletePerson person={person} onDeleted={onDeleted} /> : null}
      <div className="sticky bottom-0 -mx-5 -mb-5 flex justify-end border-t border-line bg-surface px-5 py-3">
        <Button type="submit" className="min-h-12" disabled={save.isPending || name.trim() === ""}>
          {save.isPending ? t("profile:saving") : t("profile:save")}
        </Button>
      </div>
    </form>
  );
}

function saysMore({ profile }: CaredFor): boolean {
  const { conditions = [], medicines = [], allergies = [], country } = profile;
  return [...conditions, ...medicines, ...allergies].length > 0 || country != null;
}

/** The dialog, once it opens, gives the focus to what bears this attribute; React's own would come too early. */
function useFirstFieldFocused(wanted: boolean) {
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    if (wanted) form.current?.querySelector("input")?.setAttribute("autofocus", "");
  }, [wanted]);
  return form;
}
