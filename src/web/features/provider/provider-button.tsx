import { LogIn } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { type Leaving, useLeaveForProvider } from "./requests/visit.ts";
import { useWaysIn } from "./requests/ways-in.ts";

/** The way in with another provider; nothing where none is set up. */
export function ProviderButton(leaving: Leaving) {
  const name = useWaysIn().data?.provider;
  const leave = useLeaveForProvider();
  if (!name) return null;
  return (
    <div className="grid gap-3">
      {leave.error ? <Notice kind="fault">{sentenceFor(leave.error)}</Notice> : null}
      <Button
        look="quiet"
        className="min-h-12"
        disabled={leave.isPending || leave.isSuccess}
        onClick={() => leave.mutate(leaving)}
      >
        <LogIn aria-hidden className="size-5 rtl:-scale-x-100" />
        {leave.isPending || leave.isSuccess
          ? t("provider:going", { name })
          : t("provider:go", { name })}
      </Button>
    </div>
  );
}
