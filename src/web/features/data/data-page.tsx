import { Page } from "../../components/page.tsx";
import { EraseAccount } from "./erase-account.tsx";
import { ExportData } from "./export-data.tsx";

/** Taking everything away, and having everything erased. */
export default function DataPage() {
  return (
    <Page
      title="Your data"
      lead="What you told Healify is yours: take a copy of it, or have all of it erased."
    >
      <ExportData />
      <EraseAccount />
    </Page>
  );
}
