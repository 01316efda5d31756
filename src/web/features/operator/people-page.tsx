import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
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
    <Page
      title="People"
      lead="Who has an account on this server. You see who they are, never what they wrote, and only the day on which they were last here."
    >
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
          Show more
        </Button>
      ) : null}
      <InvitationSection />
    </Page>
  );
}
