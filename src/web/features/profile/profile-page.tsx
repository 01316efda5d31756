import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { MedicineNameList } from "./medicine-name-list.tsx";
import { PeopleSection } from "./people-section.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { useProfile } from "./requests/get-profile.ts";

export default function ProfilePage() {
  const profile = useProfile();
  return (
    <Page title={t("profile:title")} lead={t("profile:lead")}>
      <PeopleSection />
      {profile.error ? <Notice kind="fault">{sentenceFor(profile.error)}</Notice> : null}
      {profile.data ? <ProfileForm profile={profile.data} /> : null}
      <MedicineNameList />
    </Page>
  );
}
