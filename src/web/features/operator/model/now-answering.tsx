import { Building2, House, Library, type LucideIcon, Monitor } from "lucide-react";
import { type RunsAt, runsAt } from "#contracts/model-choice.ts";
import type { OperatorModel } from "#contracts/operator-model.ts";
import { Notice } from "../../../components/notice.tsx";
import { t } from "../../../language/t.ts";
import { isSettled } from "../requests/model.ts";

/** What answers at this moment, and what leaves the house because of it. */
export function NowAnswering({ model }: { model: OperatorModel }) {
  const { inUse, unreadable } = model;
  return (
    <section aria-label={t("operator:model.now.title")} className="grid gap-3">
      {inUse.length === 0 ? <Notice kind="fault">{t("operator:model.now.noWorker")}</Notice> : null}
      {unreadable ? <Notice kind="fault">{t("operator:model.now.unreadable")}</Notice> : null}
      {inUse.length > 1 ? <Notice>{t("operator:model.now.differ")}</Notice> : null}
      {inUse.map((one) => (
        <InUse key={JSON.stringify(one)} one={one} counted={inUse.length > 1} />
      ))}
      {inUse.length > 0 && !isSettled(model) ? (
        <p role="status" className="text-note text-soft">
          {t("operator:model.now.takingOver")}
        </p>
      ) : null}
    </section>
  );
}

const icons: Record<RunsAt, LucideIcon> = {
  "this-machine": Monitor,
  near: House,
  elsewhere: Building2,
};

function InUse({ one, counted }: { one: OperatorModel["inUse"][number]; counted: boolean }) {
  const { id, place, workers } = one;
  const at = place === null ? null : runsAt(place);
  const Icon = at === null ? Library : icons[at];
  return (
    <div className="flex gap-4 rounded-card border border-line bg-surface p-5">
      <Icon aria-hidden className="mt-0.5 size-6 shrink-0 text-soft" />
      <div className="grid min-w-0 gap-1.5">
        <h2 className="wrap-anywhere text-heading font-bold">
          {at === null
            ? t("operator:model.now.library")
            : t("operator:model.now.model", { model: id })}
        </h2>
        <p className="wrap-anywhere text-note">
          {at === null
            ? t("operator:model.now.libraryMeans")
            : t(`operator:model.now.${at}`, { place: place ?? "" })}
        </p>
        {at === null ? null : <p className="text-note text-soft">{t("operator:model.now.goes")}</p>}
        {counted ? (
          <p className="text-small text-soft">
            {t("operator:model.now.workers", { count: workers })}
          </p>
        ) : null}
      </div>
    </div>
  );
}
