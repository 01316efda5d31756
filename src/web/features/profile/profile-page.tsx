import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { MedicineNameList } from "./medicine-name-list.tsx";
import { PeopleSection } from "./people-section.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { useProfile } from "./requests/get-profile.ts";

export default function ProfilePage() {
  const profile = useProfile();
  return (
    <Page
      title="About you"
      lead="Everything here is up to you. It lets Healify notice what matters for your age, a pregnancy or your medicines. It can add a warning, never remove one."
    >
      {profile.error ? <Notice kind="fault">{sentenceFor(profile.error)}</Notice> : null}
      {profile.data ? <ProfileForm profile={profile.data} /> : null}
      <PeopleSection />
      <MedicineNameList />
    </Page>
  );
}
