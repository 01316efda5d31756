import { Page } from "../../components/page.tsx";
import { t } from "../../language/t.ts";
import { EraseAccount } from "./erase-account.tsx";
import { ExportData } from "./export-data.tsx";

/** Taking everything away, and having everything erased. */
export default function DataPage() {
  return (
    <Page title={t("account:data.title")} lead={t("account:data.lead")}>
      <ExportData />
      <EraseAccount />
    </Page>
  );
}
