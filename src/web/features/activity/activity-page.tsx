import { Link } from "react-router";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { Trans } from "../../language/trans.tsx";
import { ActivityDay } from "./activity-day.tsx";
import { activityDays } from "./activity-days.ts";
import { useActivity } from "./requests/activity.ts";

const linkClass = "text-accent underline underline-offset-4";

/** What happened with the account, in sentences, and what to do about what wasn't you. */
export default function ActivityPage() {
  const activity = useActivity();
  const items = activity.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={t("account:activity.title")}
      lead={
        <Trans
          i18nKey="account:activity.lead"
          components={{
            password: <Link to="/account/security" className={linkClass} />,
            devices: <Link to="/devices" className={linkClass} />,
          }}
        />
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
          {t("account:activity.older")}
        </Button>
      ) : null}
    </Page>
  );
}
