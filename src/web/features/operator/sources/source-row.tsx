import { BookOpen } from "lucide-react";
import { useState } from "react";
import type { LibrarySource } from "#contracts/operator-library.ts";
import { Button } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Sheet } from "../../../components/sheet.tsx";
import { sentenceFor } from "../../../http/request-failure.ts";
import { inDay, inList, inNumber } from "../../../language/formats.ts";
import { t } from "../../../language/t.ts";
import { useRemoveFromLibrary } from "../requests/library.ts";
import { sourceName } from "./source-names.ts";

type SourceRowProps = { source: LibrarySource; canRemove: boolean };

export function SourceRow({ source, canRemove }: SourceRowProps) {
  const [asked, setAsked] = useState(false);
  const name = sourceName(source.source);
  return (
    <li className="flex flex-wrap gap-3 px-4 py-3.5">
      <BookOpen aria-hidden className="mt-0.5 size-5 shrink-0 text-soft" />
      <div className="grid min-w-0 flex-1 basis-56 gap-0.5">
        <h2 className="wrap-anywhere text-note font-semibold">{name}</h2>
        {factsOf(source).map((fact) => (
          <p key={fact} dir="auto" className="wrap-anywhere text-small text-soft">
            {fact}
          </p>
        ))}
      </div>
      {canRemove ? (
        <Button
          look="plain"
          className="self-start"
          aria-label={t("operator:library.remove.named", { name })}
          onClick={() => setAsked(true)}
        >
          {t("shared:remove")}
        </Button>
      ) : null}
      <RemoveSheet source={source.source} open={asked} onClose={() => setAsked(false)} />
    </li>
  );
}

function factsOf(source: LibrarySource): string[] {
  const { documents, passages, publishers, licences, addedAt, withdrawn } = source;
  return [
    t("operator:library.counts", {
      count: documents,
      documents: inNumber(documents),
      passages: inNumber(passages),
    }),
    publishers.length > 0 ? t("operator:library.by", { names: inList(publishers) }) : null,
    licences.length > 0 ? t("operator:library.licences", { names: inList(licences) }) : null,
    addedAt === null ? null : t("operator:library.addedOn", { day: inDay(addedAt) }),
    withdrawn > 0 ? t("operator:library.withdrawn", { count: withdrawn }) : null,
  ].filter((fact) => fact !== null);
}

type RemoveSheetProps = { source: string; open: boolean; onClose(): void };

function RemoveSheet({ source, open, onClose }: RemoveSheetProps) {
  const remove = useRemoveFromLibrary();
  const name = sourceName(source);
  return (
    <Sheet
      open={open}
      onClose={onClose}
      side="middle"
      title={t("operator:library.remove.confirm", { name })}
    >
      <div className="grid gap-4 p-5 pt-2">
        <p className="text-note">{t("operator:library.remove.effect")}</p>
        {remove.error ? <Notice kind="fault">{sentenceFor(remove.error)}</Notice> : null}
        <div className="flex flex-wrap gap-2">
          <Button
            disabled={remove.isPending}
            onClick={() => remove.mutate(source, { onSuccess: onClose })}
          >
            {remove.isPending ? t("shared:oneMoment") : t("shared:remove")}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t("shared:cancel")}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
