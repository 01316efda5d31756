import { Download } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { useExportData } from "./requests/export-data.ts";

/** Everything in one file, made while it is downloaded. */
export function ExportData() {
  const exporting = useExportData();
  return (
    <section className="border-t border-line pt-6">
      <h2 className="text-[1.125rem] font-bold">Take a copy</h2>
      <p className="mt-1 text-note text-soft">
        One file with your account, what you told about yourself and the people you care for, every
        chat with its answers, sources and checks, and where your words went. Unpack it and open
        index.html: it reads like a book, without a connection. The same is in it as data for other
        programs.
      </p>
      <p className="mt-3 mb-4 text-note text-soft">
        It is made while you download it and is not kept here. Whoever has the file can read all of
        it, so keep it where you would keep a letter from your doctor.
      </p>
      {exporting.error ? <Notice kind="fault">{sentenceFor(exporting.error)}</Notice> : null}
      <Button look="quiet" disabled={exporting.isPending} onClick={() => exporting.mutate()}>
        <Download aria-hidden className="size-4" />
        {exporting.isPending ? "Gathering everything…" : "Download my data"}
      </Button>
      <p role="status" className="mt-2 text-note text-soft">
        {exporting.isSuccess ? "The file is in your downloads." : ""}
      </p>
    </section>
  );
}
