import { type FormEvent, useState } from "react";
import type { Profile } from "#contracts/profile.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { CheckedMedicines } from "./checked-medicines.tsx";
import { type ProfileDraft, profileDraft, profileOf } from "./profile-draft.ts";
import { ProfileFields } from "./profile-fields.tsx";
import { usePutProfile } from "./requests/put-profile.ts";

/** The own profile. */
export function ProfileForm({ profile }: { profile: Profile }) {
  const [draft, setDraft] = useState(() => profileDraft(profile));
  const put = usePutProfile();
  function change(part: Partial<ProfileDraft>) {
    put.reset();
    setDraft({ ...draft, ...part });
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    put.mutate(profileOf(draft));
  }
  return (
    <form onSubmit={submit} aria-label="About you" className="grid gap-6">
      <ProfileFields draft={draft} onChange={change} />
      {put.error ? <Notice kind="fault">{sentenceFor(put.error)}</Notice> : null}
      {put.isSuccess ? <Notice>Saved.</Notice> : null}
      <Button type="submit" className="min-h-12 sm:w-fit" disabled={put.isPending}>
        {put.isPending ? "Saving…" : "Save"}
      </Button>
      <CheckedMedicines profile={put.data ?? profile} />
    </form>
  );
}
