import { Download } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { useExportData } from "./requests/export-data.ts";

/** Everything in one file, made while it is downloaded. */
export function ExportData() {
  const exporting = useExportData();
  return (
    <section className="border-t border-line pt-6">
      <h2 className="text-heading font-bold">{t("account:copy.title")}</h2>
      <p className="mt-1 text-note text-soft">{t("account:copy.what")}</p>
      <p className="mt-3 mb-4 text-note text-soft">{t("account:copy.keep")}</p>
      {exporting.error ? <Notice kind="fault">{sentenceFor(exporting.error)}</Notice> : null}
      <Button look="quiet" disabled={exporting.isPending} onClick={() => exporting.mutate()}>
        <Download aria-hidden className="size-4" />
        {exporting.isPending ? t("account:copy.busy") : t("account:copy.press")}
      </Button>
      <p role="status" className="mt-2 text-note text-soft">
        {exporting.isSuccess ? t("account:copy.done") : ""}
      </p>
    </section>
  );
}
