import type { AccountSummary } from "#contracts/operator.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { type AccountAct, actEffect, actName } from "./account-acts.ts";
import { useChangeAccount, useEraseAccount } from "./requests/people.ts";

type ConfirmActProps = { person: AccountSummary; act: AccountAct | null; onClose(): void };

/** Says what it does and to whom, and asks once. */
export function ConfirmAct({ person, act, onClose }: ConfirmActProps) {
  return (
    <Sheet
      open={act !== null}
      onClose={onClose}
      side="middle"
      title={act === null ? "" : t("operator:act.confirm", { act: actName(act) })}
    >
      {act === null ? null : <Question person={person} act={act} onClose={onClose} />}
    </Sheet>
  );
}

function Question({ person, act, onClose }: ConfirmActProps & { act: AccountAct }) {
  const change = useChangeAccount();
  const erase = useEraseAccount();
  const fault = change.error ?? erase.error;
  const busy = change.isPending || erase.isPending;
  function doIt() {
    if (act === "erase") erase.mutate(person.id, { onSuccess: onClose });
    else change.mutate({ id: person.id, change: act }, { onSuccess: onClose });
  }
  return (
    <div className="grid gap-4 p-5 pt-2">
      <p className="wrap-anywhere text-note font-semibold">{person.email}</p>
      <p className="text-note">{actEffect(act)}</p>
      {fault ? <Notice kind="fault">{sentenceFor(fault)}</Notice> : null}
      <div className="flex flex-wrap gap-2">
        <Button disabled={busy} onClick={doIt}>
          {busy ? t("shared:oneMoment") : actName(act)}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t("shared:cancel")}
        </Button>
      </div>
    </div>
  );
}
