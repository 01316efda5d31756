import { type FormEvent, useState } from "react";
import type { Profile } from "#contracts/profile.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { BasicFields } from "./basic-fields.tsx";
import { CheckedMedicines } from "./checked-medicines.tsx";
import { CountryField } from "./country-field.tsx";
import { HealthFields } from "./health-fields.tsx";
import { type ProfileDraft, profileDraft, profileOf } from "./profile-draft.ts";
import { ProfilePart } from "./profile-part.tsx";
import { usePutProfile } from "./requests/put-profile.ts";

/** The own profile. */
export function ProfileForm({ profile }: { profile: Profile }) {
  const [draft, setDraft] = useState(() => profileDraft(profile));
  const [isChanged, setIsChanged] = useState(false);
  const put = usePutProfile();
  function change(part: Partial<ProfileDraft>) {
    put.reset();
    setDraft({ ...draft, ...part });
    setIsChanged(true);
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    put.mutate(profileOf(draft), { onSuccess: () => setIsChanged(false) });
  }
  const fields = { draft, onChange: change };
  return (
    <form onSubmit={submit} aria-label={t("profile:title")} className="grid gap-8">
      <ProfilePart title={t("profile:birth.title")} why={t("profile:birth.why")}>
        <BasicFields {...fields} />
      </ProfilePart>
      <ProfilePart title={t("profile:lists.title")} why={t("profile:lists.why")}>
        <HealthFields {...fields} />
        <CheckedMedicines profile={put.data ?? profile} />
      </ProfilePart>
      <ProfilePart title={t("profile:country.title")}>
        <CountryField {...fields} />
      </ProfilePart>
      {put.error ? <Notice kind="fault">{sentenceFor(put.error)}</Notice> : null}
      <SaveBar isChanged={isChanged} isSaved={put.isSuccess} isSaving={put.isPending} />
    </form>
  );
}

type SaveBarProps = { isChanged: boolean; isSaved: boolean; isSaving: boolean };

/** Stays in sight from the first change on, wherever in the form that was. */
function SaveBar({ isChanged, isSaved, isSaving }: SaveBarProps) {
  return (
    <div className="sticky bottom-0 -mx-5 flex flex-wrap items-center justify-between gap-3 border-t border-line bg-page px-5 py-3 sm:-mx-6 sm:px-6">
      <p role="status" className="text-note text-soft">
        {isChanged ? t("profile:unsaved") : isSaved ? t("profile:saved") : ""}
      </p>
      <Button type="submit" className="min-h-12" disabled={isSaving}>
        {isSaving ? t("profile:saving") : t("profile:save")}
      </Button>
    </div>
  );
}
