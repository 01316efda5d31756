import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import type { Profile } from "#contracts/profile.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { Trans } from "../../language/trans.tsx";
import { BasicFields } from "../profile/basic-fields.tsx";
import { profileDraft, profileOf } from "../profile/profile-draft.ts";
import { useProfile } from "../profile/requests/get-profile.ts";
import { usePutProfile } from "../profile/requests/put-profile.ts";
import { StepButtons } from "./step-buttons.tsx";
import type { StepProps } from "./welcome-steps.tsx";

/** Age, sex and pregnancy: what changes most of what is said. The rest has its page. */
export function AboutYouStep(moves: StepProps) {
  const profile = useProfile();
  if (profile.error) return <Notice kind="fault">{sentenceFor(profile.error)}</Notice>;
  return profile.data ? <AboutYouForm profile={profile.data} {...moves} /> : null;
}

function AboutYouForm({ profile, onNext, onBack }: StepProps & { profile: Profile }) {
  const [draft, setDraft] = useState(() => profileDraft(profile));
  const put = usePutProfile();
  function submit(event: FormEvent) {
    event.preventDefault();
    put.mutate(profileOf(draft), { onSuccess: onNext });
  }
  return (
    <form onSubmit={submit} aria-label={t("welcome:about.title")} className="grid gap-4">
      <p className="text-note text-soft">{t("welcome:about.why")}</p>
      <BasicFields draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
      <p className="text-small text-soft">
        <Trans
          i18nKey="welcome:about.more"
          components={{ page: <Link to="/profile" className="underline underline-offset-4" /> }}
        />
      </p>
      {put.error ? <Notice kind="fault">{sentenceFor(put.error)}</Notice> : null}
      <StepButtons onBack={onBack}>
        <Button look="plain" onClick={onNext}>
          {t("welcome:steps.later")}
        </Button>
        <Button type="submit" disabled={put.isPending}>
          {put.isPending ? t("welcome:about.saving") : t("welcome:about.save")}
        </Button>
      </StepButtons>
    </form>
  );
}
