import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { useMe } from "../auth/requests/me.ts";
import { InvitationSection } from "./invitation-section.tsx";
import { PersonRow } from "./person-row.tsx";
import { usePeople } from "./requests/people.ts";

/** Who has an account on this server, and who may come. */
export default function PeoplePage() {
  const people = usePeople();
  const me = useMe();
  const items = people.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t("operator:people.title")} lead={t("operator:people.lead")}>
      {people.error ? <Notice kind="fault">{sentenceFor(people.error)}</Notice> : null}
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {items.map((person) => (
          <PersonRow key={person.id} person={person} isMe={person.id === me.data?.id} />
        ))}
      </ul>
      {people.hasNextPage ? (
        <Button
          look="quiet"
          className="w-fit"
          disabled={people.isFetchingNextPage}
          onClick={() => void people.fetchNextPage()}
        >
          {t("operator:people.more")}
        </Button>
      ) : null}
      <InvitationSection />
    </Page>
  );
}
