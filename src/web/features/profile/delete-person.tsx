import { useState } from "react";
import type { CaredFor } from "#contracts/profile.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { useDeletePerson } from "./requests/delete-person.ts";

/** Asks once more: it can't be brought back. */
export function DeletePerson({ person, onDeleted }: { person: CaredFor; onDeleted(): void }) {
  const [isAsked, setIsAsked] = useState(false);
  const remove = useDeletePerson();
  if (!isAsked) {
    return (
      <Button look="plain" className="w-fit -ms-4" onClick={() => setIsAsked(true)}>
        {t("profile:people.delete")}
      </Button>
    );
  }
  return (
    <div className="grid gap-3 rounded-control border border-line bg-sunken p-4">
      <p className="font-semibold">{t("profile:people.deleteReally", { name: person.name })}</p>
      <p className="text-note text-soft">{t("profile:people.deleteNote")}</p>
      {remove.error ? <Notice kind="fault">{sentenceFor(remove.error)}</Notice> : null}
      <div className="flex flex-wrap gap-2">
        <Button look="quiet" onClick={() => setIsAsked(false)}>
          {t("profile:people.keep")}
        </Button>
        <Button
          disabled={remove.isPending}
          onClick={() => remove.mutate(person.id, { onSuccess: onDeleted })}
        >
          {t("profile:people.delete")}
        </Button>
      </div>
    </div>
  );
}
