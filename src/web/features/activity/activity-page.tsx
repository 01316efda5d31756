import { Link } from "react-router";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { ActivityDay } from "./activity-day.tsx";
import { activityDays } from "./activity-days.ts";
import { useActivity } from "./requests/activity.ts";

/** What happened with the account, in sentences, and what to do about what wasn't you. */
export default function ActivityPage() {
  const activity = useActivity();
  const items = activity.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Activity"
      lead={
        <>
          What happened with your account. Was something not you?{" "}
          <Link to="/account/security" className="text-accent underline underline-offset-4">
            Change your password
          </Link>{" "}
          and{" "}
          <Link to="/devices" className="text-accent underline underline-offset-4">
            sign out the other devices
          </Link>
          .
        </>
      }
    >
      {activity.error ? <Notice kind="fault">{sentenceFor(activity.error)}</Notice> : null}
      {activityDays(items, new Date()).map((day) => (
        <ActivityDay key={day.name} day={day} />
      ))}
      {activity.hasNextPage ? (
        <Button
          look="quiet"
          className="justify-self-start"
          disabled={activity.isFetchingNextPage}
          onClick={() => void activity.fetchNextPage()}
        >
          Show older
        </Button>
      ) : null}
    </Page>
  );
}
